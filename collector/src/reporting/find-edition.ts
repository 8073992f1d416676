import { CollectorError } from '../errors.ts';
import type { Report } from '../reports/report.ts';
import type { Store } from '../store/store.ts';
import { finals, frozenReport, moveBody, movesOf } from './frozen-reports.ts';
import { type MadeReport, makeReport } from './make-report.ts';
import type { ReportRequest } from './report-request.ts';

/** An edition of a report, and the evaluation files that its figures come from. */
export interface FoundEdition extends Pick<MadeReport, 'evaluations'> {
  readonly report: Report;
}

/**
 * The last edition, or one by its number. A final one is what was frozen and nothing else, whatever became of its agreement and evidence since; what
 * is not final is made now.
 */
export async function findEdition(
  store: Store,
  request: ReportRequest,
  edition?: number,
  alreadyMade?: MadeReport,
): Promise<FoundEdition> {
  const moves = await movesOf(store, request);
  const wanted = edition ?? (moves.length === 0 ? 1 : moveBody(moves.at(-1) as (typeof moves)[number]).edition);
  const final = finals(moves).find((entry) => moveBody(entry).edition === wanted);
  if (final) return frozenReport(store, final);
  const made = alreadyMade ?? (await makeReport(store, request));
  if (made.life.edition === wanted) return made;
  throw new CollectorError('REPORT_UNKNOWN', ['noEdition', wanted, made.life.edition]);
}
