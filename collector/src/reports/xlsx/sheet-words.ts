import type { Language } from '../report.ts';

/** The names of the sheets, and what only they say. */
interface SheetWords {
  readonly cover: string;
  readonly summary: string;
  readonly outages: string;
  readonly incidents: string;
  readonly maintenance: string;
  readonly daily: string;
  readonly adjustments: string;
  readonly risks: string;
  readonly method: string;
  readonly raw: string;
  readonly seconds: (head: string) => string;
  /** The figure as the report has it, beside the one that the sheet reckons. */
  readonly reported: string;
  readonly difference: string;
  readonly rawKinds: Readonly<Record<'outage' | 'planned' | 'actual' | 'adjustment', string>>;
  readonly rawHeads: {
    readonly kind: string;
    readonly what: string;
    readonly from: string;
    readonly to: string;
    readonly length: string;
    readonly in: (head: string, zone: string) => string;
  };
}

export const sheetWords: Readonly<Record<Language, SheetWords>> = {
  ja: {
    cover: '表紙',
    summary: 'サマリー',
    outages: '停止記録',
    incidents: 'インシデント',
    maintenance: '計画停止',
    daily: '日別',
    adjustments: '除外・訂正',
    risks: 'リスク',
    method: '計測方法',
    raw: '生データ',
    seconds: (head) => `${head}（秒）`,
    reported: '報告値',
    difference: '差',
    rawKinds: { outage: '停止', planned: '計画停止（予定）', actual: '計画停止（実績）', adjustment: '訂正' },
    rawHeads: {
      kind: '種別',
      what: '対象',
      from: '開始',
      to: '終了',
      length: '長さ',
      in: (head, zone) => `${head}（${zone}）`,
    },
  },
  en: {
    cover: 'Cover',
    summary: 'Summary',
    outages: 'Outages',
    incidents: 'Incidents',
    maintenance: 'Maintenance',
    daily: 'Daily',
    adjustments: 'Adjustments',
    risks: 'Risks',
    method: 'Method',
    raw: 'Raw data',
    seconds: (head) => `${head} (s)`,
    reported: 'Reported',
    difference: 'Difference',
    rawKinds: {
      outage: 'outage',
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
      in: (head, zone) => `${head} (${zone})`,
    },
  },
};
