import { duration, percent3, wallClock } from '../figures.ts';
import {
  clockOffsets,
  type Language,
  type MonthReport,
  outagesOf,
  type TargetMonth,
  targetId,
} from './month-report.ts';
import { words } from './words.ts';

/** Makes spreadsheets that guess read UTF-8. */
const byteOrderMark = '\uFEFF';

/** Keys of the columns: the same in every language, so that programs can rely on them. They stand in the second row. */
const targetKeys = [
  'kind',
  'name',
  'id',
  'availability',
  'worst',
  'best',
  'coverage',
  'agreed',
  'down',
  'unknown',
  'outageCount',
  'mttr',
  'mtbf',
  'clockOffset',
] as const;
const outageKeys = [
  'kind',
  'name',
  'id',
  'from',
  'to',
  'duration',
  'counted',
  'earliest',
  'latest',
  'reason',
  'output',
] as const;

export const csv = {
  name: 'csv',
  /**
   * Two tables with a blank line between them: targets, then outages. RFC 4180, UTF-8 with BOM, times in the report's zone. Reasons are codes, for
   * programs to count by; people find them in words in the HTML.
   */
  render(report: MonthReport, language: Language): string {
    const { columns } = words[language];
    const offsetOf = clockOffsets(report);
    const rows = [
      targetKeys.map((key) => columns[key]),
      [...targetKeys],
      ...report.targets.map((target) => targetRow(target, offsetOf(target), language)),
      [],
      outageKeys.map((key) => columns[key]),
      [...outageKeys],
      ...outageRows(report, language),
    ];
    return byteOrderMark + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
  },
};

function targetRow(target: TargetMonth, clockOffsetMs: number | null, language: Language): string[] {
  const { kind, name, availability } = target;
  const { primary, worst, best, coverage, agreedMs, downMs, unknownMs, outageCount, mttrMs, mtbfMs } = availability;
  return [
    words[language].kinds[kind],
    name,
    targetId(target),
    ...[primary?.percent, worst?.percent, best?.percent, coverage].map((percent) => percent3(percent ?? null) ?? ''),
    duration(agreedMs),
    duration(downMs),
    duration(unknownMs),
    String(outageCount),
    mttrMs === null ? '' : duration(mttrMs),
    mtbfMs === null ? '' : duration(mtbfMs),
    clockOffsetMs === null ? '' : duration(Math.abs(clockOffsetMs)),
  ];
}

function outageRows(report: MonthReport, language: Language): string[][] {
  const { kinds, open } = words[language];
  const time = (instant: string | null | undefined) => (instant ? wallClock(instant, report.timeZone) : '');
  return outagesOf(report).map(({ target, outage }) => [
    kinds[target.kind],
    target.name,
    targetId(target),
    time(outage.from),
    outage.to === null ? open : time(outage.to),
    duration(outage.downMs),
    duration(outage.countedMs),
    time(outage.earliest),
    time(outage.latest),
    outage.reason ?? '',
    outage.output ?? '',
  ]);
}

/**
 * One cell. Text that a spreadsheet would run as a formula gets an apostrophe: host names and check outputs come from machines that others
 * control.
 */
function cell(text: string): string {
  // The wide forms are what Japanese spreadsheets take for the narrow ones.
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
