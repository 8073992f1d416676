import { formatProblem } from '@kadoban/proto/problem';
import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { environmentVariables, readEnvironment } from './environment.ts';

const schema = Type.Object({
  name: Type.String({ maxLength: 5 }),
  strict: Type.Boolean(),
  spool: Type.Object({ maxAgeMs: Type.Integer({ minimum: 10 }), share: Type.Number() }),
  checks: Type.Array(Type.Object({ port: Type.Integer() })),
  labels: Type.Record(Type.String(), Type.String()),
});

function settings(env: Record<string, string>) {
  const read = readEnvironment(schema, env);
  expect(read.problems).toEqual([]);
  return Object.fromEntries(read.settings.map(({ path, value }) => [path.join('.'), value]));
}

test('every single value has a variable, lists and mappings of free keys have none', () => {
  expect(environmentVariables(schema).map(({ name }) => name)).toEqual([
    'KADOBAN_NAME',
    'KADOBAN_STRICT',
    'KADOBAN_SPOOL_MAX_AGE_MS',
    'KADOBAN_SPOOL_SHARE',
  ]);
});

test('values get the type that the schema wants', () => {
  const env = {
    KADOBAN_NAME: '12',
    KADOBAN_STRICT: 'false',
    KADOBAN_SPOOL_MAX_AGE_MS: '10',
    KADOBAN_SPOOL_SHARE: '-0.5',
  };
  expect(settings(env)).toEqual({ name: '12', strict: false, 'spool.maxAgeMs': 10, 'spool.share': -0.5 });
});

test('empty and foreign variables set nothing', () => {
  expect(settings({ KADOBAN_NAME: '', KADOBAN_LISTEN: 'x', HOME: '/root' })).toEqual({});
});

test.each([
  ['KADOBAN_NAME', 'too long', 'must have at most 5 characters'],
  ['KADOBAN_STRICT', 'yes', 'must be true or false, is a text'],
  ['KADOBAN_SPOOL_MAX_AGE_MS', '7d', 'must be a whole number, is a text'],
  ['KADOBAN_SPOOL_MAX_AGE_MS', '0x10', 'must be a whole number, is a text'],
  ['KADOBAN_SPOOL_MAX_AGE_MS', '10.5', 'must be a whole number, is 10.5'],
  ['KADOBAN_SPOOL_MAX_AGE_MS', '9', 'must be >= 10, is 9'],
])('%s=%s is refused by its name', (name, value, message) => {
  const { problems } = readEnvironment(schema, { [name]: value });
  expect(problems.map(formatProblem)).toEqual([`environment ${name}: ${message}`]);
});
