import type { DefinitionChange, Store } from '../../collector/src/store/store.ts';
import { appended } from './appended.ts';
import { storeWithHosts } from './store-with-hosts.ts';

export const octoberMs = at('2026-10-01T00:00:00');
/** When the report is made: the first business day after it, nine o'clock. */
export const reportMs = at('2026-11-02T09:00:00');

/** Milliseconds since the epoch of a wall clock in Tokyo. */
export function at(wallClock: string): number {
  return Date.parse(`${wallClock}+09:00`);
}

const dayMs = 86_400_000;

/** A host that was up but for shutdowns; their ends are exact. Each is followed by another boot. */
function lifeOf(shutdowns: readonly (readonly [from: string, to: string])[], untilMs: number) {
  const edges = [octoberMs, ...shutdowns.flatMap(([from, to]) => [at(from), at(to)]), untilMs];
  const samples = [];
  const lifecycle = [];
  for (let boot = 0; boot * 2 < edges.length; boot++) {
    const [upMs = 0, downMs = 0] = edges.slice(boot * 2, boot * 2 + 2);
    samples.push({ boot: `boot ${boot}`, atMs: [upMs, downMs], monoMs: [0, downMs - upMs], instances: [] });
    if (downMs !== untilMs) lifecycle.push({ type: 'hostShutdown' as const, atMs: downMs, boot: `boot ${boot}` });
  }
  return { samples, lifecycle };
}

const batchCheck = {
  ...{ name: 'batch', kind: 'tcp', target: 'tcp://127.0.0.1:5432' },
  ...{ intervalMs: dayMs, failures: 1, recoveries: 1 },
};

/** Looks on every day, and three minutes twelve in which the check could not run. */
function batchLooks(untilMs: number) {
  const daily = [];
  for (let atMs = octoberMs; atMs <= untilMs; atMs += dayMs) daily.push({ atMs, status: 'up' as const });
  const blind = { atMs: at('2026-10-27T04:00:00'), status: 'unknown' as const };
  const back = { atMs: at('2026-10-27T04:03:12'), status: 'up' as const };
  const looks = [...daily, blind, back].sort((a, b) => a.atMs - b.atMs);
  return looks.map((look) => ({ check: 'batch', ...look, reason: '', output: '', timings: [] }));
}

/** The three services of the worked October: what their hosts went through. */
export async function octoberStore(file: string, untilMs = reportMs): Promise<Store> {
  const store = await storeWithHosts(file, ['a', 'b', 'web'], octoberMs);
  const host = (hostId: string, shutdowns: [string, string][], more: object = {}) => {
    const { samples, lifecycle } = lifeOf(shutdowns, untilMs);
    const batch = { epoch: 1, firstSeq: 1, samples, results: [], lifecycle, ...more };
    return { hostId, batch, receivedMs: untilMs, clockOffsetMs: 0 };
  };
  const b = lifeOf([], untilMs);
  const checkSet = { type: 'checkSet' as const, atMs: octoberMs, checks: [batchCheck] };
  const down = lifeOf(
    [
      ['2026-10-18T02:00:00', '2026-10-18T03:20:00'],
      ['2026-10-22T03:10:05', '2026-10-22T03:31:12'],
    ],
    untilMs,
  );
  await appended(store, [
    host('a', [
      ['2026-10-09T17:02:00', '2026-10-09T17:41:00'],
      ['2026-10-14T10:02:10', '2026-10-14T11:02:10'],
    ]),
    {
      ...host('b', []),
      batch: {
        ...{ epoch: 1, firstSeq: 1, samples: down.samples },
        results: batchLooks(untilMs),
        lifecycle: [checkSet, ...down.lifecycle],
      },
    },
    { ...host('web', []), batch: { epoch: 1, firstSeq: 1, results: [], ...b } },
  ] as never);
  await store.upTimes.stamp('run', octoberMs, untilMs);
  const written = await store.definitions.append(definitions);
  if (typeof written === 'string') throw new Error(written);
  return store;
}

const month = { calendar: 'month', timeZone: 'Asia/Tokyo' };
const policy = { maintenance: { count: 'exclude', minimumNotice: '120h', capPerWindow: '4h' } };

