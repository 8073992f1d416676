import { ofSeen } from '../figures.ts';
import type { Line, LineFigures } from '../line.ts';
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
import { shareFormula, unknownOf } from './shares.ts';
import type { Sheet } from './sheet.ts';
import { sheetWords } from './sheet-words.ts';
import { quotedName } from './workbook.ts';

/** Where the daily sheet has what is added up; its columns are those of `daily-sheet.ts`. */
const dailyColumns = { id: 'A', base: 'D', down: 'E', unknown: 'H' } as const;

/**
 * One row for each promise. What follows from the daily sheet and the intervals is a formula over them, so that whoever doubts a figure can follow
 * it, and whoever corrects a day sees what it comes to, the verdict with it. Beside them stands what the report says. The year, and what the uncertain
 * edges of outages come to, need more than is in the workbook: they are values.
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
    percentCell(yearToDate.primary?.percent ?? null),
    percentCell(primary),
    figures.primary === null ? textCell(null) : percentCell('0', `H${row}-Q${row}`),
    textCell(figures.verdict && words.verdicts[figures.verdict]),
    secondsCell(edges.lowerMs),
    secondsCell(edges.upperMs),
    percentCell(yearToDate.coverage),
    textCell(yearToDate.verdict && words.verdicts[yearToDate.verdict]),
  ];
}

const isOver = ({ period }: Report) => period.asOf >= period.to;

/** What the bounds have besides the time that was down and unknown. */
function edgesOf({ downMs, unknownMs, worst, best }: LineFigures, unknown: ReturnType<typeof unknownOf>) {
  const observedMs = downMs - (unknown === 'down' ? unknownMs : 0);
  return {
    lowerMs: worst === null ? 0 : worst.badMs - observedMs - unknownMs,
    upperMs: best === null ? 0 : observedMs - best.badMs,
  };
}

/** In whole milliseconds, so that nothing rounds up on its way to three decimals. */
function formulasOf(line: Line, row: number, { report, language }: { report: Report; language: Language }) {
  const { tables, raw, rawKinds } = sheetWords[language];
  const { verdicts } = wordsIn[language];
  const unknown = unknownOf(report, line);
  const [daily, intervals] = [quotedName(tables.days), quotedName(raw)];
  const sum = (of: keyof typeof dailyColumns) => {
    const column = dailyColumns[of];
    return `SUMIFS(${daily}!$${column}:$${column},${daily}!$A:$A,$A${row})/86400`;
  };
  const ms = (column: string) => `ROUND(${column}${row}*86400000,0)`;
  const edgeMs = (column: string) => `ROUND(${column}${row}*1000,0)`;
  const [baseMs, downMs, unknownMs] = [ms('E'), ms('F'), ms('G')] as const;
  const ofMs = unknown === 'exclude' ? `(${baseMs}-${unknownMs})` : baseMs;
  // Where unknown time counts as down, it is among what was down.
  const atWorst = `${baseMs}-${downMs}${unknown === 'down' ? '' : `-${unknownMs}`}-${edgeMs('T')}`;
  const atBest = `${baseMs}-${downMs}${unknown === 'down' ? `+${unknownMs}` : ''}+${edgeMs('U')}`;
  // What binary fractions get wrong is far below a millionth of a millisecond.
  const keeps = (goodMs: string) => `ROUND(${goodMs}-${baseMs}*D${row},6)>=0`;
  return {
    ...{ base: sum('base'), down: sum('down'), unknown: sum('unknown') },
    availability: shareFormula(`${ofMs}-${downMs}`, ofMs),
    worst: shareFormula(atWorst, baseMs),
    best: shareFormula(atBest, baseMs),
    coverage: shareFormula(`${baseMs}-${unknownMs}`, baseMs),
    verdict: `IF(${baseMs}=0,"",IF(${keeps(atWorst)},"${verdicts.met}",IF(${keeps(atBest)},"${verdicts.undetermined}","${verdicts.missed}")))`,
    budget: `INT(ROUND(${baseMs}*(1-D${row}),6))/86400000`,
    remaining: `(${ms('M')}-${downMs})/1000`,
    outageCount: `COUNTIFS(${intervals}!$A:$A,"${rawKinds.outage}",${intervals}!$B:$B,$A${row})`,
  };
}
