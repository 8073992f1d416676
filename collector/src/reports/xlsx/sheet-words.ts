import type { Language } from '../report.ts';

/** The names of the sheets, and what only they say. */
interface SheetWords {
  readonly cover: string;
  readonly summary: string;
  /** By the names of the tables. */
  readonly tables: Readonly<Record<'days', string> & Record<string, string>>;
  readonly method: string;
  readonly raw: string;
  /** Below the heads of a table without rows. */
  readonly nothing: string;
  readonly seconds: (head: string) => string;
  /** The figure as the report has it, beside the one that the sheet reckons. */
  readonly reported: string;
  readonly difference: string;
  readonly reportedVerdict: string;
  /** What uncertain edges of outages add to the downtime for the lower bound, and take from it for the upper one. */
  readonly edges: Readonly<Record<'lower' | 'upper', string>>;
  readonly rawKinds: Readonly<Record<'outage' | 'unknown' | 'planned' | 'actual' | 'adjustment', string>>;
  readonly rawHeads: {
    readonly kind: string;
    readonly what: string;
    readonly from: string;
    readonly to: string;
    readonly length: string;
    readonly counted: string;
    readonly in: (head: string, zone: string) => string;
  };
}

export const sheetWords: Readonly<Record<Language, SheetWords>> = {
  ja: {
    cover: '表紙',
    summary: 'サマリー',
    tables: {
      'year-to-date': '年度累計',
      responses: '応答・解決の目標',
      counts: '件数の目標',
      trend: '推移',
      outages: '停止記録',
      incidents: 'インシデント',
      maintenance: '計画停止',
      'maintenance-caps': '計画停止の上限',
      days: '日別',
      adjustments: '除外・訂正',
      unadjusted: '訂正前後',
      invocations: '継続計画の発動',
      'recovery-times': 'RTO',
      'recovery-points': 'RPO',
      drills: '訓練・復元テスト',
      'contact-lists': '緊急連絡網',
      capacity: '作業負荷・容量',
      suppliers: '供給者',
      improvements: '改善項目',
      decisions: '決定事項',
      risks: 'リスク',
      editions: '訂正履歴',
      changes: '変更点',
    },
    method: '計測方法',
    raw: '生データ',
    nothing: '該当なし',
    seconds: (head) => `${head}（秒）`,
    reported: '報告値',
    difference: '差',
    reportedVerdict: '報告の判定',
    edges: { lower: '始終の幅：下限', upper: '始終の幅：上限' },
    rawKinds: {
      outage: '停止',
      unknown: '測定欠測',
      planned: '計画停止（予定）',
      actual: '計画停止（実績）',
      adjustment: '訂正',
    },
    rawHeads: {
      kind: '種別',
      what: '対象',
      from: '開始',
      to: '終了',
      length: '長さ',
      counted: 'うち計上',
      in: (head, zone) => `${head}（${zone}）`,
    },
  },
  en: {
    cover: 'Cover',
    summary: 'Summary',
    tables: {
      'year-to-date': 'Year to date',
      responses: 'Response targets',
      counts: 'Count targets',
      trend: 'Trend',
      outages: 'Outages',
      incidents: 'Incidents',
      maintenance: 'Maintenance',
      'maintenance-caps': 'Maintenance limits',
      days: 'Daily',
      adjustments: 'Adjustments',
      unadjusted: 'Before and after',
      invocations: 'Invocations',
      'recovery-times': 'RTO',
      'recovery-points': 'RPO',
      drills: 'Drills',
      'contact-lists': 'Contact lists',
      capacity: 'Workload and capacity',
      suppliers: 'Suppliers',
      improvements: 'Improvements',
      decisions: 'Decisions',
      risks: 'Risks',
      editions: 'Editions',
      changes: 'Changes',
    },
    method: 'Method',
    raw: 'Raw data',
    nothing: 'None',
    seconds: (head) => `${head} (s)`,
    reported: 'Reported',
    difference: 'Difference',
    reportedVerdict: 'Reported verdict',
    edges: { lower: 'Uncertain edges: lower bound', upper: 'Uncertain edges: upper bound' },
    rawKinds: {
      outage: 'down',
      unknown: 'unknown',
      planned: 'maintenance (planned)',
      actual: 'maintenance (actual)',
      adjustment: 'adjustment',
    },
    rawHeads: {
      kind: 'Kind',
      what: 'Of',
      from: 'From',
      to: 'To',
      length: 'Length',
      counted: 'Counted',
      in: (head, zone) => `${head} (${zone})`,
    },
  },
};
