import { describe, expect, test } from 'vitest';
import { deriveFile } from './derivation-file.ts';

const evidence = {
  format: 'kadoban-derivation/1',
  asOf: '2026-07-10T11:00:00Z',
  holdMs: 30_000,
  hosts: [{ id: 'host:a', samples: [{ at: '2026-07-10T10:00:00Z', boot: 'b1' }] }],
  checks: [{ id: 'check:a', intervalMs: 60_000, results: [{ at: '2026-07-10T10:59:00Z', status: 'up' }] }],
};

describe('a derivation file', () => {
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
  ])('is refused for %s', (_, change, path, reason) => {
    expect(deriveFile(JSON.stringify({ ...evidence, ...change }))).toEqual({
      ok: false,
      path,
      reason: expect.stringMatching(reason),
    });
  });
});
