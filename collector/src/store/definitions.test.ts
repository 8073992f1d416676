import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { openSqlite } from './backends/sqlite.ts';
import { canonicalJson, hashOf, noPreviousHash } from './chain.ts';
import { openStore } from './open.ts';
import type { DefinitionChange } from './store.ts';

async function emptyStore() {
  const file = join(tempDir(), 'kadoban.sqlite');
  const store = await openStore(openSqlite(file));
  onTestFinished(() => store[Symbol.asyncDispose]());
  return { file, definitions: store.definitions };
}

function change(id: string, body: DefinitionChange['body'], expectedVersion: number | null): DefinitionChange {
  return { kind: 'slo', id, body, effectiveFromMs: null, atMs: 1000, author: 'kanri', reason: '', expectedVersion };
}

describe('the log of definitions', () => {
  test('counts entries and versions, and each entry names the hash of the one before it', async () => {
    const { definitions } = await emptyStore();
    await definitions.append([change('a', { objective: '99.9' }, null), change('b', { objective: '99' }, null)]);
    await definitions.append([change('a', { objective: '99.95' }, 1)]);
    const entries = await definitions.entries();
    expect(entries.map(({ n, id, version }) => [n, id, version])).toEqual([
      [1, 'a', 1],
      [2, 'b', 1],
      [3, 'a', 2],
    ]);
    expect(entries.map(({ previousHash }) => previousHash)).toEqual([
      noPreviousHash,
      entries[0]?.hash,
      entries[1]?.hash,
    ]);
    for (const entry of entries) expect(hashOf(entry)).toBe(entry.hash);
  });

  test('a change of another version than the last is a conflict, and nothing of the same append is written', async () => {
    const { definitions } = await emptyStore();
    await definitions.append([change('a', {}, null)]);
    expect(await definitions.append([change('b', {}, null), change('a', {}, null)])).toBe('conflict');
    expect(await definitions.append([change('a', {}, 2)])).toBe('conflict');
    expect(await definitions.entries()).toHaveLength(1);
  });

  test('a deleted definition is not current, is made anew with null expected, and counts on', async () => {
    const { definitions } = await emptyStore();
    await definitions.append([change('a', {}, null)]);
    await definitions.append([change('a', null, 1)]);
    expect(await definitions.current('slo')).toEqual([]);
    expect(await definitions.append([change('a', {}, 2)])).toBe('conflict');
    expect(await definitions.append([change('a', {}, null)])).toMatchObject([{ version: 3 }]);
    expect((await definitions.history('slo', 'a')).map(({ version }) => version)).toEqual([1, 2, 3]);
  });

  test('what was checked against an older log is not written', async () => {
    const { definitions } = await emptyStore();
    expect(await definitions.append([change('a', {}, null)], 0)).toMatchObject([{ n: 1 }]);
    expect(await definitions.append([change('b', {}, null)], 0)).toBe('moved');
    expect(await definitions.append([change('b', {}, null)], 1)).toMatchObject([{ n: 2 }]);
  });

  test('what is said of outages and incidents is in the chain, but no part of the definitions', async () => {
    const { definitions } = await emptyStore();
    const note = { ...change('2026-10-14T01:30:00.000Z/shop', {}, null), kind: 'outage' } as const;
    const [first] = (await definitions.append([change('a', {}, null)])) as { hash: string }[];
    expect(await definitions.append([note])).toMatchObject([{ n: 2, previousHash: first?.hash }]);
    expect(await definitions.entries()).toMatchObject([{ id: 'a' }]);
    // Nothing that was checked against the definitions has moved.
    expect(await definitions.append([change('b', {}, null)], 1)).toMatchObject([{ n: 3 }]);
  });

  test('of a range of ids the last versions are current, from the first to before the second', async () => {
    const { definitions } = await emptyStore();
    const ids = ['INC-20260930-01', 'INC-20261001-01', 'INC-20261031-02', 'INC-20261101-01'];
    const incident = (id: string, body: DefinitionChange['body'], expectedVersion: number | null) => {
      return { ...change(id, body, expectedVersion), kind: 'incident' } as const;
    };
    await definitions.append(ids.map((id) => incident(id, { title: 'x' }, null)));
    await definitions.append([incident('INC-20261001-01', { title: 'y' }, 1), incident('INC-20261031-02', null, 1)]);
    const october = { from: 'INC-202610', to: 'INC-202611' };
    expect(await definitions.current('incident', october)).toMatchObject([
      { id: 'INC-20261001-01', version: 2, body: { title: 'y' } },
    ]);
    expect(await definitions.current('incident')).toHaveLength(3);
    expect(await definitions.current('slo', october)).toEqual([]);
  });

  test('the database itself refuses to change or delete an entry', async () => {
    const { file, definitions } = await emptyStore();
    await definitions.append([change('a', {}, null)]);
    const other = new DatabaseSync(file);
    onTestFinished(() => other.close());
    expect(() => other.exec("update definitions set author = 'me'")).toThrow(/append-only/);
    expect(() => other.exec('delete from definitions')).toThrow(/append-only/);
  });
});

test('keys are sorted as text, also those that look like numbers', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'é' }], 9: true, 10: false })).toBe(
    '{"10":false,"9":true,"b":[1,{"c":"é","d":null}]}',
  );
});

test('the order of keys and absent members change neither JSON nor hash', () => {
  const value = fc.jsonValue();
  fc.assert(
    fc.property(fc.dictionary(fc.string(), value), (members) => {
      const shuffled = Object.fromEntries(Object.entries(members).reverse());
      expect(canonicalJson({ ...shuffled, absent: undefined })).toBe(canonicalJson(members));
    }),
  );
});
