import '../styles/availability.css';
import '../styles/outages.css';
import '../styles/services.css';
import '../styles/service.css';
import '../styles/service-form.css';
import { useEffect, useMemo } from 'react';
import type { PromiseDetail } from '../../src/api/contract/promise.ts';
import { useResource } from '../data/resource.ts';
import { dayOf } from '../format/day.ts';
import { createInstants } from '../format/instants.ts';
import { usePage, useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { StaleNote } from '../parts/live-indicator.tsx';
import { useMonth } from '../parts/month-stepper.tsx';
import { Now, useNow } from '../parts/now.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { usePlace } from '../router.ts';
import { AgreementsPanel } from '../services/agreements-panel.tsx';
import { BudgetChart } from '../services/budget-chart.tsx';
import { BurnPanel } from '../services/burn-panel.tsx';
import { DefinitionPanel } from '../services/definition-panel.tsx';
import { HistoryPanel } from '../services/history-panel.tsx';
import { MapPanel } from '../services/map-panel.tsx';
import { MonthPanel } from '../services/month-panel.tsx';
import { ServiceHead } from '../services/service-head.tsx';
import { ServiceOutages } from '../services/service-outages.tsx';
import { VerdictPanel } from '../services/verdict-panel.tsx';
import { WarningsNote } from '../services/warnings-note.tsx';
import type { ScreenProps } from './screens.ts';

const freshness = {
  host: 'all',
  topics: ['slos', 'services', 'calendars', 'adjustments', 'maintenance'],
  everyMs: 5000,
} as const;

export default function ServiceScreen({ params }: ScreenProps) {
  const { t } = useWords();
  const { instants } = usePage();
  const { month } = useServiceMonth();
  const zone = encodeURIComponent(instants.zone.name);
  const path = `/api/v1/slos/${encodeURIComponent(params.id ?? '')}/month?month=${month}&tz=${zone}`;
  const { data, problem, status, reload } = useResource<PromiseDetail>(path, freshness);
  const title = data?.promise.title ?? params.id ?? '';
  return (
    <Now asOf={data?.asOf}>
      <title>{`${data?.promise.state.status === 'down' ? '✕ ' : ''}${title} – kadoban`}</title>
      {problem !== undefined &&
        (status === 404 ? (
          <div className="nothing">
            <p>{t('service.missing')}</p>
            <Link className="button" href="/services">
              {t('service.back')}
            </Link>
          </div>
        ) : (
          <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />
        ))}
      {data === undefined ? problem === undefined && <Skeleton /> : status !== 404 && <Service detail={data} />}
    </Now>
  );
}

/** The month of the address. An instant without its month is given it, so that the stepper goes on from there. */
function useServiceMonth(): { month: string } {
  const { router } = useWords();
  const { instants } = usePage();
  const { month } = useMonth();
  const place = usePlace();
  const atMs = Date.parse(place.query.get('at') ?? '');
  const ofAt = place.query.has('month') || Number.isNaN(atMs) ? null : dayOf(atMs, instants.zone).slice(0, 7);
  useEffect(() => {
    if (ofAt !== null) router.go(place.with({ month: ofAt }), 'replace');
  }, [ofAt, router, place]);
  return { month: ofAt ?? month };
}

function Service({ detail }: { detail: PromiseDetail }) {
  const { language } = useWords();
  const { instants, session } = usePage();
  const nowMs = useNow();
  const { promise } = detail;
  // Days and periods are those of the promise, wherever somebody looks from.
  const own = useMemo(
    () => (promise.timeZone === instants.zone.name ? instants : createInstants(promise.timeZone, language)),
    [promise.timeZone, instants, language],
  );
  const isInside = session.may.includes('look');
  return (
    <div className="service">
      <StaleNote asOf={detail.asOf} nowMs={nowMs} />
      <ServiceHead detail={detail} />
      {isInside && <WarningsNote slo={promise.slo} />}
      <VerdictPanel detail={detail} instants={own} />
      <div className="two">
        <BudgetChart detail={detail} instants={own} />
        <MonthPanel detail={detail} instants={own} />
      </div>
      <ServiceOutages detail={detail} />
      <div className="two">
        <DefinitionPanel terms={detail.terms} slo={promise.slo} target={promise.target} />
        <div className="stack">
          <BurnPanel slo={promise.slo} />
          {isInside && <AgreementsPanel slo={promise.slo} month={detail.month} />}
        </div>
      </div>
      {isInside && <MapPanel slo={promise.slo} name={promise.title} />}
      {isInside && <HistoryPanel slo={promise.slo} />}
    </div>
  );
}
