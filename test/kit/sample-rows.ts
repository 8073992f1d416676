import type { Report } from '../../collector/src/reports/report.ts';
import type { AheadRow, IncidentRow, MaintenanceRow, OutageRow } from '../../collector/src/reports/rows.ts';
import { sampleRisks } from './sample-risks.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const outages: OutageRow[] = [
  {
    line: 'accounting-a',
    title: '会計A',
    from: '2026-10-14T01:02:10.000Z',
    to: '2026-10-14T02:02:10.000Z',
    earliest: '2026-10-14T01:02:00.000Z',
    latest: null,
    downMs: hourMs,
    bounds: { leastMs: hourMs, mostMs: hourMs + 10_000 },
    countedMs: hourMs,
    detectMs: 18_000,
    detectedBy: 'monitoring',
    reason: 'status',
    impact: '会計A 全機能',
    usersAffected: 200,
    cause: { category: 'change-work', text: 'リリース作業時の設定ミス', certainty: 'confirmed' },
    interim: { text: '設定を直前版へ戻し 11:02 復旧', owner: '運用課', dueOn: null, doneOn: '2026-10-14' },
    permanent: {
      text: '設定変更手順にダブルチェックを導入',
      owner: '運用課',
      dueOn: '2026-10-20',
      doneOn: '2026-10-20',
    },
    waived: null,
    decisions: ['同種の手順書 3件も 11月末までに見直す'],
    incident: 'INC-20261014-01',
    links: [{ title: 'ServiceNow INC0012345', url: 'https://servicenow.example.jp/INC0012345' }],
  },
  {
    line: 'accounting-b',
    title: '会計B',
    from: '2026-10-21T18:10:05.000Z',
    to: '2026-10-21T18:31:12.000Z',
    earliest: '2026-10-21T18:09:55.000Z',
    latest: null,
    downMs: 1_267_000,
    bounds: { leastMs: 1_267_000, mostMs: 1_277_000 },
    countedMs: 1_267_000,
    detectMs: 12_000,
    detectedBy: 'monitoring',
    reason: 'timeout',
    impact: '会計B 一部（夜間バッチ）',
    usersAffected: null,
    cause: { category: 'capacity', text: 'バッチの同時実行で接続数が上限に達した', certainty: 'confirmed' },
    interim: { text: 'バッチを順に再実行', owner: '運用課', dueOn: null, doneOn: '2026-10-22' },
    permanent: {
      text: 'バッチの開始時刻をずらし、接続数の上限に警告を設ける',
      owner: '基盤課',
      dueOn: '2026-11-13',
      doneOn: null,
    },
    waived: null,
    decisions: [],
    incident: 'INC-20261022-01',
    links: [],
  },
];

const incidents: IncidentRow[] = [
  {
    id: 'INC-20261014-01',
    title: '会計A にログインできない',
    state: 'closed',
    priority: 'urgent',
    detectedAt: '2026-10-14T01:02:28.000Z',
    acknowledgedAt: '2026-10-14T01:06:28.000Z',
    restoredAt: '2026-10-14T02:02:10.000Z',
    closedAt: '2026-10-20T08:00:00.000Z',
    respondMs: 4 * minuteMs,
    resolveMs: hourMs,
    respondMet: true,
    resolveMet: true,
    outages: 1,
    timeline: [
      { at: '2026-10-14T01:02:28.000Z', by: '監視', text: '会計A 全機能が応答しない' },
      { at: '2026-10-14T01:06:28.000Z', by: '運用課 高橋', text: '調査を開始。10:00 のリリースを疑う' },
      { at: '2026-10-14T01:40:00.000Z', by: '運用課 高橋', text: '設定の誤りを確認。直前版へ戻す判断（鈴木）' },
      { at: '2026-10-14T02:02:10.000Z', by: '監視', text: '復旧' },
    ],
    links: [{ title: 'ServiceNow INC0012345', url: 'https://servicenow.example.jp/INC0012345' }],
  },
  {
    id: 'INC-20261022-01',
    title: '会計B 夜間バッチの遅延',
    state: 'restored',
    priority: 'high',
    detectedAt: '2026-10-21T18:10:17.000Z',
    acknowledgedAt: '2026-10-21T18:16:30.000Z',
    restoredAt: '2026-10-21T18:31:12.000Z',
    closedAt: null,
    respondMs: 373_000,
    resolveMs: 1_267_000,
    respondMet: true,
    resolveMet: true,
    outages: 1,
    timeline: [{ at: '2026-10-21T18:10:17.000Z', by: '監視', text: '夜間バッチが応答しない' }],
    links: [],
  },
];

const maintenance: MaintenanceRow[] = [
  {
    id: 'RFC-221',
    title: '会計A データベースの更新（RFC-221）',
    lines: ['accounting-a'],
    plannedFrom: '2026-10-09T08:00:00.000Z',
    plannedTo: '2026-10-09T09:00:00.000Z',
    actualFrom: '2026-10-09T08:02:00.000Z',
    actualTo: '2026-10-09T08:41:00.000Z',
    overrunMs: 0,
    announcedAt: '2026-09-30T01:00:00.000Z',
    approvedBy: '鈴木 一郎',
    approvedAt: '2026-09-30T01:00:00.000Z',
    cancelledAt: null,
    excludedMs: hourMs,
    notExcludedBecause: null,
  },
  {
    id: 'monthly-patches-10',
    title: '月例パッチ（標準変更）',
    lines: ['accounting-b'],
    plannedFrom: '2026-10-17T17:00:00.000Z',
    plannedTo: '2026-10-17T19:00:00.000Z',
    actualFrom: '2026-10-17T17:00:00.000Z',
    actualTo: '2026-10-17T18:20:00.000Z',
    overrunMs: 0,
    announcedAt: '2026-10-01T00:00:00.000Z',
    approvedBy: '鈴木 一郎',
    approvedAt: '2026-10-01T02:00:00.000Z',
    cancelledAt: null,
    excludedMs: 2 * hourMs,
    notExcludedBecause: null,
  },
];

