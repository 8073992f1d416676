import { CollectorError, type ErrorCode } from '../errors.ts';
import type { Missing, ReportState } from '../reports/report.ts';
import type { Store } from '../store/store.ts';
import { deliveriesOf } from './deliveries.ts';
import type { Delivery } from './due-reports.ts';
import { makeReport } from './make-report.ts';
import { changedAfterFinal } from './move-report.ts';
import type { ReportRequest } from './report-request.ts';

/** How one report of a month stands. */
export interface ReportStanding {
  readonly sla: string | null;
  readonly title: string;
  readonly edition: number;
  readonly state: ReportState | null;
  readonly missing: readonly Missing[];
  /** How much a final report would say otherwise by now. */
  readonly changesAfterFinal: number;
  /** Earlier months that were reported for good, and would be told otherwise by now. */
  readonly changedMonths: readonly string[];
  /** Every attempt to send it by its schedule, oldest first. */
  readonly deliveries: readonly Delivery[];
  /** Why there is none, where there cannot be one. */
  readonly failure: { readonly code: ErrorCode; readonly message: string } | null;
}

/** The reports of a month that somebody may see: of every agreement that stands, and of all hosts. */
export async function listReports(
  store: Store,
  request: Omit<ReportRequest, 'sla'>,
  isSeen: (sla: string | null) => boolean = () => true,
): Promise<ReportStanding[]> {
  const slas = await store.definitions.current('sla');
  const standings: ReportStanding[] = [];
  for (const sla of [...slas.map(({ id }) => id).sort(), null].filter(isSeen)) {
    const title = String(slas.find(({ id }) => id === sla)?.body?.title ?? sla ?? request.organisation.name);
    standings.push(await standingOf(store, { ...request, sla }, title));
  }
  return standings;
}

/** One that cannot be made, such as of an agreement that is younger, must not hide the others. */
async function standingOf(store: Store, request: ReportRequest, title: string): Promise<ReportStanding> {
  const { sla } = request;
  try {
    const made = await makeReport(store, request);
    const { edition, state, missing } = made.report.document;
    const told = made.life.state === 'sent' ? 'sent' : state;
    const changesAfterFinal = changedAfterFinal(made)?.length ?? 0;
    const deliveries = await deliveriesOf(store, request);
    const { changedMonths } = made;
    return { sla, title, edition, state: told, missing, changesAfterFinal, changedMonths, deliveries, failure: null };
  } catch (error) {
    if (!(error instanceof CollectorError)) throw error;
    const failure = { code: error.code, message: error.message };
    const nothing = { missing: [], changesAfterFinal: 0, changedMonths: [], deliveries: [] };
    return { sla, title, edition: 1, state: null, ...nothing, failure };
  }
}
