/** Between two neighbours lie 2 %. */
const perDoubling = 32;
const buckets = 32 * perDoubling;

/** How long many things took, in little room; can be put together with others and sent to another process. */
export class Latencies {
  readonly counts: Uint32Array;
  maxMs: number;

  constructor(counts = new Uint32Array(buckets), maxMs = 0) {
    this.counts = counts;
    this.maxMs = maxMs;
  }

  add(ms: number): void {
    if (ms > this.maxMs) this.maxMs = ms;
    const bucket = Math.min(buckets - 1, Math.max(0, Math.round(Math.log2(ms * 1000) * perDoubling)));
    this.counts[bucket] = (this.counts[bucket] ?? 0) + 1;
  }

  merge(other: Pick<Latencies, 'counts' | 'maxMs'>): void {
    this.maxMs = Math.max(this.maxMs, other.maxMs);
    for (const [bucket, count] of other.counts.entries()) this.counts[bucket] = (this.counts[bucket] ?? 0) + count;
  }

  get count(): number {
    return this.counts.reduce((sum, count) => sum + count, 0);
  }

  /** The time below which `share` of all lie; 0 of none. */
  percentileMs(share: number): number {
    let left = this.count * share;
    for (const [bucket, count] of this.counts.entries()) {
      left -= count;
      if (count > 0 && left <= 0) return 2 ** (bucket / perDoubling) / 1000;
    }
    return 0;
  }
}
