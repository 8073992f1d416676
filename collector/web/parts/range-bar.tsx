import { usePage, useWords } from '../page.ts';
import { usePlace } from '../router.ts';
import { MonthStepper } from './month-stepper.tsx';
import { At } from './now.tsx';
import type { Range } from './range.ts';

const kinds = ['24h', '7d', 'month'] as const;

/** Which stretch of time everything below is about. */
export function RangeBar({ range }: { range: Range }) {
  const { t, router } = useWords();
  const { instants } = usePage();
  const place = usePlace();
  const show = (kind: (typeof kinds)[number]): void => {
    const cleared = { from: null, to: null, month: kind === 'month' ? place.query.get('month') : null };
    router.go(place.with({ ...cleared, range: kind === '24h' ? null : kind }), 'push');
  };
  return (
    <div className="range-bar">
      <fieldset className="segments" aria-label={t('host.range')}>
        {kinds.map((kind) => (
          <button key={kind} type="button" aria-pressed={range.kind === kind} onClick={() => show(kind)}>
            {t(`range.${kind}`)}
          </button>
        ))}
        {range.kind === 'custom' && (
          <button type="button" aria-pressed="true" title={t('range.reset')} onClick={() => show('24h')}>
            {t('range.custom')} ✕<span className="hidden">{t('range.reset')}</span>
          </button>
        )}
      </fieldset>
      {range.kind === 'month' && <MonthStepper />}
      <p className="range-dates muted">
        <At ms={range.fromMs} as="minute" /> – <At ms={range.toMs} as="end" /> {instants.zoneLabel(range.fromMs)}
      </p>
    </div>
  );
}
