import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll } from 'vitest';
import { addMissingRoots } from '../../collector/src/jobs/daily-root.ts';
import { inputHashOf } from '../../collector/src/store/revisions.ts';
import { sealAll } from '../../collector/src/store/seal-all.ts';
import type { Store } from '../../collector/src/store/store.ts';
import { appended } from './appended.ts';
import { command } from './command.ts';
import { newStoreFile, storeWithHosts } from './store-with-hosts.ts';

export const hourMs = 3_600_000;
/** When the two days begin. */
export const startMs = Date.UTC(2026, 9, 1, 10);

/** Two hosts over two days: each alive, one with a check, sealed every hour, a definition, a root for each day. */
async function liveTwoDays(store: Store): Promise<void> {
  const { signingKey } = await store.identity();
  const rule = {
    name: 'web',
    kind: 'tcp',
    target: 'tcp://127.0.0.1:80',
    intervalMs: 3_600_000,
    failures: 1,
    recoveries: 1,
  };
  for (let hour = 0; hour < 40; hour++) {
    const atMs = startMs + hour * hourMs;
    for (const hostId of ['h1', 'h2']) {
      const samples = [{ boot: hour < 20 ? 'b1' : 'b2', atMs: [atMs], monoMs: [hour * hourMs], instances: [] }];
      const status = hour % 3 === 2 ? ('down' as const) : ('up' as const);
      const look = { check: 'web', atMs, status, reason: '', output: '', timings: [] };
      const started = { type: 'agentStarted' as const, atMs, boot: 'b2', bootAtMs: atMs - 1000, version: '1' };
      const lifecycle = [
        ...(hour === 0 ? [{ type: 'checkSet' as const, atMs, checks: [rule] }] : []),
        ...(hour === 19 ? [{ type: 'hostShutdown' as const, atMs: atMs + 1000, boot: 'b1' }] : []),
        ...(hour === 20 ? [started] : []),
      ];
      const lostBefore = { count: 2, fromMs: atMs, toMs: atMs, reason: 'full' };
      const batch = { epoch: hour + 1, firstSeq: 3, samples, results: [look], lifecycle, lostBefore };
      await appended(store, [{ hostId, batch, receivedMs: atMs, clockOffsetMs: 0 }]);
    }
    await store.upTimes.stamp('run', startMs, atMs);
    await sealAll(store.chains, atMs + 60_000, 'test');
    await addMissingRoots(store.chains, signingKey, atMs + 120_000);
  }
  const slo = {
    kind: 'slo',
    id: 's',
    body: { objective: '99' },
    effectiveFromMs: null,
    author: 'x',
    reason: '',
  } as const;
  const atMs = startMs + 41 * hourMs;
  await store.definitions.append([{ ...slo, atMs, expectedVersion: null }]);
  await store.definitions.append([{ ...slo, body: { objective: '98' }, atMs, expectedVersion: 1 }]);
  const revision = { ...slo, kind: 'revision', id: 's/2026-09', body: { inputHash: inputHashOf('{}') } } as const;
  await store.revisions.freeze({ ...revision, atMs, expectedVersion: null }, '{}');
  await addMissingRoots(store.chains, signingKey, startMs + 72 * hourMs);
}

/** A store of two days for all tests of a file. */
export function twoDaysStore() {
  let original = '';
  beforeAll(async () => {
    original = join(mkdtempSync(join(tmpdir(), 'kadoban-verify-')), 'kadoban.sqlite');
    await using store = await storeWithHosts(original, ['h1', 'h2'], startMs);
    await liveTwoDays(store);
  });
  afterAll(() => rmSync(dirname(original), { recursive: true }));
  return {
    /** Its directory. */
    untouched: () => dirname(original),
    /** The directory of a copy on which somebody ran `sql` who knows how to get rid of triggers. */
    tampered(sql: string): string {
      const file = newStoreFile();
      copyFileSync(original, file);
      const database = new DatabaseSync(file);
      for (const table of ['host_entries', 'definitions', 'roots', 'frozen_documents']) {
        database.exec(`drop trigger ${table}_no_update; drop trigger ${table}_no_delete`);
      }
      database.exec(sql);
      database.close();
      return dirname(file);
    },
  };
}

/** What the command says of a data directory. */
export const verifying = (data: string, ...options: string[]) => command(['verify', '--data', data, ...options]);
