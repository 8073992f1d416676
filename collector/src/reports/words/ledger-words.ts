import type { OutageClass, StretchClass } from '../../ledger/classes.ts';
import type { Language } from '../report.ts';

interface LedgerWords {
  readonly heading: string;
  readonly number: string;
  readonly class: string;
  readonly classes: Readonly<Record<OutageClass | StretchClass, string>>;
  readonly length: string;
}

/** What the downtime ledger says besides a report. */
export const ledgerWords: Readonly<Record<Language, LedgerWords>> = {
  ja: {
    heading: '停止記録',
    number: 'No.',
    class: '区分',
    classes: {
      unplanned: '計画外',
      planned: '計画',
      excluded: '除外',
      'outside-hours': '時間外',
      degraded: '品質低下',
      brief: '瞬断',
      unknown: '欠測',
    },
    length: '長さ',
  },
  en: {
    heading: 'Downtime ledger',
    number: 'No.',
    class: 'Class',
    classes: {
      unplanned: 'unplanned',
      planned: 'planned',
      excluded: 'excluded',
      'outside-hours': 'out of hours',
      degraded: 'degraded',
      brief: 'brief',
      unknown: 'no data',
    },
    length: 'Length',
  },
};
