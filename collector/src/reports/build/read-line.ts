import { type Account, accountOf } from '../../ledger/account.ts';
import type { Definitions, Slo } from '../../ledger/definitions.ts';
import { type Evaluation, evaluatorOf } from '../../ledger/evaluate.ts';
import { readEvaluationFile } from '../../ledger/evaluation-file.ts';
import { readDocument } from '../../ledger/json.ts';
import { type Readings, readingsOf } from '../../ledger/readings.ts';
import { sloAt } from '../../ledger/slo-at.ts';
import { monthsBetween } from './months.ts';

/** One month of a line: its figures, and the sets of time that they are the lengths of. */
export interface LineMonth {
  readonly month: string;
  readonly slo: Slo;
  readonly evaluation: Evaluation;
  readonly account: Account;
  /** It was over before anything that the line depends on was watched. */
  readonly isBeforeWatch: boolean;
}

export interface ReadLine {
  readonly definitions: Definitions;
  readonly readings: Readings;
  /** The last one is the report's. */
  readonly months: readonly [...LineMonth[], LineMonth];
  /** What of the fiscal year comes after it; only its base is known. */
  readonly ahead: readonly Pick<LineMonth, 'month' | 'account'>[];
}

/** Evaluates the document of a line, month by month; `yearTo` is the last month of the fiscal year. */
export function readLine(document: string, yearTo: string): ReadLine {
  const read = readDocument(document, readEvaluationFile);
  if (!read.ok) throw new Error(`a document of a line is wrong at ${read.path}: ${read.reason}`);
  const { definitions, slos, requests } = read.value;
  const readings = readingsOf(definitions);
  const evaluate = evaluatorOf(definitions, readings);
  const watchedFromMs = watchedFrom(definitions);
  const months = requests.map(
    ({ slo, window, period }): LineMonth => ({
      month: String(period),
      slo,
      evaluation: evaluate(slo, window, period),
      account: accountOf(slo, window, definitions, readings),
      isBeforeWatch: window.toMs <= watchedFromMs,
    }),
  );
  const last = months.at(-1);
  if (!last) throw new Error('a document of a line asks for no month');
  const versions = slos.get(last.slo.id) ?? [];
  const ahead = monthsBetween(last.month, yearTo)
    .slice(1)
    .map((month) => {
      const found = sloAt(versions, { period: month, atMs: null }, definitions.asOfMs);
      if (!found.ok) throw new Error(`${last.slo.id} has no month ${month}: ${found.reason}`);
      return { month, account: accountOf(found.slo, found.window, definitions, readings) };
    });
  return { definitions, readings, months: [...months.slice(0, -1), last], ahead };
}

/** When the first of the targets began to be watched. */
function watchedFrom({ targets }: Definitions): number {
  return Math.min(...[...targets.values()].map(({ monitoredFromMs }) => monitoredFromMs ?? Number.NEGATIVE_INFINITY));
}
