import { generateKeyPairSync } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appended } from '../../../test/kit/appended.ts';
import { randomArrivals } from '../../../test/kit/arrivals.ts';
import { command } from '../../../test/kit/command.ts';
import { newStoreFile, storeWithHosts } from '../../../test/kit/store-with-hosts.ts';
import { addMissingRoots } from '../jobs/daily-root.ts';
import { openSqlite } from '../store/backends/sqlite.ts';
import { hashOf } from '../store/chain.ts';
import { fromEntryRow } from '../store/chains.ts';
import { openStore } from '../store/open.ts';
import { inputHashOf } from '../store/revisions.ts';
import { sealAll } from '../store/seal-all.ts';
import type { Store } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';

const hourMs = 3_600_000;
const startMs = Date.UTC(2026, 9, 1, 10);

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

let dir: string;
let original: string;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'kadoban-verify-'));
  original = join(dir, 'kadoban.sqlite');
  await using store = await storeWithHosts(original, ['h1', 'h2'], startMs);
  await liveTwoDays(store);
});
afterAll(() => rmSync(dir, { recursive: true }));

/** A copy on which somebody ran `sql` who knows how to get rid of triggers. */
function tampered(sql: string): string {
  const file = newStoreFile();
  copyFileSync(original, file);
  const database = new DatabaseSync(file);
  for (const table of ['host_entries', 'definitions', 'roots', 'frozen_documents']) {
    database.exec(`drop trigger ${table}_no_update; drop trigger ${table}_no_delete`);
  }
  database.exec(sql);
  database.close();
  return dirname(file);
}

const verifying = (data: string, ...options: string[]) => command(['verify', '--data', data, ...options]);

const entry = (host: string, n: number) => `where host_id = '${host}' and n = ${n}`;
const swapped = `update host_entries set n = n + 1000 where host_id = 'h1' and n in (3, 4);
  update host_entries set n = 4 where host_id = 'h1' and n = 1003;
  update host_entries set n = 3 where host_id = 'h1' and n = 1004`;

