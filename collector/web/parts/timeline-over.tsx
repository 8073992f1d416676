import { type Window, xOf } from './timeline-geometry.ts';

/** A stretch of time in the terms of a drawing. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What lies over the states of a timeline: planned work, time in which nothing was promised, and marks such as deployments. */
export interface Overlays {
  readonly maintenance: readonly (Stretch & { readonly isApproved: boolean })[];
  readonly closed: readonly Stretch[];
  readonly marks: readonly { readonly atMs: number; readonly text: string }[];
}

interface TimelineOverProps {
  readonly overlays: Overlays;
  readonly window: Window;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Narrower ones would not be seen at all. */
const widthMinPx = 3;
/** The band above the bars in which planned work lies; a state is never covered. */
export const bandPx = 8;
const markPx = 4;

/** Behind the bars: time in which nothing was promised. */
export function TimelineUnder({ overlays, window, widthPx, heightPx }: TimelineOverProps) {
  return overlays.closed.map((stretch) => (
    <rect key={stretch.fromMs} className="over-closed" {...placed(stretch, window, widthPx)} y={0} height={heightPx} />
  ));
}

/** Before the bars: planned work as a hatched band along the top with its edges all the way down, and marks as flags. */
export function TimelineOver({ overlays, window, widthPx, heightPx }: TimelineOverProps) {
  return (
    <>
      {overlays.maintenance.map((work) => {
        const { x, width } = placed(work, window, widthPx);
        return (
          <g key={`${work.fromMs} ${work.toMs}`} className="over-maintenance" data-approved={work.isApproved}>
            <rect x={x} width={width} y={0} height={bandPx} />
            <path d={`M${x} 0V${heightPx}M${x + width} 0V${heightPx}`} />
          </g>
        );
      })}
      {overlays.marks.map(({ atMs, text }) => {
        const x = xOf(atMs, window, widthPx);
        return (
          <path
            key={`${atMs} ${text}`}
            className="over-mark"
            d={`M${x} 0V${heightPx}M${x} 0l${markPx * 2} ${markPx}l${-markPx * 2} ${markPx}z`}
          >
            <title>{text}</title>
          </path>
        );
      })}
    </>
  );
}

function placed({ fromMs, toMs }: Stretch, window: Window, widthPx: number): { x: number; width: number } {
  const left = Math.max(0, xOf(fromMs, window, widthPx));
  const right = Math.min(widthPx, xOf(toMs, window, widthPx));
  return { x: left, width: Math.max(widthMinPx, right - left) };
}
