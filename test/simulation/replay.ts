import { encodeLog } from '@kadoban/collector/src/store/log-record.ts';
import { readCheck, readHost } from '@kadoban/collector/src/store/readings.ts';
import { settleAll } from '@kadoban/collector/src/store/settle-all.ts';
import type { Arrival, Host, Store } from '@kadoban/collector/src/store/store.ts';
import type { Random } from './random.ts';

/** How many arrivals share a commit in a replay, at the most. */
const groupMax = 8;

/** What is left to be given of one epoch, in its order, and whose life its samples tell. */
interface Queue {
  readonly hostId: string;
  readonly boots: ReadonlySet<string>;
  readonly left: Arrival[];
}

/**
 * Gives `open`ed stores the same batches in another order: any that the protocol leaves open, and some of them twice. What is kept is applied at any
 * time, of any hosts, and by processes that know it only from the log.
 */
export async function replay(open: () => Promise<Store>, arrivals: readonly Arrival[], random: Random): Promise<Store> {
  let store = await open();
  const queues = [...Map.groupBy(arrivals, ({ hostId, batch }) => `${hostId} ${batch.epoch}`).values()].map(queueOf);
  while (queues.length > 0) {
    const group: Arrival[] = [];
    for (let size = random.between(1, groupMax); size > 0 && queues.length > 0; size--) {
      const index = firstToGive(queues, random.between(0, queues.length - 1));
      const next = queues[index]?.left.shift();
      if (next) group.push(next);
      if (next && random.chance(0.1)) group.push(next);
      if (queues[index]?.left.length === 0) queues.splice(index, 1);
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

function queueOf(all: readonly Arrival[]): Queue {
  const boots = all.flatMap(({ batch }) => batch.samples.map(({ boot }) => boot));
  return { hostId: all[0]?.hostId ?? '', boots: new Set(boots), left: [...all] };
}

/**
 * Agents send older epochs before younger ones. Where both tell samples of one boot that order counts: a run keeps its ends alone, and whether its clock
 * stood still is seen between neighbours.
 */
function firstToGive(queues: readonly Queue[], wanted: number): number {
  const tellsOfSame = ({ hostId, boots }: Queue) =>
    hostId === queues[wanted]?.hostId && !boots.isDisjointFrom(queues[wanted].boots);
  const first = queues.findIndex(tellsOfSame);
  return first < 0 || first >= wanted ? wanted : firstToGive(queues, first);
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
