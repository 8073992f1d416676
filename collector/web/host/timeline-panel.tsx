import { useMemo } from 'react';
import type { HostOverlays } from '../../src/api/contract/host.ts';
import type { HostDetail, HostEvents, Metrics, SpanList } from '../../src/api/contract.ts';
import { type Resource, useResource } from '../data/resource.ts';
import { useWords } from '../page.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import type { Range } from '../parts/range.ts';
import { overlaysPath } from '../parts/range-paths.ts';
import { Timeline } from '../parts/timeline.tsx';
import type { Overlays } from '../parts/timeline-over.tsx';
import { MomentLine } from './moment-line.tsx';
import { OverlayList } from './overlay-list.tsx';
import { SpanTable } from './span-table.tsx';

/** Plans change rarely, and a change is told. */
const overlaysEveryMs = 60_000;
const topics = ['maintenance', 'calendars', 'slos', 'services'];

interface TimelinePanelProps {
  readonly host: HostDetail;
  readonly range: Range;
  readonly spans: Resource<SpanList>;
  readonly events: HostEvents['events'];
  readonly metrics: Metrics | undefined;
  readonly pinnedMs: number | null;
  zoom(fromMs: number, toMs: number): void;
  pin(atMs: number | null): void;
}

/** How the host was through the range, with what people had planned over it, and what it was like at the instant under the cursor. */
export function TimelinePanel({ host, range, spans, events, metrics, pinnedMs, zoom, pin }: TimelinePanelProps) {
  const { t } = useWords();
  const told = useResource<HostOverlays>(overlaysPath(host.id, range), { topics, everyMs: overlaysEveryMs }).data;
  const overlays = useMemo(
    () => (told === undefined ? undefined : overlaysOf(told, events, range)),
    [told, events, range],
  );
  return (
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
            overlays={overlays}
            zoom={zoom}
            pin={pin}
          />
          <MomentLine spans={spans.data.spans} metrics={metrics} pinnedMs={pinnedMs} unpin={() => pin(null)} />
          {told !== undefined && overlays !== undefined && <OverlayList overlays={overlays} told={told} />}
          <SpanTable list={spans.data} />
        </>
      )}
    </section>
  );
}

function overlaysOf({ maintenance, closed }: HostOverlays, events: HostEvents['events'], range: Range): Overlays {
  return {
    maintenance: maintenance.map(({ from, to, approved }) => ({
      fromMs: Date.parse(from),
      toMs: Date.parse(to),
      isApproved: approved,
    })),
    closed: closed.map(({ from, to }) => ({ fromMs: Date.parse(from), toMs: Date.parse(to) })),
    marks: events
      .filter(({ event }) => event === 'mark')
      .map(({ at, detail }) => ({ atMs: Date.parse(at), text: detail }))
      .filter(({ atMs }) => atMs >= range.fromMs && atMs < range.toMs)
      .toReversed(),
  };
}
