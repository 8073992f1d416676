import type { Lifecycle } from '@kadoban/proto/messages';
import { correctedMs } from '../store/arrival-clock.ts';
import type { Arrival, DefinitionEntry, DefinitionStore } from '../store/store.ts';
import { maintenanceAsksPerDay } from './limits.ts';

const dayMs = 86_400_000;

/** Later than this after its arrival nothing is believed. */
const futureMs = 5000;

type Told = Extract<Lifecycle, { type: 'maintenanceStarted' | 'maintenanceEnded' }>;

/**
 * Makes of the planned work that a host tells of a maintenance that waits for its approval: without one it counts for nothing, so that no host can
 * excuse itself.
 */
export class ToldMaintenance {
  readonly #definitions: Pick<DefinitionStore, 'append' | 'current'>;
  #asked = Promise.resolve();

  constructor(definitions: Pick<DefinitionStore, 'append' | 'current'>) {
    this.#definitions = definitions;
  }

  /**
   * To be awaited before the batch is stored, because what was acknowledged is not told again; what was written once is not written again. Resolves in
   * the order of the calls, whatever each has to do: batches must not overtake each other.
   */
  ask(arrival: Arrival): Promise<void> {
    const told = arrival.batch.lifecycle.filter(isTold);
    if (told.length > 0) this.#asked = this.#asked.then(() => this.#write(told, arrival));
    return this.#asked;
  }

  async #write(told: readonly Told[], arrival: Arrival): Promise<void> {
    const prefix = prefixOf(arrival.hostId);
    for (const event of told) {
      const atMs = correctedMs(arrival, event.atMs);
      if (atMs > arrival.receivedMs + futureMs) continue;
      const asked = (await this.#definitions.current('maintenance')).filter(({ id }) => id.startsWith(prefix));
      for (const change of changesBy(event, atMs, asked, arrival)) await this.#definitions.append([change]);
    }
  }
}

function isTold(event: Lifecycle): event is Told {
  return event.type === 'maintenanceStarted' || event.type === 'maintenanceEnded';
}

function prefixOf(hostId: string): string {
  return `agent-${hostId}-`;
}

function changesBy(event: Told, atMs: number, asked: readonly DefinitionEntry[], { hostId, receivedMs }: Arrival) {
  const id = `${prefixOf(hostId)}${atMs}`;
  const said = {
    kind: 'maintenance',
    author: `host:${hostId}`,
    atMs: receivedMs,
    effectiveFromMs: null,
    reason: '',
  } as const;
  // Whatever goes on is over when it is said to be, or something else begins.
  const ended = asked
    .filter((entry) => entry.id !== id && goesOnAt(entry, atMs))
    .map(({ id: open, body, version }) => ({
      ...said,
      id: open,
      body: { ...body, cancelledAt: timeText(atMs) },
      expectedVersion: version,
    }));
  if (event.type === 'maintenanceEnded') return ended;
  const lately = asked.filter((entry) => entry.atMs > receivedMs - dayMs);
  if (asked.some((entry) => entry.id === id) || lately.length >= maintenanceAsksPerDay) return ended;
  const body = {
    title: event.reason.slice(0, 200) || `host:${hostId}`,
    targets: [`host:${hostId}`],
    from: timeText(atMs),
    to: timeText(atMs + event.forMs),
    announcedAt: timeText(receivedMs),
  };
  return [...ended, { ...said, id, body, expectedVersion: null }];
}

function goesOnAt({ body }: DefinitionEntry, atMs: number): boolean {
  const { from, to, cancelledAt } = body ?? {};
  return timeMs(from) <= atMs && atMs < timeMs(to) && (cancelledAt === undefined || cancelledAt === null);
}

function timeText(ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toString();
}

/** Of bodies that were read before. */
function timeMs(text: unknown): number {
  return Temporal.Instant.from(String(text)).epochMilliseconds;
}
