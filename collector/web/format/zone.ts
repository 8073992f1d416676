const hourMs = 3_600_000;

/** What the clocks of a zone show at an instant. */
export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export interface Zone {
  readonly name: string;
  wallClock(atMs: number): WallClock;
  /** How far the zone is ahead of UTC at an instant, in ms. */
  offsetMs(atMs: number): number;
}

/** A time zone by its IANA name, from the browser's own tables; throws RangeError for a name they do not have. */
export function createZone(name: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const wallClock = (atMs: number): WallClock => {
    const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
    for (const { type, value } of format.formatToParts(atMs)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return { year, month, day, hour, minute, second };
  };
  const offsetMs = (atMs: number): number => {
    const { year, month, day, hour, minute, second } = wallClock(atMs);
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(atMs / 1000) * 1000;
  };
  return { name, wallClock, offsetMs };
}

export function isZoneName(name: string): boolean {
  try {
    createZone(name);
    return true;
  } catch {
    return false;
  }
}

/** The instant at which the zone's clocks first show `wallMs` (wall time counted as if it were UTC). */
export function instantOf(wallMs: number, zone: Zone): number {
  const early = wallMs - zone.offsetMs(wallMs - 24 * hourMs);
  const late = wallMs - zone.offsetMs(wallMs + 24 * hourMs);
  // The two differ around a change of the clocks only; the first one that reads back right is the earlier instant.
  const reads = (atMs: number): boolean => atMs + zone.offsetMs(atMs) === wallMs;
  return reads(early) || !reads(late) ? early : late;
}
