import type { Language, Report } from '../report.ts';
import { wordsIn } from '../words/words-in.ts';
import { dayCell, headCell, percentCell, secondsCell, textCell } from './cells.ts';
import type { Sheet } from './sheet.ts';
import { sheetWords } from './sheet-words.ts';

/** One row for each promise and day, in seconds: what the summary adds up. */
export function dailySheet(report: Report, language: Language): Sheet {
  const { figures } = wordsIn[language];
  const { seconds, daily } = sheetWords[language];
  const inSeconds = [figures.base, figures.down, figures.maintenance, figures.excluded, figures.unknown];
  const heads = ['ID', figures.service, figures.day, ...inSeconds.map(seconds), figures.availability];
  const rows = report.lines.flatMap((line) =>
    line.days.map(({ day, baseMs, downMs, maintenanceMs, excludedMs, unknownMs }) => [
      textCell(line.id),
      textCell(line.title),
      dayCell(day),
      ...[baseMs, downMs, maintenanceMs, excludedMs, unknownMs].map(secondsCell),
      percentCell(availabilityOf(baseMs - unknownMs, downMs)),
    ]),
  );
  return {
    name: daily,
    rows: [heads.map(headCell), ...rows],
    widths: [18, 22, 12, 14, 14, 14, 14, 14, 11],
    headRows: 1,
    landscape: true,
  };
}

/** Percent of the known time of a day, as text with six decimals, floored; null where nothing was measured. */
function availabilityOf(knownMs: number, downMs: number): string | null {
  if (knownMs <= 0) return null;
  const millionths = String((BigInt(Math.max(0, knownMs - downMs)) * 100_000_000n) / BigInt(knownMs)).padStart(7, '0');
  return `${millionths.slice(0, -6)}.${millionths.slice(-6)}`;
}
