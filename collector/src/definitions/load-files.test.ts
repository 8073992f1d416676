import { formatProblem } from '@kadoban/proto/problem';
import { describe, expect, onTestFinished, test } from 'vitest';
import { newStoreFile, storeWithHosts } from '../../../test/kit/store-with-hosts.ts';
import { loadFiles, planFiles } from './load-files.ts';

const nowMs = Temporal.Instant.from('2026-10-01T00:00:00Z').epochMilliseconds;
const reading = { author: 'root', nowMs };

const services = `
# 受注サイト / the order site
- id: order-site
  title: 受注サイト
  any: [host:web-01, host:web-02]
`;
const slos = `
- id: order-site
  target: order-site
  objective: "99.9"
  window: { calendar: month, timeZone: Asia/Tokyo }
  serviceHours: office
`;
const calendars = `
- id: office
  timeZone: Asia/Tokyo
  weekly:
    - { days: [mon, tue, wed, thu, fri], from: "09:00", to: "18:00" }
  holidays: JP
`;
const maintenance = `
- id: patch-day
  targets: [host:web-01]
  recurs: { rrule: FREQ=MONTHLY;BYDAY=3SU, timeZone: Asia/Tokyo, start: 2026-01-18T02:00, duration: PT2H }
  announcedAt: 2026-01-01T00:00:00+09:00
  approvedBy: cab
`;
const all = {
  'calendars.yaml': calendars,
  'maintenance.yaml': maintenance,
  'services.yaml': services,
  'slos.yaml': slos,
};

function texts(files: Record<string, string>) {
  return Object.entries(files).map(([file, yaml]) => ({ file, yaml }));
}

async function store(hosts = ['web-01', 'web-02']) {
  const opened = await storeWithHosts(newStoreFile(), hosts, nowMs - 1);
  onTestFinished(() => opened[Symbol.asyncDispose]());
  return opened;
}

function mistakes(files: Record<string, string>): string[] {
  const planned = planFiles(texts(files), { entries: [], hosts: undefined }, reading);
  return planned.ok ? [] : planned.problems.map(formatProblem);
}

describe('files of definitions', () => {
  test('are written into the log once, and then only what changed', async () => {
    const opened = await store();
    const first = await loadFiles(opened, texts(all), reading);
    expect(first).toMatchObject({ ok: true, changes: [{}, {}, {}, {}] });
    expect(await loadFiles(opened, texts(all), reading)).toMatchObject({ ok: true, changes: [] });
    const stricter = { ...all, 'slos.yaml': slos.replace('99.9', '99.95') };
    const later = { author: 'root', nowMs: nowMs + 5 };
    const second = await loadFiles(opened, texts(stricter), later);
    expect(second).toMatchObject({
      ok: true,
      changes: [{ kind: 'slo', id: 'order-site', effectiveFromMs: nowMs + 5 }],
    });
    const entries = await opened.definitions.entries();
    expect(entries).toHaveLength(5);
    expect(entries.at(-1)).toMatchObject({ author: 'root', reason: 'config-dir', version: 2 });
  });

  test('may call hosts by their names; the log has their ids', async () => {
    const opened = await store();
    await loadFiles(opened, texts({ 'services.yaml': services }), reading);
    const [entry] = await opened.definitions.current('service');
    expect(entry?.body).toMatchObject({ any: ['host:web-01', 'host:web-02'] });
  });

  test('take away what only they said; what has no file is left alone', async () => {
    const opened = await store();
    await loadFiles(opened, texts(all), reading);
    const made = { kind: 'service' as const, id: 'made', body: { all: ['host:web-01'] }, effectiveFromMs: null };
    await opened.definitions.append([{ ...made, atMs: nowMs, author: 'a', reason: '', expectedVersion: null }]);
    const less = { 'slos.yaml': '[]', 'services.yaml': '[]', 'maintenance.yaml': maintenance };
    const result = await loadFiles(opened, texts(less), reading);
    expect(result.ok && result.changes.map(({ kind, id, body }) => [kind, id, body])).toEqual([
      ['service', 'order-site', null],
      ['slo', 'order-site', null],
    ]);
    expect((await opened.definitions.current('service')).map(({ id }) => id)).toEqual(['made']);
    expect(await opened.definitions.current('calendar')).toHaveLength(1);
  });

  test('that are wrong write nothing at all', async () => {
    const opened = await store();
    const result = await loadFiles(opened, texts({ ...all, 'slos.yaml': slos.replace('office', 'night') }), reading);
    expect(result).toMatchObject({ ok: false });
    expect(await opened.definitions.entries()).toEqual([]);
  });
});

