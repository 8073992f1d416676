import '../styles/month-grid.css';
import type { PromiseDetail } from '../../src/api/contract/promise.ts';
import { dayOf } from '../format/day.ts';
import type { Instants } from '../format/instants.ts';
import { useWords } from '../page.ts';
import { usePlace } from '../router.ts';
import { DayDetail } from './day-detail.tsx';
import { MonthGrid } from './month-grid.tsx';

/** The days of the month; the address names the one that is looked at, by itself or by an instant in it. */
export function MonthPanel({ detail, instants }: { detail: PromiseDetail; instants: Instants }) {
  const { t, language, router } = useWords();
  const place = usePlace();
  const atMs = Date.parse(place.query.get('at') ?? '');
  const chosen = place.query.get('day') ?? (Number.isNaN(atMs) ? null : dayOf(atMs, instants.zone));
  const day = detail.promise.days.find((one) => one.day === chosen);
  const holiday = detail.holidays.find((one) => one.day === chosen)?.[language];
  return (
    <section className="panel">
      <header className="panel-head">
        <h2>{t('service.month')}</h2>
        <p className="muted keyboard-hint">{t('service.month.hint')}</p>
      </header>
      <MonthGrid
        detail={detail}
        today={dayOf(Date.parse(detail.asOf), instants.zone)}
        chosen={day?.day ?? null}
        choose={(next) => router.go(place.with({ day: next === chosen ? null : next, at: null }), 'replace')}
      />
      {day !== undefined && <DayDetail day={day} holiday={holiday} />}
    </section>
  );
}
