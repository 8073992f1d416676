import { expect, test } from 'vitest';
import type { HostSummary } from '../../src/api/contract.ts';
import { type Grouping, groupHosts, parseGrouping, tagKeys } from './group-hosts.ts';

const host = (id: string, status: string, tags: string[] = [], services: string[] = []) =>
  ({ id, state: { status }, tags, services }) as unknown as HostSummary;

const hosts = [
  host('a', 'up', ['site:tokyo', 'web'], ['shop', 'mail']),
  host('b', 'down', ['site:osaka', 'env:prod'], ['shop']),
  host('c', 'up', ['web']),
];
const by = (grouping: Grouping) =>
  groupHosts(hosts, grouping).map(({ key, hosts: of }) => `${key}: ${of.map(({ id }) => id).join(' ')}`);

test('by state the worst come first', () => {
  expect(by('state')).toEqual(['down: b', 'up: a c']);
});

test('by a tag those without it come last', () => {
  expect(by('tag:site')).toEqual(['osaka: b', 'tokyo: a', ': c']);
});

test('a host of two services is in both', () => {
  expect(by('service')).toEqual(['mail: a', 'shop: a b', ': c']);
});

test('a tag without a colon has no key', () => {
  expect(tagKeys(hosts)).toEqual(['env', 'site']);
});

test('an address that names no grouping is none', () => {
  expect(['state', 'tag:site', 'tag:', 'rack', null].map(parseGrouping)).toEqual([
    'state',
    'tag:site',
    null,
    null,
    null,
  ]);
});
