import type { Zone } from '../format/zone.ts';

/** How finely time is chosen by hand; the form takes any minute. */
const slotMinutes = 30;
export const slotsADay = 1440 / slotMinutes;
export const slotsAWeek = 7 * slotsADay;

/** Slots of a week that are chosen, first to last, both among them. */
export interface SlotChoice {
  readonly anchor: number;
  readonly at: number;
}

/** The choice that a key makes of another; null for a key that means nothing here. A day is the unit of left and right. */
export function moveChoice(choice: SlotChoice, key: string, isExtending: boolean): SlotChoice | null {
  const by = {
    ArrowUp: -1,
    ArrowDown: 1,
    ArrowLeft: -slotsADay,
    ArrowRight: slotsADay,
    Home: -Infinity,
    End: Infinity,
  }[key];
  if (by === undefined) return null;
  const startOfDay = Math.floor(choice.at / slotsADay) * slotsADay;
  const at =
    by === -Infinity
      ? startOfDay
      : by === Infinity
        ? startOfDay + slotsADay - 1
        : Math.min(slotsAWeek - 1, Math.max(0, choice.at + by));
  if (isExtending) return { anchor: choice.anchor, at };
  const length = choice.at - choice.anchor;
  return { anchor: Math.min(slotsAWeek - 1, Math.max(0, at - length)), at };
}

/** First and last slot, in order of time. */
export function slotEnds({ anchor, at }: SlotChoice): readonly [number, number] {
  return anchor <= at ? [anchor, at] : [at, anchor];
}

/** Which wall clock a slot of a week begins at, as minutes from the week's first midnight. */
export function slotWall(slot: number): { readonly dayIndex: number; readonly clock: string } {
  const minutes = (slot % slotsADay) * slotMinutes;
  const two = (n: number): string => String(n).padStart(2, '0');
  return {
    dayIndex: Math.floor(slot / slotsADay),
    clock: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`,
  };
}

interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The hour that a week is opened at, one before what is looked for: now where the week holds it, else its first window. */
export function openingHour(windows: readonly Stretch[], week: Stretch, nowMs: number, zone: Zone): number {
  const firstMs = Math.min(
    ...windows.filter(({ fromMs, toMs }) => fromMs < week.toMs && week.fromMs < toMs).map(({ fromMs }) => fromMs),
  );
  const wantedMs = nowMs >= week.fromMs && nowMs < week.toMs ? nowMs : firstMs;
  const isWithin = wantedMs >= week.fromMs && wantedMs < week.toMs;
  return isWithin ? Math.max(0, zone.wallClock(wantedMs).hour - 1) : 0;
}

/** A window laid into its day: side by side with those that overlap it, by lanes. */
export function lanesOf<T extends Stretch>(
  windows: readonly T[],
): { readonly window: T; readonly lane: number; readonly lanes: number }[] {
  const ends: number[] = [];
  const placed = windows
    .toSorted((a, b) => a.fromMs - b.fromMs)
    .map((window) => {
      const free = ends.findIndex((endMs) => endMs <= window.fromMs);
      const lane = free === -1 ? ends.length : free;
      ends[lane] = window.toMs;
      return { window, lane };
    });
  return placed.map((one) => ({ ...one, lanes: ends.length }));
}