describe('a mistake in a file is told with its line', () => {
  const bad: [name: string, files: Record<string, string>, message: string][] = [
    [
      'a misspelt key',
      { 'slos.yaml': slos.replace('serviceHours', 'serviceHour') },
      'slos.yaml:6:3 [0].serviceHour: unknown key; did you mean serviceHours?',
    ],
    [
      'a number without quotes',
      { 'slos.yaml': slos.replace('"99.9"', '99.9') },
      'slos.yaml:4:14 [0].objective: must be a text, is 99.9; put it in quotes',
    ],
    [
      'an unknown calendar',
      { 'slos.yaml': slos, 'services.yaml': services },
      'slos.yaml:6:17 [0].serviceHours: there is no calendar office',
    ],
    [
      'an objective above all',
      { ...all, 'slos.yaml': slos.replace('99.9', '101') },
      'slos.yaml:4:14 [0].objective: must be a decimal percentage from "0" to "100", like "99.9"',
    ],
    [
      'a rule that never comes',
      { 'maintenance.yaml': maintenance.replace('3SU', '9XX') },
      'maintenance.yaml:4:20 [0].recurs.rrule: cannot be read: Invalid BYDAY value: 9XX',
    ],
    [
      'a time of day',
      { 'calendars.yaml': calendars.replace('18:00', '25:00') },
      'calendars.yaml:5:61 [0].weekly[0].to: must be a time of day from 00:00 to 24:00, is "25:00"',
    ],
    [
      'the same id twice',
      { 'services.yaml': `${services}${services}` },
      'services.yaml:8:7 [1].id: is the same as [0].id; it must be unique',
    ],
    [
      'a target of no known form',
      { 'services.yaml': services.replace('host:web-02', 'check:web-02') },
      'services.yaml:5:22 [0].any[1]: there is no target or service check:web-02',
    ],
    [
      'a file of another name',
      { 'slo.yaml': slos },
      'slo.yaml:1:1: is no file of definitions; did you mean slos.yaml?',
    ],
    [
      'adjustments, which are no configuration',
      { 'adjustments.yaml': '[]' },
      'adjustments.yaml:1:1: is no file of definitions; adjustments come by the API alone',
    ],
    [
      'a mapping instead of a list',
      { 'slos.yaml': 'id: a' },
      'slos.yaml:1:1: must be a list, is a mapping of keys to values',
    ],
  ];
  test.each(bad)('%s', (_name, files, message) => {
    expect(mistakes(files)).toEqual([message]);
  });

  test('a service that depends on itself over another', () => {
    const circle = '- id: web\n  all: [db]\n- id: db\n  all: [web]\n';
    expect(mistakes({ 'services.yaml': circle })).toEqual(['services.yaml:1:3 [0]: web depends on itself']);
  });

  test('a host that there is not, and a name that two hosts have', async () => {
    const opened = await store(['web-01']);
    const unknown = await loadFiles(opened, texts({ 'services.yaml': services }), reading);
    expect(unknown.ok ? [] : unknown.problems.map(formatProblem)).toEqual([
      'services.yaml:5:22 [0].any[1]: there is no host web-02; a host is known once its agent has enrolled',
    ]);
    const twice = ['h1', 'h2'].map((hostId) => ({
      hostId,
      name: 'web-01',
      revokedMs: null,
      checks: [{ name: 'http', kind: 'http' }],
      tags: [],
    }));
    const one = { 'services.yaml': '- id: a\n  all: [check:web-01/http]\n' };
    const ambiguous = planFiles(texts(one), { entries: [], hosts: twice }, reading);
    expect(ambiguous.ok ? [] : ambiguous.problems.map(formatProblem)).toEqual([
      'services.yaml:2:9 [0].all[0]: 2 hosts are called web-01; give one of h1, h2',
    ]);
    const revoked = twice.map((host, index) => (index === 0 ? { ...host, revokedMs: 5 } : host));
    const resolved = planFiles(texts(one), { entries: [], hosts: revoked }, reading);
    expect(resolved).toMatchObject({ ok: true, changes: [{ body: { all: ['check:h2/http'] } }] });
  });
});
