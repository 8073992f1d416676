import { evaluateFile } from '../ledger/evaluation-file.ts';
import { formatTime } from '../ledger/format-time.ts';
import { lineOf } from '../reports/build/line.ts';
import type { FrozenMonth } from '../reports/build/line-input.ts';
import { lineOutages } from '../reports/build/line-outages.ts';
import { addMonths } from '../reports/build/months.ts';
import { type ReadLine, readLine } from '../reports/build/read-line.ts';
import type { Line } from '../reports/line.ts';
import type { Report } from '../reports/report.ts';
import { canonicalJson } from '../store/chain.ts';

/** Whether the evaluation file of a line gives what the report tells of it: figures, days, months, year and outages. */
export function isReckoned(line: Line, document: string, { period, outages }: Report): boolean {
  if (!evaluateFile(document).ok) return false;
  const { month, fiscalYearFrom } = period;
  const read = readLine(document, addMonths(fiscalYearFrom, 11));
  if (read.months[read.months.length - 1]?.month !== month) return false;
  const made = { ...line, isPromised: line.objective !== null, yearly: line.yearToDate.objective };
  const again = lineOf({ ...made, document, frozen: frozenOf(line, read) }, read, fiscalYearFrom);
  const told = outages.filter((one) => one.line === line.id);
  return (
    canonicalJson(figuresOf(again, line)) === canonicalJson(figuresOf(line, line)) &&
    canonicalJson(told.map(edgesOf)) ===
      canonicalJson(lineOutages(line.id, read).map((one, index) => toldEdges(one, told[index]?.bounds !== undefined)))
  );
}

/** Months that were reported for good have evaluation files of their own, in the archives of their reports. */
function frozenOf({ trend }: Line, read: ReadLine): FrozenMonth[] {
  return trend.flatMap(({ month, figures, frozenEdition: edition }) => {
    const slo = read.months.find((one) => one.month === month)?.slo;
    return figures && edition !== null && slo ? [{ month, edition, figures, unknown: slo.policy.unknown }] : [];
  });
}

/** What `told` tells, of a line: an older version told less. */
function figuresOf(
  { objective, figures, unknownByReason, unknownIntervals, uncounted, raw, yearToDate, ...rest }: Line,
  told: Line,
): object {
  const { trend, days } = rest;
  // Means rest on what unknown time counted as, which of an earlier month only its own report says.
  const { mttrMs: _, mtbfMs: __, ...sums } = yearToDate;
  return {
    ...{ objective, figures, unknownByReason, raw, sums, trend, days },
    ...(told.uncounted && { uncounted }),
    ...(told.unknownIntervals && { unknownIntervals }),
  };
}

/** An older version told no bounds. */
function edgesOf(outage: Report['outages'][number]): object {
  const { from, to, earliest, latest, downMs, countedMs, bounds } = outage;
  return { from, to, earliest, latest, downMs, countedMs, ...(bounds !== undefined && { bounds }) };
}

function toldEdges(outage: ReturnType<typeof lineOutages>[number], hasBounds: boolean): object {
  const { fromMs, toMs, earliestMs, latestMs, downMs, countedMs, bounds } = outage;
  const at = (ms: number | null) => (ms === null ? null : formatTime(ms));
  return {
    from: at(fromMs),
    to: at(toMs),
    earliest: at(earliestMs),
    latest: at(latestMs),
    downMs,
    countedMs,
    ...(hasBounds && { bounds }),
  };
}
