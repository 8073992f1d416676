import { expect, test } from 'vitest';
import { startCollector } from '../../../test/kit/collector.ts';
import { routesOf } from '../../../test/kit/routes.ts';

interface Operation {
  readonly tags?: readonly string[];
  readonly security?: readonly object[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: object }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: Readonly<
    Record<
      string,
      { readonly description: string; readonly content?: Readonly<Record<string, { readonly schema: object }>> }
    >
  >;
}

interface Document {
  readonly openapi: string;
  readonly info: object;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

async function read() {
  const collector = await startCollector();
  const headers = { authorization: `Bearer ${await collector.key()}` };
  const response = await collector.app.inject({ url: '/api/v1/openapi.json', headers });
  const document = response.json<Document>();
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );
  return { collector, response, document, operations };
}

test('every route is described, and nothing else', async () => {
  const { collector, document, operations } = await read();
  expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'kadoban', version: '1.2.3' } });
  const routes = routesOf(collector.app)
    .filter(({ method, path }) => method !== 'HEAD' && path !== '/*')
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
  expect(operations.map(([name]) => name).toSorted()).toEqual(routes.toSorted());
});

test('every operation says what it answers, and how it refuses', async () => {
  const { operations } = await read();
  for (const [name, { responses, security, tags }] of operations) {
    const done = Object.keys(responses).filter((status) => status.startsWith('2'));
    expect([name, done.length > 0]).toEqual([name, true]);
    for (const [status, { description, content }] of Object.entries(responses)) {
      expect([name, status, description]).toEqual([name, status, expect.stringMatching(/\S/)]);
      expect([name, status, content !== undefined]).toEqual([name, status, status !== '204']);
    }
    expect([name, tags?.length]).toEqual([name, 1]);
    const refusals = security?.length === 0 ? [] : ['401', '403', '421'];
    expect([name, Object.keys(responses)]).toEqual([name, expect.arrayContaining(refusals)]);
  }
});

test('what is asked without a key says so', async () => {
  const { operations } = await read();
  const open = operations.filter(([, { security }]) => security?.length === 0).map(([name]) => name);
  expect(open.toSorted()).toEqual([
    'DELETE /api/v1/session',
    'GET /api/v1/login',
    'GET /api/v1/maintenance.ics',
    'GET /healthz',
    'GET /readyz',
    'POST /api/agent/v1/enroll',
    'POST /api/agent/v1/farewell',
    'POST /api/v1/session',
  ]);
});

test('the parameters in a path are described, each once', async () => {
  const { operations } = await read();
  for (const [name, { parameters = [] }] of operations) {
    const named = [...name.matchAll(/\{(\w+)\}/g)].map(([, word]) => word);
    const described = parameters.filter((one) => one.in === 'path').map((one) => one.name);
    expect([name, described]).toEqual([name, named]);
  }
});

test('every schema is JSON Schema that says what it allows', async () => {
  const { operations } = await read();
  let count = 0;
  const walk = (schema: unknown, path: string) => {
    count++;
    expect([path, schema]).toEqual([path, expect.any(Object)]);
    const { type, anyOf, allOf, properties, patternProperties, items, additionalProperties, ...rest } =
      schema as Record<string, unknown>;
    const says = [type, anyOf, allOf, rest.const, rest.enum].some((one) => one !== undefined);
    // An empty schema allows anything, and is written down where anything is meant.
    if (!says) expect([path, Object.keys(rest).filter((key) => key !== 'description')]).toEqual([path, []]);
    if (type !== undefined) {
      expect([path, ['object', 'array', 'string', 'integer', 'number', 'boolean', 'null']]).toEqual([
        path,
        expect.arrayContaining([type]),
      ]);
    }
    if (type === 'array') walk(items, `${path}[]`);
    for (const [key, one] of Object.entries({ ...(properties as object), ...(patternProperties as object) }))
      walk(one, `${path}.${key}`);
    for (const [index, one] of [...((anyOf as unknown[]) ?? []), ...((allOf as unknown[]) ?? [])].entries())
      walk(one, `${path}|${index}`);
    if (typeof additionalProperties === 'object') walk(additionalProperties, `${path}.*`);
  };
  for (const [name, { parameters = [], requestBody, responses }] of operations) {
    for (const parameter of parameters) walk(parameter.schema, `${name} ${parameter.name}`);
    for (const { content = {} } of [requestBody ?? {}, ...Object.values(responses)]) {
      for (const [type, { schema }] of Object.entries(content)) walk(schema, `${name} ${type}`);
    }
  }
  expect(count).toBeGreaterThan(300);
});
