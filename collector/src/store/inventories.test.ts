import type { InventoryFact, Lifecycle } from '@kadoban/proto/messages';
import { describe, expect, onTestFinished, test } from 'vitest';
import { appended } from '../../../test/kit/appended.ts';
import { addHost, backends, type TestBackend } from '../../../test/kit/backends.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { lifeBatch } from '../../../test/kit/wire.ts';
import type { Arrival } from './store.ts';

const baseMs = 1_790_000_000_000;
const facts = (kernel: string): InventoryFact[] => [
  { name: 'os', instance: '', value: 'Debian GNU/Linux 13 (trixie)' },
  { name: 'kernel', instance: '', value: kernel },
];

async function opened(backend: TestBackend) {
  const store = await backend.open(tempDir());
  onTestFinished(() => store[Symbol.asyncDispose]());
  await addHost(store, { hostId: 'h', enrolledMs: baseMs });
  return store;
}

/** An agent that starts under an epoch of its own and tells this at minutes after `baseMs`. */
function telling(epoch: number, ...told: readonly (readonly [minute: number, kernel: string])[]): Arrival {
  const lifecycle = told.map(
    ([minute, kernel]): Lifecycle => ({ type: 'inventory', atMs: baseMs + minute * 60_000, facts: facts(kernel) }),
  );
  const batch = lifeBatch(1, [], { epoch, samples: [], lifecycle });
  return { hostId: 'h', batch, receivedMs: baseMs + 86_400_000, clockOffsetMs: 0 };
}

describe.each(backends)('inventories on $name', (backend) => {
  test('a host that never told any has none', async () => {
    const store = await opened(backend);
    expect(await store.inventories.list('h', 10)).toEqual([]);
  });

  test('what is told again is no other inventory, and what comes back is', async () => {
    const store = await opened(backend);
    await appended(store, [telling(1, [1, '6.1'], [2, '6.1']), telling(2, [3, '6.12']), telling(3, [4, '6.1'])]);
    const list = await store.inventories.list('h', 10);
    expect(list).toEqual([
      { atMs: baseMs + 60_000, facts: facts('6.1') },
      { atMs: baseMs + 180_000, facts: facts('6.12') },
      { atMs: baseMs + 240_000, facts: facts('6.1') },
    ]);
    expect(await store.inventories.list('h', 2)).toEqual(list.slice(1));
  });

  test('the order in which they arrive, and how often, changes nothing', async () => {
    const arrivals = [telling(1, [1, '6.1'], [5, '6.1']), telling(2, [3, '6.12']), telling(3, [4, '6.12'])];
    const listed = async (order: readonly number[]) => {
      const store = await opened(backend);
      for (const index of order) await appended(store, [arrivals[index] ?? expect.fail()]);
      return store.inventories.list('h', 10);
    };
    const list = await listed([0, 1, 2]);
    expect(list.map(({ atMs }) => (atMs - baseMs) / 60_000)).toEqual([1, 3, 5]);
    expect(await listed([2, 0, 1, 0, 2])).toEqual(list);
  });
});