const tamperings: [name: string, sql: string, chain: string, entry: number | string | null, what: RegExp][] = [
  [
    'a byte of an entry’s body is flipped',
    `update host_entries set body = replace(body, '"watched":1', '"watched":0') ${entry('h1', 1)}`,
    'h1',
    1,
    /does not match its hash/,
  ],
  ['a body is no JSON', `update host_entries set body = substr(body, 2) ${entry('h2', 5)}`, 'h2', 5, /JSON/],
  ['a body is written otherwise', `update host_entries set body = body || ' ' ${entry('h2', 5)}`, 'h2', 5, /JSON/],
  ['an author is changed', `update host_entries set author = 'me' ${entry('h2', 7)}`, 'h2', 7, /its hash/],
  [
    'the time of an entry is changed',
    `update host_entries set at_ms = at_ms - 1 ${entry('h2', 7)}`,
    'h2',
    7,
    /its hash/,
  ],
  ['an entry is deleted', `delete from host_entries ${entry('h1', 7)}`, 'h1', 7, /missing/],
  ['two entries are swapped', swapped, 'h1', 3, /does not match its hash/],
  [
    'a chain is cut, and its evidence with it',
    `delete from host_entries ${entry('h1', 40)}; delete from losses where host_id = 'h1' and epoch = 40;
     delete from check_states where host_id = 'h1'; delete from check_changes where host_id = 'h1';
     delete from looks where host_id = 'h1' and hour_ms = (select max(hour_ms) from looks);
     update alive_runs set last_ms = last_ms - ${hourMs}, last_mono_ms = last_mono_ms - ${hourMs}
     where host_id = 'h1' and boot = 'b2'`,
    'roots',
    '2026-10-03',
    /names entry 40 of chain h1, which is not there/,
  ],
  ['a whole chain is deleted', "delete from host_entries where host_id = 'h2'", 'h2', null, /no entry seals/],
  [
    'a run is stretched over an outage',
    "update alive_runs set last_ms = last_ms + 60000 where host_id = 'h1' and boot = 'b1'",
    'h1',
    20,
    /working row runs b1 from 2026-10-01T10:00:00.000Z differs from it: lastMs \d+, now \d+/,
  ],
  [
    'a run is deleted',
    "delete from alive_runs where host_id = 'h1' and boot = 'b1'",
    'h1',
    20,
    /no longer hold runs b1/,
  ],
  [
    'a run is invented',
    "insert into alive_runs values ('h1', 5, 'b0', 6, 0, 1)",
    'h1',
    null,
    /no entry seals .* runs b0/,
  ],
  ['a boot time is moved', "update boots set at_ms = at_ms + 1 where host_id = 'h2'", 'h2', 21, /boots b2 differs/],
  ['a shutdown is deleted', "delete from shutdowns where host_id = 'h2'", 'h2', 20, /no longer hold shutdowns b1/],
  ['a rule is eased', "update check_rules set failures = 9 where host_id = 'h1'", 'h1', 1, /failures 1, now 9/],
  [
    'an hour of looks is emptied',
    "update looks set looks = x'' where host_id = 'h1' and hour_ms = (select min(hour_ms) from looks)",
    'h1',
    1,
    /looks web from .* differs/,
  ],
  [
    'a kept change is deleted',
    "delete from check_changes where host_id = 'h1'",
    'h1',
    null,
    /kept change at 2026-10-01T10/,
  ],
  [
    'a kept change is told otherwise',
    "update check_changes set status = 'up' where host_id = 'h1'",
    'h1',
    null,
    /kept change at .* of check web is not what its looks say/,
  ],
  [
    'a kept outage is deleted',
    "delete from check_changes where host_id = 'h2' and status = 'down' and at_ms = (select max(at_ms) from check_changes where status = 'down')",
    'h2',
    null,
    /kept change at 2026-10-0.* of check web/,
  ],
  [
    'an outage is taken out of a kept state',
    `update check_states set state = json_remove(state, '$.changes[0]')
     where host_id = 'h2' and day_ms = (select max(day_ms) from check_states)`,
    'h2',
    null,
    /kept state at 2026-10-03.* of check web is not what its looks say/,
  ],
  [
    'a kept state is invented',
    "insert into check_states select host_id, check_name, 0, state from check_states where host_id = 'h1' limit 1",
    'h1',
    null,
    /kept state .* of check web/,
  ],
  [
    'kept changes of a host that is not there are invented',
    "insert into check_changes values ('h9', 'web', 1, 'up', null, null)",
    'h9',
    null,
    /kept change at 1970-01-01.* of check web/,
  ],
  ['a kept state is told otherwise', "update check_states set state = '{}'", 'h1', null, /kept state at 2026-10-01/],
  ['a loss is deleted', "delete from losses where host_id = 'h1' and epoch = 3", 'h1', 3, /no longer hold losses 3/],
  [
    'a host’s beginning is moved',
    "update hosts set enrolled_ms = enrolled_ms + 1 where host_id = 'h1'",
    'h1',
    1,
    /enrolledMs/,
  ],
  ['the collector’s own up-time is stretched', 'update collector_runs set to_ms = to_ms + 1', 'collector', 40, /toMs/],
  [
    'a row is noted as new to hide that it says less',
    "update alive_runs set last_ms = first_ms where host_id = 'h1' and boot = 'b1'; insert into unsealed select host_id, 'runs', first_ms, boot from alive_runs where host_id = 'h1'",
    'h1',
    20,
    /lastMs/,
  ],
  [
    'a definition is changed',
    `update definitions set body = '{"objective":"9"}' where n = 1`,
    'definitions',
    1,
    /its hash/,
  ],
  ['a definition is deleted', 'delete from definitions where n = 1', 'definitions', 1, /missing/],
  [
    'the last entry about definitions is deleted',
    'delete from definitions where n = 3',
    'roots',
    '2026-10-03',
    /names entry 3 of chain definitions/,
  ],
  [
    'a frozen document is exchanged',
    "update frozen_documents set document = x'00'",
    'definitions',
    3,
    /revision 1 of s\/2026-09 does not match/,
  ],
  ['a frozen document is deleted', 'delete from frozen_documents', 'definitions', 3, /is not there/],
  [
    'a root is forged',
    "update roots set root = replace(root, substr(root, 1, 1), 'x') where day = '2026-10-02'",
    'roots',
    '2026-10-02',
    /signature/,
  ],
  [
    'the heads of a root are others',
    "update roots set heads = '[]' where day = '2026-10-02'",
    'roots',
    '2026-10-02',
    /heads/,
  ],
  ['a root is deleted', "delete from roots where day = '2026-10-02'", 'roots', '2026-10-03', /does not follow/],
  ['the identity is deleted', "delete from meta where name = 'identity'", 'roots', null, /identity is not there/],
  ['the identity is no JSON', "update meta set value = '{' where name = 'identity'", 'roots', null, /no signing key/],
  ['the identity is null', "update meta set value = 'null' where name = 'identity'", 'roots', null, /no signing key/],
  [
    'the identity has no key',
    "update meta set value = json_remove(value, '$.signingKey') where name = 'identity'",
    'roots',
    null,
    /no signing key/,
  ],
  [
    'the key is exchanged',
    "update meta set value = json_set(value, '$.signingKey', 'KEY') where name = 'identity'",
    'roots',
    '2026-10-01',
    /signature/,
  ],
];

