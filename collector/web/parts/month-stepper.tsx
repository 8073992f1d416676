import { useClock } from '../clock.ts';
import { isMonth, monthAt, shiftMonth } from '../format/month.ts';
import type { Translate } from '../i18n/translate.ts';
import { usePage, useWords } from '../page.ts';
import { usePlace } from '../router.ts';
import { Chevron } from './icons.tsx';

/** The month of the address, else the one that the zone's calendar shows now. */
export function useMonth(): { month: string; current: string } {
  const { instants } = usePage();
  const current = monthAt(useClock(60_000), instants.zone);
  const wanted = usePlace().query.get('month');
  return { month: wanted !== null && isMonth(wanted) ? wanted : current, current };
}

export function monthName(t: Translate, month: string): string {
  return t('month.name', { year: month.slice(0, 4), month: month.slice(5) });
}

export function MonthStepper() {
  const { t, router } = useWords();
  const place = usePlace();
  const { month, current } = useMonth();
  const show = (next: string): void => router.go(place.with({ month: next === current ? null : next }), 'replace');
  return (
    <fieldset className="stepper" aria-label={t('month.label')}>
      <button
        type="button"
        className="icon-button"
        title={t('month.previous')}
        onClick={() => show(shiftMonth(month, -1))}
      >
        <Chevron to="left" />
        <span className="hidden">{t('month.previous')}</span>
      </button>
      <span className="stepper-value" aria-live="polite">
        {monthName(t, month)}
      </span>
      <button
        type="button"
        className="icon-button"
        title={t('month.next')}
        disabled={month >= current}
        onClick={() => show(shiftMonth(month, 1))}
      >
        <Chevron to="right" />
        <span className="hidden">{t('month.next')}</span>
      </button>
      {month !== current && (
        <button type="button" className="link-button" onClick={() => show(current)}>
          {t('month.current')}
        </button>
      )}
    </fieldset>
  );
}
