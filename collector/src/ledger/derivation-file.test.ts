import { describe, expect, test } from 'vitest';
import { deriveFile } from './derivation-file.ts';

const evidence = {
  format: 'kadoban-derivation/1',
  asOf: '2026-07-10T11:00:00Z',
  holdMs: 30_000,
  hosts: [{ id: 'host:a', samples: [{ at: '2026-07-10T10:00:00Z', boot: 'b1' }] }],
  checks: [{ id: 'check:a', intervalMs: 60_000, results: [{ at: '2026-07-10T10:59:00Z', status: 'up' }] }],
};

const host = { ...evidence.hosts[0] };

describe('a derivation file', () => {
  test('judges each look by the rule of its time, and each host by its own hold', () => {
    const at = (minute: number) => `2026-07-10T10:0${minute}:00Z`;
    const result = (minute: number, status: string) => ({ at: at(minute), status });
    const rules = [
      { from: at(0), failures: 1, holdMs: 120_000 },
      { from: at(3), failures: 2, holdMs: 120_000 },
    ];
    const results = [result(0, 'up'), result(1, 'down'), result(2, 'up'), result(3, 'down'), result(4, 'up')];
    const hosts = [
      { ...host, holdMs: 3_600_000 },
      { id: 'host:b', holdMs: 3_599_999, samples: host.samples },
    ];
    const file = { ...evidence, holdMs: undefined, hosts, checks: [{ id: 'c', rules, results }], asOf: evidence.asOf };
    const derived = deriveFile(JSON.stringify(file));
    const changes = derived.ok ? JSON.parse(derived.line) : derived;
    expect(changes['host:a']).toMatchObject([{ status: 'up' }]);
    expect(changes['host:b']).toMatchObject([{ status: 'unknown' }]);
    expect(changes.c.map(({ status }: { status: string }) => status)).toEqual(['up', 'down', 'up', 'unknown']);
  });

  test('may leave out what has a default', () => {
    expect(deriveFile(JSON.stringify(evidence))).toEqual({
      ok: true,
      line: JSON.stringify({
        'host:a': [{ at: '2026-07-10T10:00:00.000Z', status: 'unknown', reason: 'silent' }],
        'check:a': [{ at: '2026-07-10T10:59:00.000Z', status: 'up' }],
      }),
    });
  });

  const check = { ...evidence.checks[0] };
  test.each<[name: string, change: object, path: string, reason: RegExp]>([
    ['another format', { format: 'kadoban-evaluation/1' }, '$.format', /one of kadoban-derivation\/1/],
    ['an unknown key', { targets: [] }, '$.targets', /unknown key/],
    ['hosts without a hold', { holdMs: undefined }, '$.holdMs', /missing/],
    ['a negative hold', { holdMs: -1 }, '$.holdMs', /0 or more, is -1/],
    ['a collector that is no pair', { collectorUp: [[null]] }, '$.collectorUp[0]', /pair of times/],
    [
      'a collector that left before it came',
      { collectorUp: [['2026-07-10T11:00:00Z', '2026-07-10T10:00:00Z']] },
      '$.collectorUp[0]',
      /ends before it begins/,
    ],
    [
      'a sample without a boot',
      { hosts: [{ id: 'a', samples: [{ at: evidence.asOf }] }] },
      '$.hosts[0].samples[0].boot',
      /missing/,
    ],
    ['an id twice', { checks: [{ ...check, id: 'host:a' }] }, '$.checks[0].id', /host:a is here twice/],
    [
      'a probe that may be',
      { hosts: [{ id: 'a', samples: [], probes: [{ at: evidence.asOf, reachable: 'yes' }] }] },
      '$.hosts[0].probes[0].reachable',
      /true or false/,
    ],
    ['no failures needed', { checks: [{ ...check, failures: 0 }] }, '$.checks[0].failures', /1 or more/],
    [
      'neither hold nor interval',
      { checks: [{ ...check, intervalMs: undefined }] },
      '$.checks[0].holdMs',
      /intervalMs given instead/,
    ],
    [
      'one rule beside a list of rules',
      { checks: [{ ...check, rules: [{ from: evidence.asOf, holdMs: 1 }] }] },
      '$.checks[0].intervalMs',
      /stands in each of rules/,
    ],
    [
      'an empty list of rules',
      { checks: [{ id: 'c', results: [], rules: [] }] },
      '$.checks[0].rules',
      /must not be empty/,
    ],
    [
      'a rule without its beginning',
      { checks: [{ id: 'c', results: [], rules: [{ holdMs: 1 }] }] },
      '$.checks[0].rules[0].from',
      /missing/,
    ],
    [
      'a hold of a host that is no number',
      { hosts: [{ ...host, holdMs: '30s' }] },
      '$.hosts[0].holdMs',
      /whole number/,
    ],
  ])('is refused for %s', (_, change, path, reason) => {
    expect(deriveFile(JSON.stringify({ ...evidence, ...change }))).toEqual({
      ok: false,
      path,
      reason: expect.stringMatching(reason),
    });
  });
});
