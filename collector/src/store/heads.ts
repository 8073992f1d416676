/** The highest number that is logged of each epoch of a host, about 100 bytes each. What is applied stands in a table too, and need not be here. */
export class Heads {
  readonly #max: number;
  /** By `host epoch`, in the order in which they came. */
  readonly #seqs = new Map<string, number>();

  constructor(max: number) {
    this.#max = max;
  }

  get size(): number {
    return this.#seqs.size;
  }

  get(hostId: string, epoch: number): number | undefined {
    return this.#seqs.get(keyOf(hostId, epoch));
  }

  set(hostId: string, epoch: number, seq: number): void {
    this.#seqs.set(keyOf(hostId, epoch), seq);
  }

  /** Lets go of those that have been here for longest, where there are too many: each start of an agent adds one. Those of hosts with something to apply stay. */
  bound(hasBacklog: (hostId: string) => boolean): void {
    const surplus = Math.max(0, this.#seqs.size - this.#max);
    for (const [key, seq] of this.#seqs.entries().take(surplus).toArray()) {
      this.#seqs.delete(key);
      if (hasBacklog(key.slice(0, key.lastIndexOf(' ')))) this.#seqs.set(key, seq);
    }
  }
}

function keyOf(hostId: string, epoch: number): string {
  return `${hostId} ${epoch}`;
}