const bodies: [kind: DefinitionChange['kind'], id: string, body: Record<string, unknown>][] = [
  [
    'calendar',
    'office',
    {
      title: '平日 9:00-18:00',
      timeZone: 'Asia/Tokyo',
      weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '18:00' }],
      holidays: 'JP',
    },
  ],
  ['service', 'kaikei-a', { title: '会計A', all: ['host:a'] }],
  ['service', 'kaikei-b', { title: '会計B', all: ['host:b', 'check:b/batch'] }],
  [
    'slo',
    'accounting-a',
    { title: '会計A', target: 'kaikei-a', objective: '99.900', window: month, serviceHours: 'office', ...policy },
  ],
  ['slo', 'accounting-b', { title: '会計B', target: 'kaikei-b', objective: '99.900', window: month, ...policy }],
  ['slo', 'reception-web', { title: '受付Web', target: 'host:web', objective: '99.500', window: month }],
  [
    'maintenance',
    'rfc-221',
    {
      title: 'RFC-221',
      targets: ['kaikei-a', 'host:a'],
      from: '2026-10-09T17:00:00+09:00',
      to: '2026-10-09T18:00:00+09:00',
      announcedAt: '2026-09-30T10:00:00+09:00',
      approvedAt: '2026-09-30T15:00:00+09:00',
      approvedBy: '変更諮問委員会',
    },
  ],
  [
    'maintenance',
    'patch-day',
    {
      title: '月例パッチ',
      targets: ['kaikei-b', 'host:b'],
      from: '2026-10-18T02:00:00+09:00',
      to: '2026-10-18T04:00:00+09:00',
      announcedAt: '2026-10-01T10:00:00+09:00',
      approvedBy: '標準変更',
    },
  ],
  [
    'sla',
    'accounting',
    {
      title: '会計サービス SLA',
      customer: { name: '株式会社みなみ', department: '経理部' },
      provider: { name: 'きた株式会社', department: '運用部' },
      purpose: 'SLA に基づく実績報告',
      timeZone: 'Asia/Tokyo',
      slos: [
        { slo: 'accounting-a', yearly: '99.9', rto: '12h' },
        { slo: 'accounting-b', yearly: '99.9', rto: '12h' },
        { slo: 'reception-web' },
      ],
      incidents: { targets: { urgent: { respond: '10m', resolve: '4h' } } },
      counts: [{ title: '緊急インシデント', priority: 'urgent', atMost: 2, per: 'half-year' }],
      workload: [{ title: 'インシデント', of: 'incidents', limit: 20 }],
      confidentiality: '社外秘',
      documentNumber: 'KDB-{year}-{month}-001',
    },
  ],
];

const definitions = bodies.map(([kind, id, body]): DefinitionChange => {
  const entered = {
    effectiveFromMs: null,
    atMs: octoberMs - dayMs,
    author: 'kanri',
    reason: '',
    expectedVersion: null,
  };
  return { kind, id, body, ...entered };
});

/** What people said of the two outages, for the log. */
export const octoberWords: readonly DefinitionChange[] = [
  [
    'outage',
    '2026-10-14T01:30:00.000Z/kaikei-a',
    note('kaikei-a', '2026-10-14T01:30:00.000Z', 'リリース作業時の設定ミス'),
  ],
  ['outage', '2026-10-21T18:20:00.000Z/host:b', note('host:b', '2026-10-21T18:20:00.000Z', '電源ユニットの故障')],
  [
    'incident',
    'INC-20261014-01',
    {
      title: '会計A 停止',
      state: 'restored',
      source: 'monitoring',
      sla: 'accounting',
      priority: 'urgent',
      outages: [{ target: 'kaikei-a', at: '2026-10-14T01:30:00.000Z' }],
      detectedAt: '2026-10-14T01:02:10.000Z',
      acknowledgedAt: '2026-10-14T01:06:10.000Z',
      restoredAt: '2026-10-14T02:02:10.000Z',
    },
  ],
].map(([kind, id, body]): DefinitionChange => {
  const entered = {
    effectiveFromMs: null,
    atMs: reportMs - 3_600_000,
    author: 'aoi',
    reason: '',
    expectedVersion: null,
  };
  return { kind, id, body, ...entered } as DefinitionChange;
});

function note(target: string, instant: string, text: string) {
  return {
    target,
    at: instant,
    cause: { category: 'change-work', text, certainty: 'confirmed' },
    impact: { text: '約200名', usersAffected: 200 },
    permanent: {
      text: '設定変更手順にダブルチェックを導入',
      owner: '運用課',
      dueOn: '2026-10-20',
      doneOn: '2026-10-20',
    },
  };
}
