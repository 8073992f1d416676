import type { DayRow, Line } from '../line.ts';
import type { Language, Report } from '../report.ts';
import { wordsIn } from '../words/words-in.ts';
import { dayCell, headCell, percentCell, type SheetCell, secondsCell, textCell } from './cells.ts';
import { shareFormula, unknownOf } from './shares.ts';
import type { Sheet } from './sheet.ts';
import { sheetWords } from './sheet-words.ts';

/** One row for each promise and day, in seconds: what the summary adds up. */
export function dailySheet(report: Report, language: Language): Sheet {
  const { figures } = wordsIn[language];
  const { seconds, tables, nothing } = sheetWords[language];
  const inSeconds = [figures.base, figures.down, figures.maintenance, figures.excluded, figures.unknown];
  const heads = ['ID', figures.service, figures.day, ...inSeconds.map(seconds), figures.availability];
  const rows = report.lines
    .flatMap((line) => line.days.map((day) => ({ line, day })))
    .map(({ line, day }, index) => dayCells(line, day, index + 2, unknownOf(report, line)));
  return {
    name: tables.days,
    rows: [heads.map(headCell), ...(rows.length === 0 ? [[textCell(nothing)]] : rows)],
    widths: [18, 22, 12, 14, 14, 14, 14, 14, 11],
    headRows: 1,
    landscape: true,
  };
}

/** By the same rule as the summary, cell by cell: whoever corrects a day sees what it comes to. */
function dayCells({ id, title }: Line, row: DayRow, at: number, unknown: ReturnType<typeof unknownOf>): SheetCell[] {
  const { day, baseMs, downMs, maintenanceMs, excludedMs, unknownMs } = row;
  const leaves = unknown === 'exclude';
  const ofMs = leaves ? `ROUND((D${at}-H${at})*1000,0)` : `ROUND(D${at}*1000,0)`;
  return [
    textCell(id),
    textCell(title),
    dayCell(day),
    ...[baseMs, downMs, maintenanceMs, excludedMs, unknownMs].map((ms) => secondsCell(ms)),
    percentCell(
      availabilityOf(leaves ? baseMs - unknownMs : baseMs, downMs),
      shareFormula(`${ofMs}-ROUND(E${at}*1000,0)`, ofMs),
    ),
  ];
}

/** Percent of the time of a day that counts, as text with six decimals, floored; null where nothing was measured. */
function availabilityOf(ofMs: number, downMs: number): string | null {
  if (ofMs <= 0) return null;
  const millionths = String((BigInt(Math.max(0, ofMs - downMs)) * 100_000_000n) / BigInt(ofMs)).padStart(7, '0');
  return `${millionths.slice(0, -6)}.${millionths.slice(-6)}`;
}
