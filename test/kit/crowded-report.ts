import type { Line } from '../../collector/src/reports/line.ts';
import type { Report } from '../../collector/src/reports/report.ts';
import type { OutageRow } from '../../collector/src/reports/rows.ts';
import { hashed, sampleReport } from './sample-report.ts';

const lineCount = 60;
const outageCount = 200;

/** Longer than any line of paper, with words that nothing may be cut in and words that must be cut. */
const longNames = [
  '東日本地域統合基幹業務システム（受発注・在庫・会計連携）オンラインサービス 第二系統 冗長構成 待機系',
  'kubernetes-production-asia-northeast1-payment-gateway-frontend-deployment-7f9c5d6b8-authorization-service',
  'A very long name of a service that goes on and on, so that it takes several lines of every table it is in',
];

const titleOf = (index: number) =>
  index < longNames.length ? `${longNames[index]}` : `サービス ${String(index + 1).padStart(2, '0')}`;

const line = (index: number): Line => ({
  ...(sampleReport.lines[index % sampleReport.lines.length] as Line),
  id: `line-${index}`,
  title: titleOf(index),
});

const startMs = Temporal.Instant.from('2026-09-30T15:00:00Z').epochMilliseconds;

/** Every three and a half hours one, on each line in turn; every seventh has a story that takes more than a page. */
function outage(index: number): OutageRow {
  const like = sampleReport.outages[index % sampleReport.outages.length] as OutageRow;
  const fromMs = startMs + index * 3.5 * 3_600_000;
  const at = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: 'millisecond' });
  const story = '原因の調査に時間を要し、関係する各社との確認を重ねた。'.repeat(index % 70 === 6 ? 130 : 2);
  return {
    ...like,
    line: `line-${index % lineCount}`,
    title: titleOf(index % lineCount),
    from: at(fromMs),
    to: index === outageCount - 1 ? null : at(fromMs + (index + 1) * 1_234),
    downMs: (index + 1) * 1_234,
    countedMs: (index + 1) * 1_234,
    cause: like.cause && { ...like.cause, text: index % 7 === 6 ? story : like.cause.text },
  };
}

/** More of everything than anybody has: 60 services, 200 outages, names that fit nowhere and letters that few fonts have. */
export const crowdedReport: Report = hashed({
  ...sampleReport,
  document: {
    ...sampleReport.document,
    confidentiality: `社外秘（${'関係者限り・'.repeat(20)}）`,
    signatures: {
      ...sampleReport.document.signatures,
      approved: { name: '𠮷野家 葛󠄀城 髙﨑 太郎左衛門之助 Łukasz Őrszágh', at: '2026-11-04T01:00:00.000Z' },
    },
  },
  lines: Array.from({ length: lineCount }, (_, index) => line(index)),
  outages: Array.from({ length: outageCount }, (_, index) => outage(index)),
  improvements: [
    {
      title: 'Zażółć gęślą jaźń — Ελλάδα — Україна — 🔧 修理',
      owner: '𠮷田',
      dueOn: null,
      doneOn: null,
      state: 'open',
    },
  ],
});