const ahead: AheadRow[] = [
  {
    title: '会計B サーバーの更新',
    lines: ['accounting-b'],
    plannedFrom: '2026-11-07T17:00:00.000Z',
    plannedTo: '2026-11-07T19:00:00.000Z',
  },
];

/** Everything of October 2026 that is not a figure of a line. */
export const sampleRows: Pick<
  Report,
  | 'counts'
  | 'responses'
  | 'outages'
  | 'incidents'
  | 'maintenance'
  | 'ahead'
  | 'adjustments'
  | 'continuity'
  | 'capacity'
  | 'suppliers'
  | 'improvements'
  | 'risks'
  | 'decisions'
> = {
  counts: [
    {
      title: '緊急障害（半期）',
      from: '2026-09-30T15:00:00.000Z',
      to: '2027-03-31T15:00:00.000Z',
      atMost: 2,
      actual: 1,
      verdict: 'met',
    },
  ],
  responses: [
    {
      priority: 'urgent',
      incidents: 1,
      respondTargetMs: 10 * minuteMs,
      respondWorstMs: 4 * minuteMs,
      respondMissed: 0,
      resolveTargetMs: 4 * hourMs,
      resolveWorstMs: hourMs,
      resolveMissed: 0,
      clock: 'service-hours',
    },
    {
      priority: 'high',
      incidents: 1,
      respondTargetMs: 30 * minuteMs,
      respondWorstMs: 373_000,
      respondMissed: 0,
      resolveTargetMs: 8 * hourMs,
      resolveWorstMs: 1_267_000,
      resolveMissed: 0,
      clock: 'always',
    },
  ],
  outages,
  incidents,
  maintenance,
  ahead,
  adjustments: [
    {
      id: 'adj-reception-1005',
      target: '受付Web',
      from: '2026-10-05T04:00:00.000Z',
      to: '2026-10-05T04:12:00.000Z',
      status: 'up',
      reason: '監視側の回線切断による誤検知。アクセスログで稼働を確認',
      author: '山田 太郎',
      approvedBy: '鈴木 一郎',
      retroactive: true,
    },
  ],
  continuity: {
    recovery: [
      { line: 'accounting-a', rtoMs: 12 * hourMs, longestMs: hourMs, met: true },
      { line: 'accounting-b', rtoMs: 12 * hourMs, longestMs: 1_267_000, met: true },
      { line: 'reception-web', rtoMs: 12 * hourMs, longestMs: null, met: true },
    ],
    points: [{ title: '会計データベースのバックアップ', rpoMs: 24 * hourMs, worstMs: 24 * hourMs - 1_000, met: true }],
    drills: [
      {
        title: 'DC停電訓練',
        on: '2026-06-12',
        scenario: 'データセンターの停電',
        rtoMs: 12 * hourMs,
        tookMs: 7 * hourMs + 40 * minuteMs,
        passed: true,
        findings: '緊急連絡網の更新に遅れ。第7版（10月1日）で是正',
        nextOn: '2027-06-11',
      },
      {
        title: '復元テスト',
        on: '2026-09-15',
        scenario: 'バックアップからの全体復元',
        rtoMs: null,
        tookMs: 3 * hourMs + 5 * minuteMs,
        passed: true,
        findings: null,
        nextOn: '2027-03-15',
      },
    ],
    invocations: [],
    contactLists: [
      { title: '緊急連絡網', edition: 7, on: '2026-10-01', how: 'both', to: '運用部・経理部の連絡責任者' },
    ],
  },
  capacity: [
    { title: 'インシデント', measured: '発生 3件 / 解決 3件', limit: '20件', forecast: null },
    { title: '通知', measured: '41件', limit: null, forecast: null },
    { title: 'db-01 ディスク', measured: '78%', limit: '80%', forecast: '約34日後に到達' },
    { title: 'db-01 CPU（95パーセンタイル）', measured: '61%', limit: '80%', forecast: null },
  ],
  suppliers: [
    { title: '回線A', objective: '99.95', actual: '99.98', met: true, note: null },
    { title: 'クラウドB', objective: '99.99', actual: '99.90', met: false, note: '10月8日の障害。補償を請求中' },
  ],
  improvements: [
    {
      title: '設定変更手順のダブルチェック',
      owner: '運用課',
      dueOn: '2026-10-20',
      doneOn: '2026-10-20',
      state: 'done',
    },
    { title: '証明書の期限を 60日前に通知', owner: '運用課', dueOn: '2026-10-30', doneOn: '2026-10-28', state: 'done' },
    { title: 'バッチの実行計画の見直し', owner: '基盤課', dueOn: '2026-10-30', doneOn: null, state: 'late' },
    { title: 'db-01 ディスクの増設', owner: '基盤課', dueOn: '2026-11-30', doneOn: null, state: 'open' },
  ],
  risks: sampleRisks,
  decisions: [],
};
