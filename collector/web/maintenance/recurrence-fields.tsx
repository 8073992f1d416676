import { createZone, isZoneName } from '../format/zone.ts';
import { useWords } from '../page.ts';
import { Field } from '../parts/field.tsx';
import { WallField } from '../parts/wall-field.tsx';
import { type FormProps, PatternFields } from './pattern-fields.tsx';
import type { PlanForm } from './plan-form.ts';
import { recursOf } from './plan-form.ts';
import { recurrenceWords } from './rule-words.ts';

/** When a plan comes again: how often, from when, how long, until when; and all of it as a sentence. */
export function RecurrenceFields({ form, change }: FormProps) {
  const { t, language } = useWords();
  const isDst = isZoneName(form.timeZone) && changesClocks(form.timeZone, form.start);
  return (
    <>
      <div className="fields">
        <WallField
          label={t('maintenance.plan.first', { zone: form.timeZone })}
          value={form.start}
          timeZone={form.timeZone}
          toward="future"
          required
          change={(start) => change({ start })}
        />
        <Field label={t('maintenance.plan.hours')} required>
          {(tied) => (
            <input
              {...tied}
              type="number"
              min={1}
              max={20160}
              value={form.minutes}
              onChange={(event) => change({ minutes: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('maintenance.plan.zone')}>
          {(tied) => (
            <select {...tied} value={form.timeZone} onChange={(event) => change({ timeZone: event.target.value })}>
              {[...new Set([form.timeZone, ...Intl.supportedValuesOf('timeZone'), 'UTC'])].map((zone) => (
                <option key={zone}>{zone}</option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <PatternFields form={form} change={change} />
      <EndFields form={form} change={change} />
      <p className="rule-words" aria-live="polite">
        {recurrenceWords(recursOf(form), t, language)}
      </p>
      {isDst && <p className="field-hint">{t('maintenance.plan.dst')}</p>}
    </>
  );
}

function EndFields({ form, change }: FormProps) {
  const { t } = useWords();
  return (
    <div className="fields">
      <Field label={t('maintenance.plan.ends')}>
        {(tied) => (
          <select
            {...tied}
            value={form.ends}
            onChange={(event) => change({ ends: event.target.value as PlanForm['ends'] })}
          >
            {(['never', 'until', 'count'] as const).map((ends) => (
              <option key={ends} value={ends}>
                {t(`maintenance.plan.ends.${ends}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {form.ends === 'until' && (
        <Field label={t('maintenance.plan.until')} required>
          {(tied) => (
            <input
              {...tied}
              type="date"
              value={form.until}
              onChange={(event) => change({ until: event.target.value })}
            />
          )}
        </Field>
      )}
      {form.ends === 'count' && (
        <Field label={t('maintenance.plan.count')} required>
          {(tied) => (
            <input
              {...tied}
              type="number"
              min={1}
              max={999}
              value={form.count}
              onChange={(event) => change({ count: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field label={t('maintenance.plan.except')} hint={t('maintenance.plan.except.hint')}>
        {(tied) => <input {...tied} value={form.except} onChange={(event) => change({ except: event.target.value })} />}
      </Field>
    </div>
  );
}

/** Whether a zone's clocks show two different times in a year. */
function changesClocks(timeZone: string, start: string): boolean {
  const zone = createZone(timeZone);
  const year = Number(start.slice(0, 4)) || 2026;
  return zone.offsetMs(Date.UTC(year, 0, 1)) !== zone.offsetMs(Date.UTC(year, 6, 1));
}
