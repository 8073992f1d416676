import { metricKinds } from '@kadoban/proto/metrics';
import type { Interval } from '../ledger/change.ts';
import type { Compression } from './column.ts';
import { type DayChunks, openDays } from './day-chunks.ts';
import { free } from './free.ts';
import { type ListRoom, listRoom } from './number-list.ts';
import { arraysOf, type Points, seriesKey } from './points.ts';
import { stepLists } from './step-lists.ts';
import { dayMs, floorTo } from './tiers.ts';
import type { NewDay, ToldDays, ToldSeries } from './told-days.ts';
import { widen } from './widen.ts';

const scales: ReadonlyMap<number, number> = new Map(metricKinds.map(({ id, scale }) => [id, scale]));

/** What is asked for, and what is stored of it. */
export interface StoredWindow {
  readonly hostId: string;
  readonly window: Interval;
  readonly stepMs: number;
  readonly metrics: ReadonlySet<number>;
  readonly days: readonly DayChunks[];
  /** What is in no chunk yet, and what came too late for one. */
  readonly blocks: readonly Points[];
}

/** With fewer steps a day, most of the work would be to take days apart and put them together. */
const dayStepsMin = 12;

/** A part of a window, with the text of every series that has a sample there. */
export interface ToldPart {
  readonly steps: number;
  readonly series: readonly ToldSeries[];
}

/**
 * The steps of a window as text, a UTC day after the other where steps are small parts of days: the text of days that are asked for as a whole, and all in chunks, is
 * remembered. Undefined when it would be more than `seriesMax` series. What it gives is whole until the next window is told.
 */
export function tellWindow(
  stored: StoredWindow,
  { compression, told, seriesMax }: { compression: Compression; told: ToldDays; seriesMax: number },
): ToldPart[] | undefined {
  const parts = partsOf(stored).map((part) => ({
    ...part,
    known: part.key === undefined ? undefined : told.get(part.key, part.chunks),
  }));
  const unknown = parts.filter(({ known }) => !known);
  const opened = openDays(unknown, compression, stored.metrics).values();
  const ready = parts.map(({ known, ...part }) => ({ part, known, points: known ? [] : (opened.next().value ?? []) }));
  const names = new Set<string>();
  for (const { part, known, points } of ready) {
    for (const one of known ?? []) names.add(seriesKey(one));
    for (const { series } of known ? [] : [...points, ...part.blocks]) {
      for (const one of series) names.add(seriesKey(one));
    }
  }
  if (names.size > seriesMax) return undefined;
  const room = listRoom(Math.max(0, ...parts.map(({ steps }) => steps)));
  const fresh: NewDay[] = [];
  const answer = ready.map(({ part, known, points }) => {
    if (known) return { steps: part.steps, series: known };
    const series = tell(widen([...points, ...part.blocks], part.window, stored.stepMs), room);
    free(points.flatMap(arraysOf));
    if (part.key !== undefined) fresh.push({ key: part.key, chunks: part.chunks, series });
    return { steps: part.steps, series };
  });
  const isKept = told.keep(fresh);
  for (const { part, known } of ready) {
    if (known || part.key === undefined || !isKept) free(part.chunks.map(({ chunk }) => chunk));
  }
  free([...Object.values(room), ...stored.blocks.flatMap(arraysOf)]);
  return answer;
}

interface Part extends DayChunks {
  readonly window: Interval;
  readonly steps: number;
  readonly blocks: readonly Points[];
  /** By which its text is remembered: it is a whole day, and all of it is in chunks. */
  readonly key: string | undefined;
}

function partsOf({ hostId, window, stepMs, metrics, days, blocks }: StoredWindow): Part[] {
  const about = `${hostId} ${stepMs} ${[...metrics]}`;
  const part = (fromMs: number, toMs: number, chunks: DayChunks['chunks']): Part => {
    const late = blocks.filter(({ atMs }) => atMs.some((at) => at >= fromMs && at < toMs));
    const isWhole = toMs - fromMs === dayMs && fromMs % dayMs === 0 && chunks.length > 0 && late.length === 0;
    const steps = Math.max(0, Math.ceil((toMs - floorTo(fromMs, stepMs)) / stepMs));
    const key = isWhole ? `${fromMs} ${about}` : undefined;
    return { fromMs, window: { fromMs, toMs }, steps, chunks, blocks: late, key };
  };
  if (dayMs % stepMs !== 0 || dayMs / stepMs < dayStepsMin)
    return [
      part(
        window.fromMs,
        window.toMs,
        days.flatMap(({ chunks }) => chunks),
      ),
    ];
  const byDay = new Map(days.map(({ fromMs, chunks }) => [fromMs, chunks]));
  const parts: Part[] = [];
  for (let dayFromMs = floorTo(window.fromMs, dayMs); dayFromMs < window.toMs; dayFromMs += dayMs) {
    const toMs = Math.min(window.toMs, dayFromMs + dayMs);
    parts.push(part(Math.max(window.fromMs, dayFromMs), toMs, byDay.get(dayFromMs) ?? []));
  }
  return parts;
}

/** An agent newer than this collector may send metrics that it has no name for yet; they are kept and not told. */
function tell({ atMs, series }: Points, room: ListRoom): ToldSeries[] {
  const told = series.flatMap((one) => {
    const { metric, instance, count, min, max, sum } = one;
    const scale = scales.get(metric);
    const lists = scale === undefined ? undefined : stepLists(one, scale, room);
    free([count, min, max, sum]);
    return lists ? [{ metric, instance, ...lists }] : [];
  });
  free([atMs]);
  return told;
}
