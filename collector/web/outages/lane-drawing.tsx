import { memo, type PointerEvent, useMemo, useState } from 'react';
import type { Lane } from '../../src/api/contract/lanes.ts';
import { SpanTip } from '../parts/span-tip.tsx';
import { TimelineBars } from '../parts/timeline-bars.tsx';
import { layoutBars, spanUnder, type TimedSpan, xOf } from '../parts/timeline-geometry.ts';
import { type Stretch, TimelineOver, TimelineUnder } from '../parts/timeline-over.tsx';
import type { View } from './lane-view.ts';
import '../styles/timeline.css';

const lanePx = 30;

interface LaneDrawingProps {
  readonly lane: Lane;
  readonly closed: readonly Stretch[];
  readonly view: View;
  readonly asOfMs: number;
  readonly widthPx: number;
  /** The span that the keyboard is at. */
  readonly selected: number | null;
  open(span: number): void;
}

/** A lane: what it was, what was planned over it, and when nothing was promised behind it. */
export const LaneDrawing = memo(function LaneDrawing(props: LaneDrawingProps) {
  const { lane, closed, view, asOfMs, widthPx, selected, open } = props;
  const [hovered, setHovered] = useState<number | null>(null);
  const bars = useMemo(() => {
    const spans = lane.spans.map(({ from, to, status }) => {
      return { fromMs: Date.parse(from), toMs: Date.parse(to), status };
    });
    // What is left was up; it comes last, so that the others keep their numbers.
    return layoutBars([...spans, ...upBetween(spans, view.fromMs, Math.min(asOfMs, view.toMs))], view, widthPx);
  }, [lane, view, asOfMs, widthPx]);
  const overlays = useMemo(() => ({ closed, marks: [], maintenance: plannedIn(lane, view) }), [lane, closed, view]);
  const under = (event: PointerEvent): number | null => {
    const index = spanUnder(bars, event.clientX - event.currentTarget.getBoundingClientRect().left);
    return index === null || index >= lane.spans.length ? null : index;
  };
  const shown = hovered ?? selected;
  const span = shown === null ? undefined : lane.spans[shown];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the lane itself is the control for the keyboard
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      className="lane-drawing"
      data-drawing=""
      onPointerMove={(event) => event.buttons === 0 && setHovered(under(event))}
      onPointerLeave={() => setHovered(null)}
      onClick={() => hovered !== null && open(hovered)}
      data-pointing={hovered !== null}
    >
      <svg width={widthPx} height={lanePx} aria-hidden="true">
        <TimelineUnder overlays={overlays} window={view} widthPx={widthPx} heightPx={lanePx} />
        <TimelineBars bars={bars} selected={shown} heightPx={lanePx - 6} />
        <TimelineOver overlays={overlays} window={view} widthPx={widthPx} heightPx={lanePx} />
      </svg>
      {span !== undefined && (
        <SpanTip span={span} next={undefined} x={xOf(Date.parse(span.from), view, widthPx)} widthPx={widthPx} />
      )}
    </div>
  );
});

/** The time between troubles, which are in order of their beginnings and may overlap. */
function upBetween(troubles: readonly TimedSpan[], fromMs: number, toMs: number): TimedSpan[] {
  const ups: TimedSpan[] = [];
  let atMs = fromMs;
  for (const trouble of [...troubles, { fromMs: toMs, toMs, status: 'up' as const }]) {
    const endMs = Math.min(trouble.fromMs, toMs);
    if (atMs < endMs) ups.push({ fromMs: atMs, toMs: endMs, status: 'up' });
    atMs = Math.max(atMs, trouble.toMs);
  }
  return ups;
}

function plannedIn({ maintenance }: Lane, { fromMs, toMs }: View) {
  return maintenance
    .map(({ from, to, approved }) => ({ fromMs: Date.parse(from), toMs: Date.parse(to), isApproved: approved }))
    .filter((work) => work.fromMs < toMs && fromMs < work.toMs);
}