describe('verify', () => {
  test('finds nothing where nothing was changed, and says how much it saw', async () => {
    expect(await verifying(dir)).toEqual({
      exitCode: 0,
      out: ['no broken link: 5 chains, 123 entries, 3 signed roots'],
      err: [],
    });
    expect(JSON.parse((await verifying(dir, '--json')).out[0] ?? '')).toEqual({
      ok: true,
      chains: 5,
      entries: 123,
      roots: 3,
      anchored: true,
      unsealed: { rows: 0, from: null, to: null },
      damagedLogRows: [],
    });
  });

  test.each(tamperings)('names where it is when %s', async (_, sql, chain, entry, what) => {
    const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const answer = await verifying(tampered(sql.replace('KEY', key)), '--json');
    expect(JSON.parse(answer.out[0] ?? '')).toEqual({
      ...{ ok: false, chain, entry, what: expect.stringMatching(what) },
      damagedLogRows: [],
    });
    expect(answer.exitCode).toBe(1);
  });

  test('says that nothing anchors the chains before the first root', async () => {
    const data = tampered('delete from roots');
    expect((await verifying(data)).out).toEqual([
      expect.stringMatching(/0 signed roots\nno daily root yet: nothing says/),
    ]);
    expect(JSON.parse((await verifying(data, '--json')).out[0] ?? '')).toMatchObject({ roots: 0, anchored: false });
  });

  test('in words it names chain, entry and what differs', async () => {
    const answer = await verifying(tampered(`delete from host_entries ${entry('h1', 7)}`));
    expect(answer.out).toEqual(['broken: chain h1, entry 7: entry 7 is missing: entry 8 stands in its place']);
  });

  test('entries that were made anew after a change no longer match the signed root', async () => {
    const data = tampered(`update host_entries set author = 'me' ${entry('h1', 40)}`);
    const database = new DatabaseSync(join(data, 'kadoban.sqlite'));
    const row = database.prepare(`select * from host_entries ${entry('h1', 40)}`).get();
    const forged = fromEntryRow(row as unknown as Tables['host_entries']);
    database.prepare(`update host_entries set hash = ? ${entry('h1', 40)}`).run(hashOf(forged));
    database.close();
    expect((await verifying(data)).out).toEqual([
      'broken: chain roots, entry 2026-10-03: entry 40 of chain h1 has another hash than the one it names',
    ]);
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

  test('finds nothing in a store that was only written to, sealed or not', { timeout: 60_000 }, () =>
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
    ),
  );

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
    const answer = await command(['verify', '--data', dir], { now: () => (nowMs += 1500) });
    expect(answer.err[0]).toMatch(/^verified \d of 5 chains, \d+ entries so far$/);
  });

  test('a directory without a store is told as such', async () => {
    expect((await verifying(join(dir, 'absent'))).err).toEqual([expect.stringMatching(/^DATA_UNUSABLE/)]);
  });
});
