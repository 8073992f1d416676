import { useMemo } from 'react';
import { usePage } from '../page.ts';
import { tickLabel } from './tick-label.ts';
import { type Window, xOf } from './timeline-geometry.ts';
import { ticksOf } from './timeline-ticks.ts';

/** Room for the widest label, a date with its weekday, and the air around it. */
const labelPx = 92;
const axisPx = 20;

export function TimelineAxis({ window, widthPx }: { window: Window; widthPx: number }) {
  const { instants } = usePage();
  const ticks = useMemo(
    () => ticksOf(window, Math.max(2, Math.floor(widthPx / labelPx)), instants.zone),
    [window, widthPx, instants],
  );
  return (
    <svg className="axis" width={widthPx} height={axisPx} aria-hidden="true">
      {ticks.atMs.map((atMs) => {
        const x = xOf(atMs, window, widthPx);
        // A label that would run out at the right says nothing; its tick still does.
        const fits = x + labelPx / 2 < widthPx;
        return (
          <g key={atMs} transform={`translate(${x} 0)`}>
            <line y2={4} />
            {fits && (
              <text x={3} y={15}>
                {tickLabel(atMs, ticks.stepMs, instants)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
