import { createHash } from 'node:crypto';
import type { Edition, Method, Report } from '../../collector/src/reports/report.ts';
import { canonicalJson } from '../../collector/src/store/chain.ts';
import { sampleLines } from './sample-lines.ts';
import { sampleRows } from './sample-rows.ts';

const hourMs = 3_600_000;

/** Stands for a hash where nothing is hashed, and tells one from another. */
const hashFor = (what: string) => createHash('sha256').update(what).digest('hex');

/** The report with the hash of what it says. */
export function hashed(report: Omit<Report, 'hash'> & Partial<Pick<Report, 'hash'>>): Report {
  const { hash: _, ...said } = report;
  return { ...said, hash: createHash('sha256').update(canonicalJson(said)).digest('hex') };
}

const notice = { minimumNoticeMs: null, minimumNoticeBusinessDays: 5 };
const policy = { degraded: 'up', unknown: 'exclude', maintenance: 'exclude', ignoreShorterThanMs: 60_000 } as const;

const office = { id: 'office', timeZone: 'Asia/Tokyo', holidays: 'JP' } as const;

const method: Method = {
  sources: [
    { title: 'ac-01 / http-login', kind: 'http', everyMs: 10_000, failures: 2, recoveries: 2 },
    { title: 'ac-02 / http-login', kind: 'http', everyMs: 10_000, failures: 2, recoveries: 2 },
    { title: 'db-01 / postgres', kind: 'tcp', everyMs: 10_000, failures: 2, recoveries: 2 },
    { title: 'web-01', kind: 'host', everyMs: 10_000, failures: 1, recoveries: 1 },
    { title: 'web-02', kind: 'host', everyMs: 10_000, failures: 1, recoveries: 1 },
    { title: 'db-01 / バックアップ', kind: 'file', everyMs: 3_600_000, failures: 1, recoveries: 1 },
  ],
  holdMs: 25_000,
  worstClockOffsetMs: 420,
  policies: [
    { line: 'accounting-a', ...policy, ...notice, capMs: 4 * hourMs, calendar: office },
    { line: 'accounting-b', ...policy, ...notice, capMs: 4 * hourMs, calendar: null },
    { line: 'reception-web', ...policy, minimumNoticeMs: null, capMs: null, calendar: null },
  ],
  services: [
    { title: '会計A', atLeast: 2, of: ['ac-01 / http-login', 'db-01 / postgres'] },
    { title: '会計B', atLeast: 2, of: ['ac-02 / http-login', 'db-01 / postgres'] },
    { title: '受付Web', atLeast: 1, of: ['web-01', 'web-02'] },
  ],
  versions: { software: '1.4.0', tzdata: '2026b', holidays: '2.5.1' },
  definitions: [
    { id: 'sla/accounting', version: 3, hash: hashFor('sla/accounting 3') },
    { id: 'slo/accounting-a', version: 12, hash: hashFor('slo/accounting-a 12') },
    { id: 'slo/accounting-b', version: 12, hash: hashFor('slo/accounting-b 12') },
    { id: 'slo/reception-web', version: 4, hash: hashFor('slo/reception-web 4') },
    { id: 'calendar/office', version: 2, hash: hashFor('calendar/office 2') },
  ],
  root: { day: '2026-10-31', hash: hashFor('root 2026-10-31') },
  evaluations: sampleLines.map(({ id }) => ({ line: id, sha256: hashFor(`evaluation ${id}`) })),
};

const firstEdition: Edition = {
  edition: 1,
  at: '2026-11-02T00:00:00.000Z',
  author: '山田 太郎',
  reason: '新規',
  hash: hashFor('edition 1'),
  changes: [],
};

