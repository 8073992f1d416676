import type { Span, Status } from '../../src/api/contract.ts';
import { type Bar, type Window, xOf } from './timeline-geometry.ts';

/** How much of the height a state takes: trouble stands out from far away and without colour. */
const heights: Readonly<Record<Status, number>> = { up: 0.5, degraded: 0.75, down: 1, unknown: 0.34 };

/** On less than this a pattern is a few stray dots; the height still tells the states apart. */
const patternWidthMinPx = 6;

interface TimelineBarsProps {
  readonly bars: readonly Bar[];
  readonly selected: number | null;
  readonly heightPx: number;
}

export function TimelineBars({ bars, selected, heightPx }: TimelineBarsProps) {
  return bars.map(({ x, width, status, index }) => {
    const height = Math.round(heightPx * heights[status]);
    return (
      <rect
        key={index}
        className={`bar-${status}`}
        data-thin={width < patternWidthMinPx ? '' : undefined}
        data-selected={index === selected ? '' : undefined}
        x={x}
        y={heightPx - height}
        width={width}
        height={height}
      />
    );
  });
}

interface TimelineWhiskersProps {
  readonly spans: readonly Span[];
  readonly window: Window;
  readonly widthPx: number;
}

const whiskerPx = 3;
/** Narrower ones cannot be told from the edge of the bar. */
const whiskerWidthMinPx = 3;

/** Over each edge whose instant is not exact: from when to when it may have been. */
export function TimelineWhiskers({ spans, window, widthPx }: TimelineWhiskersProps) {
  return spans.map(({ from, earliest = from, latest = from }) => {
    const left = Math.max(0, xOf(Date.parse(earliest), window, widthPx));
    const width = Math.min(widthPx, xOf(Date.parse(latest), window, widthPx)) - left;
    if (width < whiskerWidthMinPx) return null;
    return <rect key={from} className="whisker" x={left} y={0} width={width} height={whiskerPx} />;
  });
}
