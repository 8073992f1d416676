import type { Status } from '../../src/api/contract.ts';
import { statusOrder } from './status-order.ts';

/** A span in the terms of a drawing: from where to where, and which. */
export interface TimedSpan {
  readonly fromMs: number;
  readonly toMs: number;
  readonly status: Status;
}

export interface Window {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface Bar {
  readonly x: number;
  readonly width: number;
  readonly status: Status;
  /** Which of the spans it stands for; of several that share a dot, the first. */
  readonly index: number;
}

/** Trouble is never thinner than this, however short: a minute of a month is a thirtieth of a dot. */
const troubleWidthMinPx = 2;

/** Where on the drawing an instant is. */
export function xOf(atMs: number, { fromMs, toMs }: Window, widthPx: number): number {
  return ((atMs - fromMs) / (toMs - fromMs)) * widthPx;
}

/** Which instant a place on the drawing is. */
export function instantAt(x: number, { fromMs, toMs }: Window, widthPx: number): number {
  return Math.round(fromMs + (x / widthPx) * (toMs - fromMs));
}

/**
 * The bars of a timeline in the order to draw them: worse states later, so that they lie on top. Spans of one state that
 * fall on the same dots become one bar, so that a month of flapping costs no more than the drawing has dots.
 */
export function layoutBars(spans: readonly TimedSpan[], window: Window, widthPx: number): Bar[] {
  const lastEnd: Partial<Record<Status, number>> = {};
  const bars: Bar[] = [];
  for (const [index, span] of spans.entries()) {
    if (span.toMs <= window.fromMs || span.fromMs >= window.toMs) continue;
    const left = Math.max(0, xOf(span.fromMs, window, widthPx));
    const right = Math.min(widthPx, xOf(span.toMs, window, widthPx));
    const widthMinPx = span.status === 'up' ? 0 : troubleWidthMinPx;
    const width = Math.max(widthMinPx, right - left);
    const x = Math.min(left, widthPx - width);
    const covered = lastEnd[span.status];
    if (covered !== undefined && x + width <= covered) continue;
    lastEnd[span.status] = x + width;
    bars.push({ x, width, status: span.status, index });
  }
  return bars.toSorted((a, b) => statusOrder.indexOf(b.status) - statusOrder.indexOf(a.status));
}

/** How far beside trouble a pointer may be and still mean it. */
const reachPx = 3;

/** The span under a pointer: what lies on top, and trouble also when it is missed by a little. */
export function spanUnder(bars: readonly Bar[], x: number): number | null {
  const hit = (bar: Bar): boolean => {
    const reach = bar.status === 'up' ? 0 : reachPx;
    return x >= bar.x - reach && x < bar.x + bar.width + reach;
  };
  return bars.findLast(hit)?.index ?? null;
}

/** The next span in a direction that is not up; the same place when there is none. */
export function nextTrouble(spans: readonly TimedSpan[], index: number, by: 1 | -1): number {
  for (let next = index + by; next >= 0 && next < spans.length; next += by) {
    if (spans[next]?.status !== 'up') return next;
  }
  return index;
}