/** October 2026 as an SLA review would see it: final, in its first edition. */
export const sampleReport: Report = hashed({
  format: 'kadoban-report/1',
  document: {
    number: 'KDB-2026-10-001',
    edition: 1,
    state: 'final',
    confidentiality: '社外秘（関係者限り）',
    generatedAt: '2026-11-02T00:00:00.000Z',
    missing: [],
    signatures: {
      prepared: { name: '山田 太郎', at: '2026-11-02T00:30:00.000Z' },
      checked: { name: '佐藤 花子', at: '2026-11-02T05:10:00.000Z' },
      approved: { name: '鈴木 一郎', at: '2026-11-04T01:00:00.000Z' },
    },
    dates: 'both',
    organisation: '△△株式会社',
  },
  sla: {
    id: 'accounting',
    title: '会計サービス SLA',
    version: 3,
    effectiveFrom: '2026-04-01',
    customer: { name: '株式会社○○', department: '経理部' },
    provider: { name: '△△株式会社', department: '運用部' },
    purpose: 'SLA 第3版（2026年4月1日施行）に基づく実績報告',
    inScope: ['会計A（オンライン）', '会計B（夜間バッチを含む）', '受付Web'],
    outOfScope: ['利用者側のネットワークと端末', '外部の決済サービス'],
    contacts: [
      { role: 'サービス責任者', name: '鈴木 一郎', reach: 'suzuki@example.jp' },
      { role: '当番（24時間）', name: '運用課', reach: '03-0000-0000' },
    ],
  },
  period: {
    month: '2026-10',
    timeZone: 'Asia/Tokyo',
    from: '2026-09-30T15:00:00.000Z',
    to: '2026-10-31T15:00:00.000Z',
    asOf: '2026-10-31T18:00:00.000Z',
    fiscalYearFrom: '2026-04',
  },
  sections: [
    'summary',
    'attainment',
    'trend',
    'outages',
    'maintenance',
    'adjustments',
    'continuity',
    'capacity',
    'improvements',
    'risks',
    'method',
    'daily',
    'editions',
  ],
  lines: sampleLines,
  ...sampleRows,
  method,
  editions: [firstEdition],
});

/** The same before anybody has looked at it: not to be sent, and it says what is missing. */
export const sampleDraft: Report = hashed({
  ...sampleReport,
  document: {
    ...sampleReport.document,
    state: 'needs-input',
    missing: [
      { what: 'cause', target: 'accounting-b', from: '2026-10-21T18:10:05.000Z' },
      { what: 'action', target: 'accounting-b', from: '2026-10-21T18:10:05.000Z' },
      { what: 'incident-open', incident: 'INC-20261022-01' },
      { what: 'adjustment-pending', adjustment: 'adj-reception-1005' },
    ],
    signatures: { prepared: null, checked: null, approved: null },
  },
  outages: sampleReport.outages.map((outage) =>
    outage.line === 'accounting-b' ? { ...outage, cause: null, interim: null, permanent: null } : outage,
  ),
});

/** What came late after the first edition made a second one. */
export const sampleRevision: Report = hashed({
  ...sampleReport,
  document: { ...sampleReport.document, edition: 2, generatedAt: '2026-11-10T01:20:00.000Z' },
  editions: [
    { ...firstEdition, hash: sampleReport.hash },
    {
      edition: 2,
      at: '2026-11-10T01:20:00.000Z',
      author: '山田 太郎',
      reason: '会計B の測定欠測のうち、遅れて届いた記録を反映',
      hash: hashFor('edition 2'),
      changes: [
        { what: 'lines/accounting-b/figures/unknownMs', before: '252000', after: '192000' },
        { what: 'lines/accounting-b/figures/worst/percent', before: '99.943133', after: '99.945380' },
        { what: 'lines/accounting-b/days/2026-10-27/unknownMs', before: '252000', after: '192000' },
      ],
    },
  ],
});

/** A month in which there was nothing to tell, of an organisation that promised nobody anything. */
export const emptyReport: Report = hashed({
  ...sampleReport,
  document: {
    ...sampleReport.document,
    state: 'draft',
    confidentiality: null,
    organisation: '',
    signatures: { prepared: null, checked: null, approved: null },
  },
  sla: null,
  lines: [],
  counts: [],
  responses: [],
  outages: [],
  incidents: [],
  maintenance: [],
  ahead: [],
  adjustments: [],
  continuity: { recovery: [], points: [], drills: [] },
  capacity: [],
  suppliers: [],
  improvements: [],
  risks: [],
  decisions: [],
  method: {
    ...method,
    sources: [],
    holdMs: null,
    worstClockOffsetMs: null,
    policies: [],
    services: [],
    definitions: [],
    root: null,
    evaluations: [],
  },
  editions: [],
});
