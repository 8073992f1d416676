import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import type { Availability, HostDetail, SpanList } from '../../src/api/contract.ts';
import { useClock } from '../clock.ts';
import { useResource } from '../data/resource.ts';
import { AgentPanel } from '../host/agent-panel.tsx';
import { AvailabilityCard } from '../host/availability-card.tsx';
import { CheckTable } from '../host/check-table.tsx';
import { HostHead, HostTiles } from '../host/host-head.tsx';
import { InventoryPanel } from '../host/inventory-panel.tsx';
import { OutageTable } from '../host/outage-table.tsx';
import { SpanTable } from '../host/span-table.tsx';
import { usePage, useWords } from '../page.ts';
import { CursorContext, createCursor } from '../parts/cursor.ts';
import { StaleNote } from '../parts/live-indicator.tsx';
import { monthName, useMonth } from '../parts/month-stepper.tsx';
import { Now, useNow } from '../parts/now.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { customQuery, rangeOf } from '../parts/range.ts';
import { RangeBar } from '../parts/range-bar.tsx';
import { availabilityPath, hostPath, spansPath } from '../parts/range-paths.ts';
import { Timeline } from '../parts/timeline.tsx';
import { usePlace } from '../router.ts';
import type { ScreenProps } from './screens.ts';

// The drawing of charts is the largest part of the page and no part of what one looks at first.
const Charts = lazy(async () => ({ default: (await import('../parts/charts.tsx')).Charts }));

const stateEveryMs = 2000;
const historyEveryMs = 5000;

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
          <p className="nothing">{t('problem.host')}</p>
        ) : (
          <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />
        ))}
      {data !== undefined && <Host host={data} />}
    </Now>
  );
}

function Host({ host }: { host: HostDetail }) {
  const { t, router } = useWords();
  const { instants } = usePage();
  const place = usePlace();
  const zone = instants.zone.name;
  const minuteMs = useClock(10_000);
  const range = useMemo(() => rangeOf(place.query, minuteMs, instants.zone), [place.query, minuteMs, instants.zone]);
  const [cursor] = useState(createCursor);
  const zoom = useCallback(
    (fromMs: number, toMs: number) => router.go(place.with(customQuery(fromMs, toMs)), 'push'),
    [router, place],
  );
  const freshness = { host: host.id, everyMs: historyEveryMs };
  const spans = useResource<SpanList>(spansPath(host.id, range, null), freshness);
  const availability = useResource<Availability>(availabilityPath(host.id, range, zone, null), freshness);
  const nowMs = useNow();
  const month = host.availability.period;
  return (
    <CursorContext value={cursor}>
      <StaleNote asOf={host.availability.asOf} nowMs={nowMs} />
      <HostHead host={host} />
      <HostTiles host={host} month={month === null ? '' : monthName(t, month)} />
      <RangeBar range={range} />
      <section className="panel">
        <header className="panel-head">
          <h2>{t('timeline.title')}</h2>
          <p className="muted keyboard-hint">{t('timeline.hint')}</p>
        </header>
        {spans.problem !== undefined && (
          <ProblemNote problem={spans.problem} kept={spans.data !== undefined} retry={spans.reload} />
        )}
        {spans.data !== undefined && (
          <>
            <Timeline
              list={spans.data}
              window={range}
              label={t('timeline.label', { name: host.name })}
              size="full"
              zoom={zoom}
            />
            <SpanTable list={spans.data} />
          </>
        )}
      </section>
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
      <Suspense fallback={<p className="panel muted">{t('loading')}</p>}>
        <Charts hostId={host.id} range={range} zoom={zoom} />
      </Suspense>
      <InventoryPanel hostId={host.id} />
      <AgentPanel host={host} />
    </CursorContext>
  );
}
