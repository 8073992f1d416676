import { hourMs } from './tiers.ts';

/** Values a host may store in an hour in the long run: 270 series each second, or 2,700 every 10 s. They take 8 MB of disk at the very most. */
const valuesPerHour = 1_000_000;

/** A spool of so many hours is taken at once. It is as much as samples are kept for by default. */
const spoolHours = 7 * 24;

/** What becomes of metrics that were sent; `newly dropped` = dropped, and those before were not: worth a note. */
export type Verdict = 'kept' | 'dropped' | 'newly dropped';

/**
 * How much of what agents send as metrics is kept. One that sends without measure, by mistake or by intent, must not fill the disk of all; what it proves
 * is kept in any case. A bucket for each host, that fills with values and leaks by the hour.
 */
export class MetricAllowance {
  readonly #buckets = new Map<string, { readonly values: number; readonly atMs: number; readonly isFull: boolean }>();

  /** Asks for room for `values`, which arrived at `atMs`. */
  take(hostId: string, values: number, atMs: number): Verdict {
    const before = this.#buckets.get(hostId) ?? { values: 0, atMs, isFull: false };
    // A clock that was set back leaks nothing, and takes nothing back.
    const leaked = (Math.max(0, atMs - before.atMs) / hourMs) * valuesPerHour;
    const left = Math.max(0, before.values - leaked);
    const isFull = left + values > valuesPerHour * spoolHours;
    this.#buckets.set(hostId, { values: isFull ? left : left + values, atMs, isFull });
    if (!isFull) return 'kept';
    return before.isFull ? 'dropped' : 'newly dropped';
  }
}
