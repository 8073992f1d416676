import { percentOf, ratioOf } from '../../collector/src/ledger/percent.ts';
import type { Line, LineFigures } from '../../collector/src/reports/line.ts';
import { hashed, sampleReport } from './sample-report.ts';

/** The figures of the same window, had nobody looked in the last `unknownMs` of it and seen nothing before. */
export function unseen(figures: LineFigures, unknownMs = figures.baseMs): LineFigures {
  const { baseMs, budgetMs } = figures;
  return {
    ...figures,
    ...{ downMs: 0, unknownMs, outageCount: 0, longestOutageMs: null, mttrMs: null, mtbfMs: null },
    ...{ primary: ratioOf(0, baseMs - unknownMs), worst: ratioOf(unknownMs, baseMs), best: ratioOf(0, baseMs) },
    ...{ coverage: percentOf(baseMs - unknownMs, baseMs), verdict: 'undetermined', budgetRemainingMs: budgetMs },
  };
}

function unseenLine(line: Line): Line {
  const { objective, ...year } = line.yearToDate;
  const trend = line.trend.map(({ figures, ...month }) => ({ ...month, figures: figures && unseen(figures) }));
  return { ...line, figures: unseen(line.figures), yearToDate: { ...unseen(year), objective }, trend };
}

/** October 2026, had nobody looked since monitoring began. */
export const unseenReport = hashed({ ...sampleReport, lines: sampleReport.lines.map(unseenLine), outages: [] });
