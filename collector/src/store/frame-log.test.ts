import { copyFileSync, statSync, truncateSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { newStoreFile, storeWithHosts } from '../../../test/kit/store-with-hosts.ts';
import { lifeBatch } from '../../../test/kit/wire.ts';
import { openSqlite } from './backends/sqlite.ts';
import { encodeLog } from './log-record.ts';
import { openStore } from './open.ts';
import { settleAll } from './settle-all.ts';
import type { Arrival, Store } from './store.ts';

const fromMs = 1_790_000_000_000;
const hosts = ['a', 'b', 'c'];

function arrival(hostId: string, firstSeq: number): Arrival {
  const atMs = fromMs + firstSeq * 10_000;
  return { hostId, batch: lifeBatch(firstSeq, [atMs]), receivedMs: atMs, clockOffsetMs: 0 };
}

async function opened(file: string): Promise<Store> {
  const store = await openStore(openSqlite(file));
  onTestFinished(() => store[Symbol.asyncDispose]());
  return store;
}

async function founded(): Promise<{ file: string; store: Store }> {
  const file = newStoreFile();
  const store = await storeWithHosts(file, hosts, fromMs);
  onTestFinished(() => store[Symbol.asyncDispose]());
  return { file, store };
}

function rowsOf(file: string): number {
  using database = new DatabaseSync(file, { readOnly: true });
  return Number(database.prepare('select count(*) as count from frame_log').get()?.count);
}

type Step = { readonly type: 'arrive' | 'settleHost'; readonly hostId: string } | { readonly type: 'settle' };
const host = fc.constantFrom(...hosts);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ type: fc.constant('arrive' as const), hostId: host }),
  fc.record({ type: fc.constant('arrive' as const), hostId: host }),
  fc.record({ type: fc.constant('settleHost' as const), hostId: host }),
  fc.constant({ type: 'settle' as const }),
);

test('whatever is asked for at once, everything that was acknowledged is applied once, and its rows go', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const { file, store } = await founded();
      const sent = new Map(hosts.map((hostId) => [hostId, 0]));
      await Promise.all(
        steps.map(async (one) => {
          if (one.type === 'settle') return void (await store.evidence.settle(2));
          if (one.type === 'settleHost') return store.evidence.settleHost(one.hostId);
          const firstSeq = (sent.get(one.hostId) ?? 0) + 1;
          sent.set(one.hostId, firstSeq);
          expect(await store.evidence.append(encodeLog([arrival(one.hostId, firstSeq)]))).toEqual([firstSeq]);
        }),
      );
      await settleAll(store.evidence);
      for (const [hostId, last] of sent) {
        expect(await store.evidence.lastSeen(hostId)).toBe(last === 0 ? undefined : fromMs + last * 10_000);
        expect(await store.evidence.epochs(hostId, 2)).toEqual(last === 0 ? [] : [{ epoch: 1, seq: last }]);
      }
      expect(rowsOf(file)).toBe(0);
    }),
    { numRuns: 25 },
  );
});

test('what a crash left in the log is known to the next process, and applied', async () => {
  const { file, store } = await founded();
  await store.evidence.append(encodeLog([arrival('a', 1), arrival('b', 1)]));
  const next = await opened(file);
  expect(await next.evidence.epochs('a', 1)).toEqual([{ epoch: 1, seq: 1 }]);
  expect(await next.evidence.append(encodeLog([arrival('a', 1), arrival('a', 3)]))).toEqual([1, 'gap']);
  await settleAll(next.evidence);
  expect(await next.evidence.lastSeen('b')).toBe(fromMs + 10_000);
});

test('what was applied and taken back by a loss of power is applied again, and says the same', async () => {
  const { file, store } = await founded();
  await store.evidence.append(encodeLog([arrival('a', 1), arrival('b', 1)]));
  // What comes after this in the log of writes was not waited for.
  const syncedBytes = statSync(`${file}-wal`).size;
  await settleAll(store.evidence);
  expect([rowsOf(file), statSync(`${file}-wal`).size > syncedBytes]).toEqual([0, true]);
  const left = newStoreFile();
  copyFileSync(file, left);
  copyFileSync(`${file}-wal`, `${left}-wal`);
  truncateSync(`${left}-wal`, syncedBytes);
  const next = await opened(left);
  expect([rowsOf(left), await next.evidence.lastSeen('a')]).toEqual([1, undefined]);
  await settleAll(next.evidence);
  for (const hostId of hosts) {
    expect(await next.evidence.host(hostId, fromMs * 2)).toEqual(await store.evidence.host(hostId, fromMs * 2));
  }
  expect([rowsOf(left), await next.evidence.epochs('b', 1)]).toEqual([0, [{ epoch: 1, seq: 1 }]]);
});

