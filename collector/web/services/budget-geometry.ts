import type { PromiseDetail } from '../../src/api/contract/promise.ts';
import { dayOf, dayWindow } from '../format/day.ts';
import type { Zone } from '../format/zone.ts';
import { isUnmeasured } from './is-unmeasured.ts';

/** Where what of the chart lies, in px. */
export interface BudgetGeometry {
  readonly height: number;
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly ideal: string;
  readonly actual: string;
  /** From now on, at the rate so far; null where nothing lies ahead. */
  readonly forecast: string | null;
  readonly zeroY: number;
  readonly now: { readonly x: number; readonly y: number } | null;
  /** Where the budget is, or was, used up. */
  readonly exhaustedX: number | null;
  readonly days: readonly { readonly x: number; readonly atMs: number }[];
  readonly levels: readonly { readonly y: number; readonly ms: number }[];
}

const height = 270;
const margin = { left: 76, right: 14, top: 14, bottom: 26 };

/** Dates closer together than this run into each other. */
const dayLabelPx = 78;

/** The chart of what is left of a budget, `widthPx` wide. */
export function budgetGeometry(
  { course, promise, asOf }: Pick<PromiseDetail, 'course' | 'promise' | 'asOf'>,
  zone: Zone,
  widthPx: number,
): BudgetGeometry {
  const { budgetMs, forecast } = promise;
  const [fromMs, toMs, asOfMs] = [promise.from, promise.to, asOf].map((at) => Date.parse(at)) as [
    number,
    number,
    number,
  ];
  const plot = { left: margin.left, right: widthPx - margin.right, top: margin.top, bottom: height - margin.bottom };
  const known = isUnmeasured(promise) ? [] : course.filter((point) => point.remainingMs !== null);
  const lowestMs = Math.min(...known.map(({ remainingMs }) => remainingMs ?? 0));
  // What a bad first day lets expect lies far below anything that matters.
  const expectedMs = Math.max(forecast.remainingAtEndMs, -budgetMs);
  const [maxMs, minMs] = [Math.max(budgetMs, 1), Math.min(0, lowestMs, expectedMs)];
  const x = (atMs: number): number => plot.left + ((atMs - fromMs) / (toMs - fromMs)) * (plot.right - plot.left);
  const y = (ms: number): number =>
    plot.top + ((maxMs - Math.max(ms, minMs)) / (maxMs - minMs)) * (plot.bottom - plot.top);
  const path = (points: readonly (readonly [atMs: number, ms: number])[]): string =>
    points.map(([atMs, ms], index) => `${index === 0 ? 'M' : 'L'}${x(atMs).toFixed(1)} ${y(ms).toFixed(1)}`).join('');

  const last = known.at(-1);
  const isRunning = asOfMs < toMs && last !== undefined;
  const exhaustedMs = forecast.exhaustedAt === null ? null : Date.parse(forecast.exhaustedAt);
  const lastMs = last?.remainingMs ?? 0;
  const bend: (readonly [number, number])[] = exhaustedMs !== null && !forecast.isExhausted ? [[exhaustedMs, 0]] : [];
  return {
    height,
    plot,
    ideal: path(course.map(({ at, idealMs }) => [Date.parse(at), idealMs])),
    actual: path(known.map(({ at, remainingMs }) => [Date.parse(at), remainingMs ?? 0])),
    forecast: isRunning ? path([[asOfMs, lastMs], ...bend, [toMs, forecast.remainingAtEndMs]]) : null,
    zeroY: y(0),
    now: isRunning ? { x: x(asOfMs), y: y(lastMs) } : null,
    exhaustedX: exhaustedMs === null ? null : x(exhaustedMs),
    days: dayTicks(fromMs, toMs, zone, plot.right - plot.left).map((atMs) => ({ x: x(atMs), atMs })),
    levels: levelTicks(maxMs, minMs).map((ms) => ({ y: y(ms), ms })),
  };
}

function dayTicks(fromMs: number, toMs: number, zone: Zone, widthPx: number): number[] {
  const starts: number[] = [];
  for (let atMs = fromMs; atMs < toMs; ) {
    starts.push(atMs);
    atMs = dayWindow(dayOf(atMs, zone), zone).toMs;
  }
  const every = Math.max(1, Math.ceil((starts.length * dayLabelPx) / Math.max(1, widthPx)));
  return starts.filter((_, index) => index % every === 0);
}

const minuteMs = 60_000;
/** Steps that people count time in. */
const stepsMs = [1, 5, 10, 15, 30, 60, 120, 240, 480, 1440, 2880, 7200, 14_400].map((minutes) => minutes * minuteMs);
const levelsMax = 6;

function levelTicks(maxMs: number, minMs: number): number[] {
  const stepMs = stepsMs.find((one) => (maxMs - minMs) / one <= levelsMax) ?? (maxMs - minMs) / levelsMax;
  const first = Math.ceil(minMs / stepMs);
  const count = Math.floor(maxMs / stepMs) - first + 1;
  // Not −0, which would be written with its sign.
  return Array.from({ length: count }, (_, index) => (first + index) * stepMs || 0);
}
