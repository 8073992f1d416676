import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appended } from '../../../test/kit/appended.ts';
import { randomArrivals } from '../../../test/kit/arrivals.ts';
import { command } from '../../../test/kit/command.ts';
import { newStoreFile, storeWithHosts } from '../../../test/kit/store-with-hosts.ts';
import { hourMs, startMs, twoDaysStore, verifying } from '../../../test/kit/two-days-store.ts';
import { openSqlite } from '../store/backends/sqlite.ts';
import { openStore } from '../store/open.ts';
import { sealAll } from '../store/seal-all.ts';

const { tampered, untouched } = twoDaysStore();

describe('verify', () => {
  test('finds nothing where nothing was changed, and says how much it saw', async () => {
    expect(await verifying(untouched())).toEqual({
      exitCode: 0,
      out: ['no broken link: 5 chains, 123 entries, 3 signed roots'],
      err: [],
    });
    expect(JSON.parse((await verifying(untouched(), '--json')).out[0] ?? '')).toEqual({
      ok: true,
      chains: 5,
      entries: 123,
      roots: 3,
      anchored: true,
      unsealed: { rows: 0, from: null, to: null },
      damagedLogRows: [],
    });
  });

  test('says that nothing anchors the chains before the first root', async () => {
    const data = tampered('delete from roots');
    expect((await verifying(data)).out).toEqual([
      expect.stringMatching(/0 signed roots\nno daily root yet: nothing says/),
    ]);
    expect(JSON.parse((await verifying(data, '--json')).out[0] ?? '')).toMatchObject({ roots: 0, anchored: false });
  });

  test('evidence that is not sealed yet is no broken link, beside a collector that goes on', async () => {
    const data = tampered('');
    await using store = await openStore(openSqlite(join(data, 'kadoban.sqlite')));
    const atMs = startMs + 41 * hourMs;
    const samples = [{ boot: 'b2', atMs: [atMs], monoMs: [41 * hourMs], instances: [] }];
    const results = ['down', 'up'].map((status, index) => {
      const look = { check: 'web', atMs: startMs + 1000 * index, reason: '', output: '', timings: [] };
      return { ...look, status: status as 'down' | 'up' };
    });
    const batch = { epoch: 99, firstSeq: 1, samples, results, lifecycle: [] };
    await appended(store, [{ hostId: 'h1', batch, receivedMs: atMs, clockOffsetMs: 0 }]);
    const words = 'no broken link: 5 chains, 123 entries, 3 signed roots\n';
    const [from, to] = ['2026-10-01T10:00:00.000Z', '2026-10-03T03:00:00.000Z'];
    expect((await verifying(data)).out).toEqual([`${words}2 rows not sealed yet, from ${from} to ${to}`]);
    const told = JSON.parse((await verifying(data, '--json')).out[0] ?? '');
    expect(told).toMatchObject({ ok: true, unsealed: { rows: 2, from, to } });
    await sealAll(store.chains, atMs, 'test');
    expect((await verifying(data)).out).toEqual(['no broken link: 5 chains, 124 entries, 3 signed roots']);
  });

  test('finds nothing in a store that was only written to, sealed or not', () =>
    fc.assert(
      fc.asyncProperty(randomArrivals('h1'), fc.integer({ min: 0, max: 12 }), async (arrivals, sealedAfter) => {
        const file = newStoreFile();
        const store = await storeWithHosts(file, ['h1'], startMs);
        await store.identity();
        for (const [index, arrival] of arrivals.entries()) {
          await appended(store, [arrival]);
          if (index % 3 === 0 && index < sealedAfter) await sealAll(store.chains, startMs + index, 'test');
        }
        await store[Symbol.asyncDispose]();
        expect(await verifying(dirname(file))).toMatchObject({ exitCode: 0, err: [] });
      }),
      { numRuns: 40 },
    ));

  test('names rows of the log that cannot be read, whether a start set them aside or not', async () => {
    const data = tampered("insert into frame_log values (-3, x'00000000ff'), (7, x'00'), (8, x'00000000')");
    const answer = await verifying(data);
    expect(answer.out).toEqual(['no broken link: 5 chains, 123 entries, 3 signed roots']);
    expect(answer.err).toEqual([expect.stringMatching(/^LOG_DAMAGED: .*kadoban\.sqlite, rows 3, 7 of frame_log$/)]);
    expect(answer.exitCode).toBe(1);
    const told = JSON.parse((await verifying(data, '--json')).out[0] ?? '');
    expect(told).toMatchObject({ ok: true, damagedLogRows: [3, 7] });
  });

  test('a long walk says how far it is', async () => {
    let nowMs = 0;
    const answer = await command(['verify', '--data', untouched()], { now: () => (nowMs += 1500) });
    expect(answer.err[0]).toMatch(/^verified \d of 5 chains, \d+ entries so far$/);
  });

  test('a directory without a store is told as such', async () => {
    expect((await verifying(join(untouched(), 'absent'))).err).toEqual([expect.stringMatching(/^DATA_UNUSABLE/)]);
  });
});
