import type { Missing } from '../reports/report.ts';

/** What is missing, in Japanese: see `missingWords`. */
export function missingWordsJa(missing: Missing): string {
  switch (missing.what) {
    case 'cause':
      return `${missing.target} の ${missing.from} からの停止の原因が未記入です`;
    case 'action':
      return `${missing.target} の ${missing.from} からの停止に、恒久対策も、それを行わない理由も記入されていません`;
    case 'incident-open':
      return `インシデント ${missing.incident} が復旧していません`;
    case 'adjustment-pending':
      return `訂正 ${missing.adjustment} が承認待ちです`;
    case 'period-open':
      return `対象期間が終わっていません (${missing.until} まで)`;
    case 'nothing-observed':
      return '対象期間の観測が一つもありません';
  }
}
