import { expect, test } from 'vitest';
import type { HostSummary, Status } from '../../src/api/contract.ts';
import { defaultSort, keepOrder, matchesFilter, nextSort, parseSort, sortHosts, sortText } from './host-order.ts';

interface Some {
  status?: Status;
  cpu?: number | null;
  percent?: string | null;
}

function host(name: string, { status = 'up', cpu = 1, percent = '100.000000' }: Some = {}): HostSummary {
  return {
    id: name,
    name,
    os: 'linux',
    arch: 'x64',
    agentVersion: '0.1.0',
    connected: true,
    revoked: false,
    standing: 'active',
    tags: [],
    services: [],
    state: { status, since: null },
    lastSeen: null,
    clockOffsetMs: null,
    worstClockOffsetMs: null,
    availability: {
      target: `host:${name}`,
      period: '2026-11',
      timeZone: 'UTC',
      from: '2026-11-01T00:00:00.000Z',
      to: '2026-12-01T00:00:00.000Z',
      asOf: '2026-11-21T00:00:00.000Z',
      agreedMs: 1,
      baseMs: 1,
      downMs: 0,
      unknownMs: 0,
      unknownByReason: {},
      primary: percent === null ? null : { badMs: 0, ofMs: 1, percent },
      worst: null,
      best: null,
      coverage: null,
      outageCount: 0,
      outages: [],
      mttrMs: null,
      mtbfMs: null,
    },
    now: { cpuPercent: cpu, memoryPercent: null, diskPercent: null, diskMount: null },
    checks: { up: 0, degraded: 0, down: 0, unknown: 0 },
  };
}

const names = (hosts: HostSummary[]): string[] => hosts.map(({ name }) => name);

test('trouble comes first, then names in natural order', () => {
  const hosts = [host('web-10'), host('web-2'), host('db', { status: 'unknown' }), host('zoo', { status: 'down' })];
  expect(names(sortHosts(hosts, defaultSort))).toEqual(['zoo', 'db', 'web-2', 'web-10']);
});

test('hosts without a value come last in both directions', () => {
  const hosts = [host('a', { cpu: null }), host('b', { cpu: 5 }), host('c', { cpu: 90 })];
  expect(names(sortHosts(hosts, { key: 'cpu', descending: true }))).toEqual(['c', 'b', 'a']);
  expect(names(sortHosts(hosts, { key: 'cpu', descending: false }))).toEqual(['b', 'c', 'a']);
});

test('99.999999 sorts below 100', () => {
  const hosts = [host('all'), host('almost', { percent: '99.999999' }), host('none', { percent: null })];
  expect(names(sortHosts(hosts, { key: 'availability', descending: false }))).toEqual(['almost', 'all', 'none']);
});

test('rows keep their places while values change; new ones come last, gone ones go', () => {
  expect(keepOrder(['a', 'b', 'c'], ['d', 'c', 'a'])).toEqual(['a', 'c', 'd']);
  expect(keepOrder([], ['b', 'a'])).toEqual(['b', 'a']);
});

test('the sort survives the address, and nonsense is the default', () => {
  for (const text of ['-cpu', 'name', '-state']) expect(sortText(parseSort(text))).toBe(text);
  for (const text of [null, '', '-', 'constructor']) expect(parseSort(text)).toEqual(defaultSort);
  expect(sortText(defaultSort)).toBeNull();
});

test('a second click on a column turns it around', () => {
  const once = nextSort(defaultSort, 'cpu');
  expect(once).toEqual({ key: 'cpu', descending: true });
  expect(nextSort(once, 'cpu')).toEqual({ key: 'cpu', descending: false });
});

const filters: [filter: string, matches: boolean][] = [
  ['', true],
  ['WEB', true],
  ['ｗｅｂ', true],
  ['web　linux', true],
  ['web windows', false],
  ['停止', true],
  ['down', true],
  ['up', false],
];

test.each(filters)('the filter %j on a Linux host web-up-01 that is down: %j', (filter, matches) => {
  expect(matchesFilter(host('web-up-01', { status: 'down' }), filter, new Map())).toBe(matches);
});

test('a host is found by what its services are called, as its row shows them', () => {
  const carrying = { ...host('app-01'), services: ['accounting'] };
  const names = new Map([['accounting', '会計システム']]);
  expect(['会計', '会計 app', 'accounting', '給与'].map((text) => matchesFilter(carrying, text, names))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});
