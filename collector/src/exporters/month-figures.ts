import type { Period } from '../api/answers.ts';
import type { ApiParts } from '../api/parts.ts';
import { availabilityOf } from '../ledger/availability.ts';
import { readHost } from '../store/readings.ts';
import type { Host } from '../store/store.ts';

/** What one answer may spend on figures: with a scrape each 15 s less than a hundredth of a core. The months of some hundred hosts are derived in it. */
const budgetMs = 100;

export interface HostFigures {
  readonly downMs: number;
  readonly unknownMs: number;
  readonly asOfMs: number;
}

/**
 * The current month of every host as it was derived last: the oldest are derived anew each time that somebody asks, as many as the budget
 * allows. So few hosts are always told as of now, and of thousands each has its turn.
 */
export class MonthFigures {
  readonly #parts: Pick<ApiParts, 'store' | 'now'>;
  #month: string | null = null;
  /** The oldest first. */
  #figures = new Map<string, HostFigures>();

  constructor(parts: Pick<ApiParts, 'store' | 'now'>) {
    this.#parts = parts;
  }

  /** Of those hosts that had their turn in this month. */
  async of(hosts: readonly Host[], period: Period, asOfMs: number): Promise<ReadonlyMap<string, HostFigures>> {
    if (period.month !== this.#month) this.#figures.clear();
    this.#month = period.month;
    const { store, now } = this.#parts;
    const known = new Map(hosts.map((host) => [host.hostId, host]));
    const had = [...this.#figures.keys()];
    for (const hostId of had.filter((hostId) => !known.has(hostId))) this.#figures.delete(hostId);
    const turns = [...known.keys()].filter((hostId) => !this.#figures.has(hostId)).concat([...this.#figures.keys()]);
    const beginMs = now();
    for (const hostId of turns) {
      const host = known.get(hostId) as Host;
      const reading = await readHost(store, host, asOfMs, { fromMs: period.fromMs, toMs: period.toMs });
      const { downMs, unknownMs } = availabilityOf(reading.changes, period, reading);
      this.#figures.delete(hostId);
      this.#figures.set(hostId, { downMs, unknownMs, asOfMs });
      if (Math.abs(now() - beginMs) >= budgetMs) break;
    }
    return this.#figures;
  }
}
