import { openStore } from '@kadoban/collector/src/store/open.ts';
import type { Arrival } from '@kadoban/collector/src/store/store.ts';
import { expect, test } from 'vitest';
import { addHost } from '../kit/backends.ts';
import { lifeBatch } from '../kit/wire.ts';
import { Random } from './random.ts';
import { derived, replay } from './replay.ts';
import { SimDatabase } from './sim-database.ts';
import { emptyStore } from './world.ts';

const hostId = 'host-1';
const startMs = Date.UTC(2026, 10, 1);
const seconds = (...all: number[]) => all.map((second) => startMs + second * 1000);

/** What a host says of its two boots, as it came. */
function arrivals(): Arrival[] {
  const about = { hostId, receivedMs: startMs + 600_000 };
  const first = (firstSeq: number, atMs: number[]) => lifeBatch(firstSeq, atMs, { epoch: 1, boot: 'a' });
  const { samples: last } = lifeBatch(1, seconds(60), { boot: 'a' });
  const second = lifeBatch(1, seconds(120), { epoch: 2, boot: 'b' });
  return [
    { ...about, clockOffsetMs: 0, batch: first(1, seconds(0, 20)) },
    // It stood still for some seconds; how many is known better a little later.
    { ...about, clockOffsetMs: -7500, batch: first(3, seconds(40)) },
    { ...about, clockOffsetMs: -4800, batch: first(4, seconds(60)) },
    {
      ...about,
      clockOffsetMs: 0,
      clock: { former: { boot: 'a', offsetMs: -4800 } },
      batch: { ...second, samples: [...last, ...second.samples] },
    },
  ];
}

test('a run of the agent that tells how the one before it ended comes behind it, as agents send them', async () => {
  const empty = await emptyStore();
  const host = { hostId, publicKey: 'k', machineIdHash: 'm', enrolledMs: startMs };
  const told = new Set<string>();
  for (let seed = 1; seed <= 20; seed++) {
    const database = new SimDatabase({ commitMs: () => 0, isFull: () => false }, empty);
    const open = () => openStore(database.openDirectly());
    await addHost(await open(), host);
    const store = await replay(open, arrivals(), new Random(seed));
    told.add((await derived(store, await store.hosts.list(), startMs + 130_000)).join('\n'));
  }
  expect([...told]).toEqual([expect.stringContaining('suspended')]);
});
