import { ofSeen } from '../figures.ts';
import type { Line } from '../line.ts';
import type { Language, Report } from '../report.ts';
import { wordsIn } from '../words/words-in.ts';
import {
  countCell,
  durationCell,
  headCell,
  objectiveCell,
  percentCell,
  type SheetCell,
  secondsCell,
  textCell,
} from './cells.ts';
import { edgesOf } from './edges.ts';
import { figureFormulas } from './figure-formulas.ts';
import { unknownOf } from './shares.ts';
import type { Sheet } from './sheet.ts';
import { sheetWords } from './sheet-words.ts';
import { quotedName } from './workbook.ts';

/** Where the daily sheet has what is added up; its columns are those of `daily-sheet.ts`. */
const dailyColumns = { id: 'A', base: 'D', down: 'E', unknown: 'H' } as const;

/**
 * One row for each promise. What follows from the daily sheet and the intervals is a formula over them, so that whoever doubts a figure can follow
 * it, and whoever corrects a day sees what it comes to, the verdict with it. Beside them stands what the report says. The year is that of its own sheet. What
 * the uncertain edges of outages come to needs more than is in the workbook: that is a value.
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
    names.reportedVerdict,
    names.seconds(names.edges.lower),
    names.seconds(names.edges.upper),
    ...[figures.coverage, figures.verdict].map((head) => `${figures.yearToDate}${words.colon}${head}`),
  ];
  const rows = report.lines.map((line, index) => lineRow(line, index + 2, { report, language }));
  return {
    name: names.summary,
    rows: [heads.map(headCell), ...(rows.length === 0 ? [[textCell(names.nothing)]] : rows)],
    widths: [14, 20, 14, 9, 14, 13, 13, 10, 10, 10, 10, 9, 12, 12, 7, 10, 10, 8, 9, 10, 10, 12, 12],
    headRows: 1,
    landscape: true,
  };
}

function lineRow(line: Line, row: number, { report, language }: { report: Report; language: Language }): SheetCell[] {
  const words = wordsIn[language];
  const { figures, yearToDate } = line;
  const primary = figures.primary?.percent ?? null;
  const formulas = formulasOf(line, row, { report, language });
  const edges = edgesOf(figures, unknownOf(report, line));
  const year = (column: string, value: string | null) =>
    value === null ? undefined : `${quotedName(sheetWords[language].tables['year-to-date'] ?? '')}!${column}${row}`;
  const ifSeen = (formula: string | undefined) => ofSeen(figures, formula) ?? undefined;
  const ifPromised = (formula: string) => (line.objective === null ? undefined : formula);
  return [
    textCell(line.id),
    textCell(line.title),
    textCell(line.serviceHours ?? words.roundTheClock),
    objectiveCell(line.objective),
    durationCell(figures.baseMs, formulas.base),
    durationCell(figures.downMs, formulas.down),
    durationCell(figures.unknownMs, formulas.unknown),
    percentCell(primary, formulas.availability),
    percentCell(figures.worst?.percent ?? null, formulas.worst),
    percentCell(figures.best?.percent ?? null, formulas.best),
    percentCell(figures.coverage, formulas.coverage),
    textCell(figures.verdict && words.verdicts[figures.verdict], ifPromised(formulas.verdict)),
    // While the month runs it is a share of what is still to come as well.
    durationCell(figures.budgetMs, isOver(report) ? ifPromised(formulas.budget) : undefined),
    secondsCell(ofSeen(figures, figures.budgetRemainingMs), ifSeen(ifPromised(formulas.remaining))),
    countCell(
      ofSeen(figures, figures.outageCount),
      ifSeen(report.sections.includes('outages') ? formulas.outageCount : undefined),
    ),
    percentCell(yearToDate.primary?.percent ?? null, year('I', yearToDate.primary?.percent ?? null)),
    percentCell(primary),
    figures.primary === null ? textCell(null) : percentCell('0', `H${row}-Q${row}`),
    textCell(figures.verdict && words.verdicts[figures.verdict]),
    secondsCell(edges.lowerMs),
    secondsCell(edges.upperMs),
    percentCell(yearToDate.coverage, year('L', yearToDate.coverage)),
    textCell(yearToDate.verdict && words.verdicts[yearToDate.verdict], year('M', yearToDate.verdict)),
  ];
}

const isOver = ({ period }: Report) => period.asOf >= period.to;

function formulasOf(line: Line, row: number, { report, language }: { report: Report; language: Language }) {
  const { tables, raw, rawKinds } = sheetWords[language];
  const [daily, intervals] = [quotedName(tables.days), quotedName(raw)];
  const sum = (of: keyof typeof dailyColumns) => {
    const column = dailyColumns[of];
    return `SUMIFS(${daily}!$${column}:$${column},${daily}!$A:$A,$A${row})/86400`;
  };
  const at = (column: string) => `${column}${row}`;
  const cells = { base: at('E'), down: at('F'), unknown: at('G'), objective: at('D'), lower: at('T'), upper: at('U') };
  const rules = { unknown: unknownOf(report, line), verdicts: wordsIn[language].verdicts, decimals: 6 };
  const { remaining, ...figures } = figureFormulas(cells, rules);
  return {
    ...{ base: sum('base'), down: sum('down'), unknown: sum('unknown') },
    ...figures,
    remaining: remaining(at('M')),
    outageCount: `COUNTIFS(${intervals}!$A:$A,"${rawKinds.outage}",${intervals}!$B:$B,$A${row})`,
  };
}
