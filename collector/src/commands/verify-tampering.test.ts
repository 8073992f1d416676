import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { hourMs, twoDaysStore, verifying } from '../../../test/kit/two-days-store.ts';
import { hashOf } from '../store/chain.ts';
import { fromEntryRow } from '../store/chains.ts';
import type { Tables } from '../store/tables.ts';

const { tampered } = twoDaysStore();

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
  test.each(tamperings)('names where it is when %s', async (_, sql, chain, entry, what) => {
    const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const answer = await verifying(tampered(sql.replace('KEY', key)), '--json');
    expect(JSON.parse(answer.out[0] ?? '')).toEqual({
      ...{ ok: false, chain, entry, what: expect.stringMatching(what) },
      damagedLogRows: [],
    });
    expect(answer.exitCode).toBe(1);
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
});
