import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import type { Availability, HostDetail, HostEvents, Metrics, SpanList } from '../../src/api/contract.ts';
import { useClock } from '../clock.ts';
import { useResource } from '../data/resource.ts';
import { offsetText } from '../format/offset-text.ts';
import { AgentPanel } from '../host/agent-panel.tsx';
import { AvailabilityCard } from '../host/availability-card.tsx';
import { CheckTable } from '../host/check-table.tsx';
import { Dependents } from '../host/dependents.tsx';
import { HostHead, HostTiles } from '../host/host-head.tsx';
import { InventoryPanel } from '../host/inventory-panel.tsx';
import { OutageTable } from '../host/outage-table.tsx';
import { TimelinePanel } from '../host/timeline-panel.tsx';
import { usePage, useWords } from '../page.ts';
import { CursorContext, createCursor } from '../parts/cursor.ts';
import { Link } from '../parts/link.tsx';
import { StaleNote } from '../parts/live-indicator.tsx';
import { Loading } from '../parts/loading.tsx';
import { monthName, useMonth } from '../parts/month-stepper.tsx';
import { Now, useNow } from '../parts/now.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { customQuery, pinnedOf, rangeOf } from '../parts/range.ts';
import { RangeBar } from '../parts/range-bar.tsx';
import { availabilityPath, hostMetricsPath, hostPath, spansPath } from '../parts/range-paths.ts';
import { Skeleton } from '../parts/skeleton.tsx';
import { usePlace } from '../router.ts';
import type { ScreenProps } from './screens.ts';
import '../styles/host.css';

// The drawing of charts is the largest part of the page and no part of what one looks at first.
const Charts = lazy(async () => ({ default: (await import('../parts/charts.tsx')).Charts }));

const stateEveryMs = 2000;
const historyEveryMs = 5000;
/** Agents sample every 10 s; more often there is nothing new. */
const metricsEveryMs = 10_000;
/** Agents start and stop by the week. */
const eventsEveryMs = 30_000;

const noEvents: HostEvents['events'] = [];

export default function HostScreen({ params }: ScreenProps) {
  const id = params.id ?? '';
  const { t } = useWords();
  const { instants } = usePage();
  const { current } = useMonth();
  const path = `${hostPath(id)}?month=${current}&tz=${encodeURIComponent(instants.zone.name)}`;
  const { data, problem, status, reload } = useResource<HostDetail>(path, { host: id, everyMs: stateEveryMs });
  const title = data === undefined ? id : `${data.state.status === 'down' ? '✕ ' : ''}${data.name}`;
  return (
    <Now asOf={data?.availability.asOf}>
      <title>{`${title} – kadoban`}</title>
      {problem !== undefined &&
        (status === 404 ? (
          <div className="nothing">
            <p>{t('problem.host')}</p>
            <Link className="button" href="/hosts">
              {t('host.back')}
            </Link>
          </div>
        ) : (
          <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />
        ))}
      {data === undefined ? problem === undefined && <Skeleton /> : <Host host={data} reload={reload} />}
    </Now>
  );
}

function Host({ host, reload }: { host: HostDetail; reload(): void }) {
  const { t } = useWords();
  const { instants } = usePage();
  const zone = instants.zone.name;
  const { range, zoom, pinnedMs, pin, cursor } = useView();
  const freshness = { host: host.id, everyMs: historyEveryMs };
  const spans = useResource<SpanList>(spansPath(host.id, range, null), freshness);
  const availability = useResource<Availability>(availabilityPath(host.id, range, zone, null), freshness);
  const metrics = useResource<Metrics>(hostMetricsPath(host.id, range), { host: host.id, everyMs: metricsEveryMs });
  const told = useResource<HostEvents>(`${hostPath(host.id)}/events`, { host: host.id, everyMs: eventsEveryMs });
  const events = told.data?.events ?? noEvents;
  const month = host.availability.period;
  return (
    <CursorContext value={cursor}>
      <StaleNote asOf={host.availability.asOf} nowMs={useNow()} />
      <HostHead host={host} />
      <HostTiles host={host} month={month === null ? '' : monthName(t, month)} />
      <RangeBar range={range} />
      <TimelinePanel {...{ host, range, spans, events, zoom, pinnedMs, pin }} metrics={metrics.data} />
      {availability.problem !== undefined && (
        <ProblemNote
          problem={availability.problem}
          kept={availability.data !== undefined}
          retry={availability.reload}
        />
      )}
      {availability.data !== undefined && (
        <div className="two">
          <AvailabilityCard availability={availability.data} />
          <section className="panel">
            <header className="panel-head">
              <h2>{t('host.outages.title')}</h2>
            </header>
            <OutageTable availability={availability.data} zoom={zoom} />
          </section>
        </div>
      )}
      <CheckTable hostId={host.id} checks={host.checkDetails} range={range} zone={zone} zoom={zoom} />
      <Suspense fallback={<Loading className="panel" />}>
        <Charts metrics={metrics} range={range} zoom={zoom} />
      </Suspense>
      <Dependents host={host} />
      <InventoryPanel hostId={host.id} />
      <AgentPanel host={host} spans={spans.data} events={events} reload={reload} />
    </CursorContext>
  );
}

/** What the address says to show: which stretch of time, and which instant of it. */
function useView() {
  const { router } = useWords();
  const { instants } = usePage();
  const { query, with: changed } = usePlace();
  const minuteMs = useClock(10_000);
  const text = query.toString();
  const range = useMemo(
    () => rangeOf(new URLSearchParams(text), minuteMs, instants.zone),
    [text, minuteMs, instants.zone],
  );
  const pinnedMs = pinnedOf(query);
  const [cursor] = useState(() => createCursor(pinnedMs));
  useEffect(() => cursor.pin(pinnedMs), [cursor, pinnedMs]);
  const zoom = useCallback(
    (fromMs: number, toMs: number) => router.go(changed(customQuery(fromMs, toMs)), 'push'),
    [router, changed],
  );
  const pin = (atMs: number | null): void => {
    // Without it, the range would move to be around the instant.
    const kept = query.has('range') || query.has('from') ? {} : customQuery(range.fromMs, range.toMs);
    router.go(changed({ ...kept, at: atMs === null ? null : offsetText(atMs, instants.zone) }), 'replace');
  };
  return { range, zoom, pinnedMs, pin, cursor };
}
