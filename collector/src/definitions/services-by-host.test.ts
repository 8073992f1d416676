import { expect, test } from 'vitest';
import type { DefinitionEntry } from '../store/store.ts';
import { servicesByHost } from './services-by-host.ts';

const entry = (id: string, body: DefinitionEntry['body']): DefinitionEntry => ({
  ...{ n: 1, kind: 'service', id, version: 1, body, effectiveFromMs: null, atMs: 0 },
  ...{ author: '', reason: '', previousHash: '', hash: '' },
});

test('a service stands on the hosts that it names, on those of its checks, and on those of services below it', () => {
  const services = [
    entry('site', { all: ['web', 'check:h3/tcp'] }),
    entry('web', { any: ['host:h1', { atLeast: 1, of: ['host:h2', 'check:h1/http'] }] }),
    entry('gone', null),
  ];
  expect(Object.fromEntries(servicesByHost(services))).toEqual({
    h1: ['site', 'web'],
    h2: ['site', 'web'],
    h3: ['site'],
  });
});

test('services that name each other end', () => {
  const services = [entry('a', { all: ['b'] }), entry('b', { all: ['a', 'host:h'] })];
  expect(servicesByHost(services).get('h')).toEqual(['a', 'b']);
});
