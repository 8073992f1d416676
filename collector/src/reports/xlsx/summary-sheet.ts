import type { Line } from '../line.ts';
import type { Language, Report } from '../report.ts';
import { wordsIn } from '../words/words-in.ts';
import { durationCell, headCell, objectiveCell, percentCell, type SheetCell, secondsCell, textCell } from './cells.ts';
import type { Sheet } from './sheet.ts';
import { sheetWords } from './sheet-words.ts';
import { quotedName } from './workbook.ts';

/** Where the daily sheet has what is added up; its columns are those of `daily-sheet.ts`. */
const dailyColumns = { id: 'A', base: 'D', down: 'E', unknown: 'H' } as const;

/**
 * One row for each promise. Times and availability are formulas over the daily sheet, so that whoever doubts them can follow; beside them stands
 * what the report says, and the difference, which is zero.
 */
export function summarySheet(report: Report, language: Language): Sheet {
  const words = wordsIn[language];
  const { figures } = words;
  const names = sheetWords[language];
  const heads = [
    'ID',
    figures.service,
    figures.serviceHours,
    figures.objective,
    figures.base,
    figures.down,
    figures.unknown,
    figures.availability,
    figures.worst,
    figures.best,
    figures.coverage,
    figures.verdict,
    figures.budget,
    // Spreadsheets cannot show a negative time.
    names.seconds(figures.remaining),
    figures.outageCount,
    figures.yearToDate,
    names.reported,
    names.difference,
  ];
  const rows = report.lines.map((line, index) => lineRow(line, index + 2, { report, language }));
  return {
    name: names.summary,
    rows: [heads.map(headCell), ...rows],
    widths: [18, 24, 18, 11, 15, 15, 15, 11, 11, 11, 15, 10, 15, 13, 10, 12, 11, 9],
    headRows: 1,
    landscape: true,
  };
}

function lineRow(line: Line, row: number, { report, language }: { report: Report; language: Language }): SheetCell[] {
  const words = wordsIn[language];
  const { figures, yearToDate } = line;
  const sheet = quotedName(sheetWords[language].daily);
  const sum = (of: keyof typeof dailyColumns) => {
    const column = dailyColumns[of];
    return `SUMIFS(${sheet}!$${column}:$${column},${sheet}!$A:$A,$A${row})/86400`;
  };
  // In whole milliseconds, so that nothing rounds up on its way to three decimals.
  const ms = (cells: string) => `ROUND((${cells})*86400000,0)`;
  const denominator = unknownLeaves(report, line) ? `E${row}-G${row}` : `E${row}`;
  const isMeasured = figures.primary !== null;
  const availability = `IF(${ms(denominator)}=0,"",INT(${ms(`${denominator}-F${row}`)}*100000/${ms(denominator)})/100000)`;
  const primary = figures.primary?.percent ?? null;
  return [
    textCell(line.id),
    textCell(line.title),
    textCell(line.serviceHours ?? words.roundTheClock),
    objectiveCell(line.objective),
    durationCell(figures.baseMs, sum('base')),
    durationCell(figures.downMs, sum('down')),
    durationCell(figures.unknownMs, sum('unknown')),
    percentCell(primary, availability),
    percentCell(figures.worst?.percent ?? null),
    percentCell(figures.best?.percent ?? null),
    percentCell(figures.coverage),
    textCell(figures.verdict && words.verdicts[figures.verdict]),
    durationCell(figures.budgetMs),
    secondsCell(figures.budgetRemainingMs),
    { style: 'count', value: figures.outageCount },
    percentCell(yearToDate.primary?.percent ?? null),
    percentCell(primary),
    isMeasured ? percentCell('0', `H${row}-Q${row}`) : textCell(null),
  ];
}

/** Whether unknown time is out of the denominator; where it counts as down, it is among what was down. */
function unknownLeaves({ method }: Report, { id }: Line): boolean {
  return (method.policies.find(({ line }) => line === id)?.unknown ?? 'exclude') === 'exclude';
}
