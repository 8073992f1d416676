import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appended } from '../../../test/kit/appended.ts';
import { arrivalHours, arrivalsFromMs, randomArrivals } from '../../../test/kit/arrivals.ts';
import { newStoreFile, storeWithHosts } from '../../../test/kit/store-with-hosts.ts';
import { openSqlite } from './backends/sqlite.ts';
import { hashOf, noPreviousHash } from './chain.ts';
import type { HostEntry } from './chain-store.ts';
import { collectorChain, evidenceKinds, type Fact, keyOf, kindNamed, memberOf } from './evidence-kinds.ts';
import { openStore } from './open.ts';
import type { Store } from './store.ts';

const hourMs = 3_600_000;
const endMs = arrivalsFromMs + arrivalHours * hourMs;
const hostId = 'h';

const withHost = (file: string) => storeWithHosts(file, [hostId], arrivalsFromMs);

/** What somebody has to do who has nothing but the entries: facts replace those of their key, joined ones go. */
function replayed(entries: readonly HostEntry[]): Map<string, Map<string, Fact>> {
  const kinds = new Map(evidenceKinds.map(({ name }) => [name as string, new Map<string, Fact>()]));
  for (const { body } of entries) {
    for (const [name, keys] of Object.entries(body.joined)) {
      for (const { atMs, name: key } of keys) kinds.get(name)?.delete(`${atMs} ${key}`);
    }
    for (const [name, facts] of Object.entries(body.facts)) {
      const kind = kindNamed(name);
      for (const fact of kind ? facts : []) {
        const key = keyOf(kind as (typeof evidenceKinds)[number], fact);
        kinds.get(name)?.set(`${key.atMs} ${key.name}`, fact);
      }
    }
  }
  return kinds;
}

/** Writes replayed evidence into the working rows of another store. */
function restore(file: string, facts: Map<string, Map<string, Fact>>): void {
  const database = new DatabaseSync(file);
  for (const kind of evidenceKinds.filter(({ name }) => name !== 'hosts' && name !== 'upTimes')) {
    for (const fact of facts.get(kind.name)?.values() ?? []) {
      const values = kind.columns.map((column) => {
        const value = fact[memberOf(column)] as string | number;
        return column === 'looks' ? Buffer.from(String(value), 'base64') : value;
      });
      const columns = ['host_id', ...kind.columns];
      const places = columns.map(() => '?').join();
      database.prepare(`insert into ${kind.table} (${columns}) values (${places})`).run(hostId, ...values);
    }
  }
  database.close();
}

async function evidenceOf(store: Store) {
  const checks = await store.evidence.checks(hostId);
  return {
    host: await store.evidence.host(hostId, endMs),
    checks: await Promise.all(checks.map(({ name }) => store.evidence.check(hostId, name))),
  };
}

const sealing = (atMs: number, extent: 'settled' | 'everything' = 'settled') => ({
  chain: hostId,
  atMs,
  reason: '',
  extent,
});

describe('sealing', () => {
  const steps = fc.array(fc.constantFrom('append', 'probe', 'seal', 'seal everything', 'reopen'), { maxLength: 40 });

  test('entries replayed in their order give the evidence of the working rows, whatever came when', () =>
    fc.assert(
      fc.asyncProperty(randomArrivals(hostId), steps, async (arrivals, steps) => {
        const file = newStoreFile();
        let store = await withHost(file);
        const left = [...arrivals];
        for (const [index, step] of steps.entries()) {
          const atMs = arrivalsFromMs + index * 600_000;
          if (step === 'append') await appended(store, left.splice(0, 1));
          if (step === 'probe')
            await store.evidence.addProbes([{ hostId, atMs: atMs + index, reachable: index % 2 === 0 }]);
          if (step === 'seal') await store.chains.seal(sealing(atMs));
          if (step === 'seal everything') await store.chains.seal(sealing(atMs, 'everything'));
          if (step !== 'reopen') continue;
          await store[Symbol.asyncDispose]();
          store = await openStore(openSqlite(file));
        }
        await appended(store, left);
        await store.chains.seal(sealing(endMs, 'everything'));
        expect(await store.chains.unsealed()).toEqual([]);

        const entries = await store.chains.entries(hostId, 0, 1000);
        const copyFile = newStoreFile();
        const copy = await withHost(copyFile);
        restore(copyFile, replayed(entries));
        expect(await evidenceOf(copy)).toEqual(await evidenceOf(store));
        for (const [index, entry] of entries.entries()) {
          expect(entry.n).toBe(index + 1);
          expect(entry.previousHash).toBe(entries[index - 1]?.hash ?? noPreviousHash);
          expect(hashOf(entry)).toBe(entry.hash);
        }
        await store[Symbol.asyncDispose]();
        await copy[Symbol.asyncDispose]();
      }),
      { numRuns: 60 },
    ));

  test('an hour of looks that is still being filled waits, unless everything is asked for', async () => {
    await using store = await withHost(newStoreFile());
    const look = { check: 'web', atMs: arrivalsFromMs + 60_000, status: 'up' as const };
    const batch = {
      epoch: 1,
      firstSeq: 1,
      samples: [],
      lifecycle: [],
      results: [{ ...look, reason: '', output: '', timings: [] }],
    };
    await appended(store, [{ hostId, batch, receivedMs: look.atMs, clockOffsetMs: 0 }]);
    const early = await store.chains.seal(sealing(arrivalsFromMs + hourMs - 1));
    expect(Object.keys(early?.body.facts ?? {})).toEqual(['hosts']);
    expect(await store.chains.seal(sealing(arrivalsFromMs + hourMs - 1))).toBeUndefined();
    const asked = await store.chains.seal(sealing(arrivalsFromMs + hourMs - 1, 'everything'));
    expect(Object.keys(asked?.body.facts ?? {})).toEqual(['looks']);
    await appended(store, [
      {
        hostId,
        batch: { ...batch, epoch: 2, results: [{ ...look, atMs: look.atMs + 1, reason: '', output: '', timings: [] }] },
        receivedMs: look.atMs,
        clockOffsetMs: 0,
      },
    ]);
    const settled = await store.chains.seal(sealing(arrivalsFromMs + hourMs));
    expect(Object.keys(settled?.body.facts ?? {})).toEqual(['looks']);
  });

  test('an entry is never older than the one before it, even when the clock was set back', async () => {
    await using store = await withHost(newStoreFile());
    await store.chains.seal(sealing(endMs));
    await store.hosts.revoke(hostId, { author: 'kanri', atMs: endMs });
    expect(await store.chains.seal(sealing(endMs - hourMs))).toMatchObject({ n: 2, atMs: endMs });
  });

  test('the collector’s own up-times have a chain too', async () => {
    await using store = await withHost(newStoreFile());
    await store.upTimes.stamp('run', 1, 2);
    await store.chains.seal({ ...sealing(3), chain: collectorChain });
    await store.upTimes.stamp('run', 1, 5);
    const entry = await store.chains.seal({ ...sealing(6), chain: collectorChain });
    expect(entry).toMatchObject({ n: 2, body: { facts: { upTimes: [{ runId: 'run', fromMs: 1, toMs: 5 }] } } });
  });

  test('the database itself refuses to change or delete an entry', async () => {
    const file = newStoreFile();
    await using store = await withHost(file);
    await store.chains.seal(sealing(endMs));
    const database = new DatabaseSync(file);
    expect(() => database.exec("update host_entries set reason = 'x'")).toThrow('append-only');
    expect(() => database.exec('delete from host_entries')).toThrow('append-only');
    database.close();
  });
});
