import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apiOf } from '../../../test/kit/api-of.ts';
import { appended } from '../../../test/kit/appended.ts';
import { arrivalHours, arrivalsFromMs, orderlyArrivals, randomArrivals } from '../../../test/kit/arrivals.ts';
import { command } from '../../../test/kit/command.ts';
import { newStoreFile, storeWithHosts } from '../../../test/kit/store-with-hosts.ts';
import type { DefinitionChange, Store } from '../store/store.ts';

const hourMs = 3_600_000;
const nowMs = arrivalsFromMs + 30 * hourMs;

/** A service over two hosts and a check, in business hours, with maintenance of a host and an adjustment. */
async function define(store: Store, window: object): Promise<void> {
  const known = { effectiveFromMs: null, atMs: arrivalsFromMs, author: 'kanri', reason: '', expectedVersion: null };
  const office = {
    timeZone: 'Asia/Tokyo',
    weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '06:00', to: '12:00' }],
    holidays: 'JP',
  };
  const time = (hour: number) => new Date(arrivalsFromMs + hour * hourMs).toISOString();
  const changes: DefinitionChange[] = [
    { ...known, kind: 'calendar', id: 'office', body: office },
    { ...known, kind: 'service', id: 'shop', body: { all: ['host:a', { any: ['host:b', 'check:a/web'] }] } },
    { ...known, kind: 'slo', id: 'shop', body: { target: 'shop', objective: '99.9', window, serviceHours: 'office' } },
    {
      ...known,
      kind: 'maintenance',
      id: 'patch',
      body: { targets: ['host:a'], from: time(1), to: time(2), approvedBy: 'cho', approvedAt: time(0) },
    },
    {
      ...known,
      kind: 'adjustment',
      id: 'x',
      body: { target: 'host:b', from: time(3), to: time(4), status: 'down', approvedBy: 'cho', reason: 'seen' },
    },
  ];
  expect(await store.definitions.append(changes)).not.toBe('conflict');
}

const arrivals = (hostId: string) => fc.oneof(orderlyArrivals(hostId), randomArrivals(hostId));

const windows: [name: string, window: object, query: string][] = [
  ['a calendar month', { calendar: 'month', timeZone: 'Asia/Tokyo' }, 'period=2026-11'],
  ['a rolling window', { rolling: '12h' }, `at=${new Date(nowMs).toISOString()}`],
  [
    'an hour of it',
    {
      from: new Date(arrivalsFromMs + 2 * hourMs).toISOString(),
      to: new Date(arrivalsFromMs + 3 * hourMs).toISOString(),
    },
    '',
  ],
  ['an explicit window', { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' }, ''],
];

describe('export', () => {
  test.each(windows)(
    'of %s: deriving gives the changes of the evaluation file, evaluating the bytes of the API',
    (_, window, query) =>
      fc.assert(
        fc.asyncProperty(arrivals('a'), arrivals('b'), async (ofA, ofB) => {
          const file = newStoreFile();
          const store = await storeWithHosts(file, ['a', 'b'], arrivalsFromMs);
          const rules = [{ name: 'web', kind: 'tcp', target: 't', intervalMs: 60_000, failures: 1, recoveries: 1 }];
          const checkSet = { type: 'checkSet' as const, atMs: arrivalsFromMs, checks: rules };
          const batch = { epoch: 99, firstSeq: 1, samples: [], results: [], lifecycle: [checkSet] };
          const told = { hostId: 'a', batch, receivedMs: arrivalsFromMs, clockOffsetMs: 0 };
          await appended(store, [...ofA, ...ofB, told]);
          await store.upTimes.stamp('r1', arrivalsFromMs, arrivalsFromMs + arrivalHours * hourMs);
          await define(store, window);
          const api = await apiOf(store, () => nowMs);
          const answer = await api.get(`/api/v1/slos/shop/evaluation?${query}`);
          await api[Symbol.asyncDispose]();
          await store[Symbol.asyncDispose]();

          const out = join(dirname(file), 'pack');
          const argv = [
            '--data',
            dirname(file),
            '--month',
            '2026-11',
            '--slo',
            'shop',
            '--out',
            out,
            '--tz',
            'Asia/Tokyo',
          ];
          const exported = await command(['export', ...argv], { now: () => nowMs });
          expect(exported).toMatchObject({
            exitCode: 0,
            out: ['derivation', 'evaluation', 'clocks'].map((name) => `${out}.${name}.json`),
          });

          const clocks = JSON.parse(readFileSync(`${out}.clocks.json`, 'utf8'));
          const unknown = { host: expect.stringMatching(/^host:/), worstOffsetMs: null };
          expect(clocks).toMatchObject({ format: 'kadoban-clocks/1', hosts: clocks.hosts.map(() => unknown) });

          const evaluated = await command(['evaluate', `${out}.evaluation.json`]);
          const { evaluation } = answer.json();
          expect(evaluated.out).toEqual([JSON.stringify([evaluation])]);
          expect(answer.body).toContain(evaluated.out[0]?.slice(1, -1));
          const written = JSON.parse(readFileSync(`${out}.evaluation.json`, 'utf8'));
          const derived = await command(['derive', `${out}.derivation.json`]);
          const changes = written.targets.map(({ id, changes }: { id: string; changes: unknown }) => [id, changes]);
          expect(JSON.parse(derived.out[0] ?? '')).toEqual(Object.fromEntries(changes));
        }),
        { numRuns: 10 },
      ),
  );

  const bad: [name: string, argv: string[], error: RegExp][] = [
    ['an SLO that is not there', ['--month', '2026-11', '--slo', 'x'], /^DEFINITION_UNKNOWN: .*slo x/],
    ['a month that is none', ['--month', '2026-13', '--slo', 'shop'], /^USAGE: .*--month 2026-13/],
    ['a zone that is none', ['--month', '2026-11', '--slo', 'shop', '--tz', 'Mars/Base'], /^USAGE: .*--tz Mars\/Base/],
    ['a place that cannot be written', ['--month', '2026-11', '--slo', 'shop'], /^OUTPUT_UNWRITABLE/],
  ];

  test.each(bad)('tells of %s', async (_, argv, error) => {
    const file = newStoreFile();
    const store = await storeWithHosts(file, ['a', 'b'], arrivalsFromMs);
    await define(store, { calendar: 'month', timeZone: 'Asia/Tokyo' });
    await store[Symbol.asyncDispose]();
    const out = join(dirname(file), 'absent', 'pack');
    const answer = await command(['export', '--data', dirname(file), '--out', out, ...argv], { now: () => nowMs });
    expect(answer.err).toEqual([expect.stringMatching(error)]);
    expect(answer.exitCode).toBeGreaterThan(0);
  });
});
