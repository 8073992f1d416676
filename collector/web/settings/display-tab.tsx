import type { ReactNode } from 'react';
import { usePage, useWords } from '../page.ts';
import { StateMark } from '../parts/state-mark.tsx';

/** How the page looks and reacts in this browser. */
export default function DisplayTab() {
  const { t, preferences, setPreferences } = useWords();
  const { instants } = usePage();
  const { theme, palette, density, era, keys, language } = preferences;
  return (
    <section className="panel display-choices">
      <p className="muted">{t('settings.display.lead')}</p>
      <Choice
        label={t('bar.language')}
        value={language ?? 'browser'}
        options={[
          ['browser', t('settings.display.browser')],
          ['ja', '日本語'],
          ['en', 'English'],
        ]}
        choose={(value) => setPreferences({ language: value === 'ja' || value === 'en' ? value : null })}
      />
      <Choice
        label={t('bar.theme')}
        value={theme ?? 'system'}
        options={(['system', 'light', 'dark'] as const).map((value) => [value, t(`bar.theme.${value}`)])}
        choose={(value) => setPreferences({ theme: value === 'light' || value === 'dark' ? value : null })}
      />
      <Choice
        label={t('settings.display.palette')}
        value={palette}
        options={(['standard', 'okabe-ito', 'contrast'] as const).map((value) => [
          value,
          t(`settings.display.palette.${value}`),
        ])}
        choose={(value) => setPreferences({ palette: value })}
      >
        <span className="palette-sample">
          {(['up', 'degraded', 'down', 'unknown'] as const).map((status) => (
            <StateMark key={status} status={status} />
          ))}
        </span>
      </Choice>
      <Choice
        label={t('settings.display.density')}
        value={density}
        options={(['normal', 'compact'] as const).map((value) => [value, t(`settings.display.density.${value}`)])}
        choose={(value) => setPreferences({ density: value })}
      />
      <Choice
        label={t('settings.display.dates')}
        value={era ? 'era' : 'western'}
        options={(['western', 'era'] as const).map((value) => [value, t(`settings.display.dates.${value}`)])}
        choose={(value) => setPreferences({ era: value === 'era' })}
      >
        <span className="muted">{instants.minute(Date.now())}</span>
      </Choice>
      <label className="check-line">
        <input type="checkbox" checked={keys} onChange={(event) => setPreferences({ keys: event.target.checked })} />
        {t('keys.enabled')}
      </label>
    </section>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, text: string])[];
  choose(value: Value): void;
  /** What the choice looks like. */
  readonly children?: ReactNode;
}

function Choice<Value extends string>({ label, value, options, choose, children }: ChoiceProps<Value>) {
  return (
    <fieldset className="display-choice">
      <legend>{label}</legend>
      {options.map(([one, text]) => (
        <label key={one}>
          <input type="radio" name={label} checked={one === value} onChange={() => choose(one)} />
          {text}
        </label>
      ))}
      {children}
    </fieldset>
  );
}
