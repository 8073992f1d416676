import { encodeLog } from '@kadoban/collector/src/store/log-record.ts';
import { readCheck, readHost } from '@kadoban/collector/src/store/readings.ts';
import { settleAll } from '@kadoban/collector/src/store/settle-all.ts';
import type { Arrival, Host, Store } from '@kadoban/collector/src/store/store.ts';
import type { Random } from './random.ts';

/** How many arrivals share a commit in a replay, at the most. */
const groupMax = 8;

/**
 * Gives `open`ed stores the same batches in another order: any but within an epoch, where the protocol has an order, and some of them twice. What is
 * kept is applied at any time, of any hosts, and by processes that know it only from the log.
 */
export async function replay(open: () => Promise<Store>, arrivals: readonly Arrival[], random: Random): Promise<Store> {
  let store = await open();
  const queues = [...Map.groupBy(arrivals, ({ hostId, batch }) => `${hostId} ${batch.epoch}`).values()].map((all) => [
    ...all,
  ]);
  while (queues.length > 0) {
    const group: Arrival[] = [];
    for (let size = random.between(1, groupMax); size > 0 && queues.length > 0; size--) {
      const index = random.between(0, queues.length - 1);
      const next = queues[index]?.shift();
      if (next) group.push(next);
      if (next && random.chance(0.1)) group.push(next);
      if (queues[index]?.length === 0) queues.splice(index, 1);
    }
    const stored = await store.evidence.append(encodeLog(group));
    const refused = stored.filter((one) => typeof one !== 'number');
    if (refused.length > 0) throw new Error(`a replay was refused: ${refused.join(' ')}`);
    if (random.chance(0.02)) store = await open();
    if (random.chance(0.3)) await store.evidence.settle(random.between(1, 3));
    const [some] = group;
    if (some && random.chance(0.1)) await store.evidence.settleHost(some.hostId);
  }
  await settleAll(store.evidence);
  return store;
}

/** More than hosts of a simulation have boots. */
const inventoriesMax = 10_000;

/** Everything that is derived of some hosts, as one text each. */
export async function derived(store: Store, hosts: readonly Host[], asOfMs: number): Promise<string[]> {
  const texts: string[] = [];
  for (const host of hosts) {
    const { target, changes } = await readHost(store, host, asOfMs);
    texts.push(`${target} ${JSON.stringify(changes)}`);
    texts.push(`${target} is made of ${JSON.stringify(await store.inventories.list(host.hostId, inventoriesMax))}`);
    for (const check of await store.evidence.checks(host.hostId)) {
      const reading = await readCheck(store, host, check, asOfMs);
      texts.push(`${reading.target} ${JSON.stringify(reading.changes)}`);
    }
  }
  return texts;
}
