import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { definitionKinds, journalKinds } from './index.ts';
import { targetsIn } from './kind.ts';

/** What the kinds share. */
const shared = ['index.ts', 'kind.ts', 'response.ts'];
const kinds = [...definitionKinds, ...journalKinds];

test('every file in kinds/ is registered under its own name', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => !file.endsWith('.test.ts') && !shared.includes(file));
  expect(kinds.map(({ kind }) => `${kind}.ts`).toSorted()).toEqual(files.toSorted());
});

test('every member of a schema says what it is for', () => {
  const silent = kinds.flatMap(({ kind, schema }) =>
    Object.entries(schema.properties)
      .filter(([, part]) => !('description' in part))
      .map(([key]) => `${kind} ${key}`),
  );
  expect(silent).toEqual([]);
});

test('targets are found, and renamed, wherever an expression has them', () => {
  const service = definitionKinds.find(({ kind }) => kind === 'service');
  const body = { any: ['host:a', { all: ['host:b', { atLeast: 1, of: ['db'] }] }], title: 'host:z' };
  expect(service && targetsIn(service, body)).toEqual(['host:a', 'host:b', 'db']);
  const places: string[] = [];
  const renamed = service?.withTargets(body, (id, path) => {
    places.push(path);
    return id.toUpperCase();
  });
  expect(places).toEqual(['any[0]', 'any[1].all[0]', 'any[1].all[1].of[0]']);
  expect(renamed).toEqual({ any: ['HOST:A', { all: ['HOST:B', { atLeast: 1, of: ['DB'] }] }], title: 'host:z' });
});
