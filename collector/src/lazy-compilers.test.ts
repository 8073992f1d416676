import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import type { RouteOptions } from 'fastify';
import { expect, test } from 'vitest';
import { startCollector } from '../../test/kit/collector.ts';
import { lazyCompilers } from './lazy-compilers.ts';

const serializers = SerializerSelector()({}, {});
const nowhere = { method: '', url: '', httpStatus: '' };

/** Its types say that it takes the schema alone; it takes what fastify gives it. */
function validator(schema: object) {
  const compile = lazyCompilers().buildValidator({}, { customOptions: { removeAdditional: false } });
  return compile({ schema });
}

interface Part {
  readonly name: string;
  readonly schema: object;
}

/** What a route takes and what it answers, each with where it stands. */
function partsOf({ method, url, schema = {}, validatorCompiler }: RouteOptions): { taken: Part[]; answered: Part[] } {
  const name = (part: string) => `${method} ${url} ${part}`;
  // What has a compiler of its own is a dialect that only it knows.
  const taken = validatorCompiler ? [] : [schema.body, schema.querystring, schema.params, schema.headers];
  const answers = Object.entries((schema.response ?? {}) as Record<string, { content?: Record<string, Part> }>);
  return {
    taken: taken.flatMap((part, index) => (part ? [{ name: name(`part ${index}`), schema: part as object }] : [])),
    answered: answers.flatMap(([status, answer]) =>
      Object.values(answer.content ?? { any: { schema: answer } }).map(({ schema }) => ({
        name: name(status),
        schema,
      })),
    ),
  };
}

/** What is said when something is compiled; null: it can be. */
function fault(compile: () => unknown): string | null {
  try {
    compile();
    return null;
  } catch (error) {
    return String(error);
  }
}

test('every schema of the API can be compiled', async () => {
  const routes: RouteOptions[] = [];
  await startCollector({ onRoute: (route) => routes.push(route) });
  const parts = routes.map(partsOf);
  const faults = [
    ...parts.flatMap(({ taken }) => taken).map(({ name, schema }) => [name, fault(() => validator(schema)({}))]),
    // By the compiler itself: an answer that does not fit its schema is no fault of the schema.
    ...parts
      .flatMap(({ answered }) => answered)
      .map(({ name, schema }) => [name, fault(() => serializers({ ...nowhere, schema }))]),
  ];
  expect(faults.length).toBeGreaterThan(routes.length);
  expect(faults.filter(([, found]) => found !== null)).toEqual([]);
});

test('a schema that cannot be compiled is told when it is used', () => {
  expect(fault(() => validator({ type: 'no such type' })({}))).toContain('schema');
});

test('what is wrong with a value is told as by the compiler itself', () => {
  const validate = validator({ type: 'object', required: ['month'] });
  expect(validate({})).toBe(false);
  expect(validate.errors).toMatchObject([{ keyword: 'required', params: { missingProperty: 'month' } }]);
  expect(validate({ month: '2026-09' })).toBe(true);
});
