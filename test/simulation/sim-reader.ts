import type { Clock } from '@kadoban/collector/src/clock.ts';
import { asOf } from '@kadoban/collector/src/store/as-of.ts';
import { readHost } from '@kadoban/collector/src/store/readings.ts';
import type { Store } from '@kadoban/collector/src/store/store.ts';
import type { ServeParts } from './sim-serve.ts';
import type { Told } from './told.ts';

/** As the reader's thread has it. */
const budgetMs = 100;

export interface ReaderParts
  extends Pick<ServeParts, 'database' | 'random' | 'readEveryMs' | 'log' | 'keptCount' | 'onTold'> {
  readonly clock: Clock;
  readonly store: Store;
}

/** Somebody who asks at any moment how all hosts, or one of them, are doing, until the process ends. */
export function startReading(parts: ReaderParts): void {
  const { clock, random, log } = parts;
  const ask = () => read(parts).catch((err: unknown) => log.error({ err }, 'a question was not answered'));
  const plan = () => void clock.after(random.waitMs(parts.readEveryMs), () => void ask().then(plan));
  plan();
}

async function read(parts: ReaderParts): Promise<void> {
  const { store, clock, random, onTold } = parts;
  const keptCount = parts.keptCount();
  const hosts = await store.hosts.list();
  const one = random.chance(0.5) ? hosts[random.between(0, hosts.length - 1)] : undefined;
  const asOfMs = await asOf(store.evidence, clock.now, budgetMs, one?.hostId);
  for (const { hostId } of one ? [one] : hosts) {
    const applied = appliedOf(parts, hostId);
    // As it is now: settling may have brought what its last handshake told.
    const host = await store.hosts.find(hostId);
    if (!host) throw new Error(`${hostId} is unknown`);
    const { samples } = await store.evidence.host(hostId, asOfMs);
    const reading = await readHost(store, host, asOfMs);
    onTold({ host, asOfMs, atMs: clock.now(), keptCount, applied, samples, reading });
  }
}

function appliedOf({ database }: ReaderParts, hostId: string): Told['applied'] {
  const rows = database.database.prepare('select epoch, seq from epochs where host_id = ?').all(hostId);
  return new Map(rows.map(({ epoch, seq }) => [Number(epoch), Number(seq)]));
}
