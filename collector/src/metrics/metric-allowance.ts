import { floorTo, hourMs } from './tiers.ts';

/** What a host may store in an hour in the long run: some 400 series each second, or 4,000 every 10 s, at what they take before they are closed. */
const bytesPerHour = 8 * 1024 * 1024;

/** A spool of so many hours is taken at once. It is as much as samples are kept for by default. */
const spoolHours = 7 * 24;

/**
 * How much of what agents send as metrics is kept. One that sends without measure, by mistake or by intent, must not fill the disk of all; what it proves
 * is kept in any case. A bucket for each host, that leaks by the hour; a restart empties them.
 */
export class MetricAllowance {
  readonly #buckets = new Map<string, { readonly bytes: number; readonly atMs: number }>();

  /** Whether there is room for `bytes` that arrived at `atMs`; they take it. */
  take(hostId: string, bytes: number, atMs: number): boolean {
    const before = this.#buckets.get(hostId) ?? { bytes: 0, atMs };
    // A clock that was set back leaks nothing.
    const leaked = (Math.max(0, atMs - before.atMs) / hourMs) * bytesPerHour;
    const filled = Math.max(0, before.bytes - leaked) + bytes;
    const isKept = filled <= bytesPerHour * spoolHours;
    this.#buckets.set(hostId, { bytes: isKept ? filled : filled - bytes, atMs });
    return isKept;
  }
}

/** Where a note about what was dropped stands: one an hour says it all, and more would be another way to fill the disk. */
export function dropNoteMs(atMs: number): number {
  return floorTo(atMs, hourMs);
}