test('another process that applies the log takes nothing from the one that goes on', async () => {
  const { file, store } = await founded();
  await store.evidence.append(encodeLog([arrival('a', 1)]));
  await settleAll((await opened(file)).evidence);
  await store.evidence.append(encodeLog([arrival('a', 2)]));
  expect(rowsOf(file)).toBe(1);
  await store.evidence.append(encodeLog([arrival('b', 1)]));
  await store.evidence.settle(1);
  expect(await (await opened(file)).evidence.epochs('b', 1)).toEqual([{ epoch: 1, seq: 1 }]);
  await settleAll(store.evidence);
  expect(await store.evidence.lastSeen('a')).toBe(fromMs + 20_000);
  expect(rowsOf(file)).toBe(0);
});

test('a host whose evidence the tables do not take keeps it in the log, and the others go on', async () => {
  const { file, store } = await founded();
  using outside = new DatabaseSync(file);
  outside.exec(
    "create trigger no_b before insert on epochs when new.host_id = 'b' begin select raise(abort, 'no b'); end",
  );
  await store.evidence.append(encodeLog(hosts.map((hostId) => arrival(hostId, 1))));
  const failures: string[] = [];
  for (let turn = 0; turn < 4; turn++)
    await store.evidence.settle(3).catch((error: Error) => failures.push(error.message));
  expect(failures).toEqual(['no b']);
  expect([await store.evidence.lastSeen('a'), await store.evidence.lastSeen('c')]).toEqual([
    fromMs + 10_000,
    fromMs + 10_000,
  ]);
  expect(await store.evidence.epochs('b', 1)).toEqual([{ epoch: 1, seq: 1 }]);
  outside.exec('drop trigger no_b');
  const next = await opened(file);
  await settleAll(next.evidence);
  expect(await next.evidence.lastSeen('b')).toBe(fromMs + 10_000);
});

test('what cannot be applied is not overtaken by what comes after it, and its old rows go', async () => {
  const { file, store } = await founded();
  using outside = new DatabaseSync(file);
  outside.exec(
    "create trigger no_b before insert on epochs when new.host_id = 'b' begin select raise(abort, 'no b'); end",
  );
  await store.evidence.append(encodeLog([arrival('b', 1)]));
  await store.evidence.append(encodeLog([arrival('a', 1)]));
  await expect(store.evidence.settle(1)).rejects.toThrow('no b');
  await store.evidence.append(encodeLog([arrival('b', 2)]));
  outside.exec('drop trigger no_b');
  await settleAll(store.evidence);
  // What was logged again, and what came after it.
  expect(rowsOf(file)).toBe(2);
  const next = await opened(file);
  await settleAll(next.evidence);
  expect((await next.evidence.host('b', fromMs * 2)).samples).toHaveLength(2);
  expect(await next.evidence.epochs('b', 1)).toEqual([{ epoch: 1, seq: 2 }]);
  expect(rowsOf(file)).toBe(0);
});

test('a row that is not what was written keeps nobody from the others, and is kept', async () => {
  const { file, store } = await founded();
  await store.evidence.append(encodeLog([arrival('a', 1)]));
  await store.evidence.append(encodeLog([arrival('b', 1)]));
  using outside = new DatabaseSync(file);
  outside.exec("update frame_log set frames = x'00000000ff' where n = 1");
  const next = await opened(file);
  await settleAll(next.evidence);
  expect([await next.evidence.lastSeen('a'), await next.evidence.lastSeen('b')]).toEqual([undefined, fromMs + 10_000]);
  expect(outside.prepare('select n from frame_log').all()).toEqual([{ n: -1 }]);
});
