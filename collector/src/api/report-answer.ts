import { CollectorError } from '../errors.ts';
import { deliveriesOf } from '../reporting/deliveries.ts';
import type { Delivery } from '../reporting/due-reports.ts';
import { findEdition } from '../reporting/find-edition.ts';
import { eventOf, finals, moveBody, movesOf } from '../reporting/frozen-reports.ts';
import type { MadeReport } from '../reporting/make-report.ts';
import { changedAfterFinal, tagOf } from '../reporting/move-report.ts';
import type { ReportRequest } from '../reporting/report-request.ts';
import { isOwnWork, lifeOf, nextMoves } from '../reports/life-cycle.ts';
import type { DefinitionEntry, Store } from '../store/store.ts';
import { instant } from './answers.ts';
import type { ReportAnswer, Delivery as ToldDelivery } from './contract/reports.ts';
import type { Person } from './person.ts';

interface Asked {
  readonly request: ReportRequest;
  readonly edition: number | undefined;
  readonly person: Person;
}

/** An edition, and where the report stands, for those who work on it. */
export async function reportAnswer(
  store: Store,
  made: MadeReport,
  { request, edition, person }: Asked,
): Promise<ReportAnswer> {
  const { report } = await findEdition(store, request, edition, made);
  const { state, missing } = made.report.document;
  const changes = changedAfterFinal(made);
  const moves = await movesOf(store, request);
  return {
    report,
    tag: tagOf(made),
    state: made.life.state === 'sent' ? ('sent' as const) : state,
    edition: made.life.edition,
    editions: editionsOf(moves, made.life.edition),
    missing: [...missing],
    moves: nextMoves(made.life),
    isOwnWork: isOwnWork(made.life, person.name, made.authors),
    history: moves.map(historyRow),
    deliveries: (await deliveriesOf(store, request)).map(toldDelivery),
    changedAfterFinal: changes && [...changes],
  };
}

/** The same for who only reads what is final, of which nothing is made anew. */
export async function finalAnswer(store: Store, { request, edition }: Asked): Promise<ReportAnswer> {
  const moves = await movesOf(store, request);
  const editions = finals(moves).map((entry) => moveBody(entry).edition);
  const { report } = await findEdition(store, request, finalOf(editions, edition));
  const { state } = lifeOf(moves.map(eventOf));
  const nothing = { missing: [], moves: [], history: [], deliveries: [], changedAfterFinal: null };
  const isSent = state === 'sent';
  return {
    ...nothing,
    report,
    tag: '',
    state: isSent ? 'sent' : 'final',
    edition: editions.at(-1) ?? 1,
    editions,
    isOwnWork: false,
  };
}

/** The last edition that is final, or the one that is asked for where it is. */
export function finalOf(editions: readonly number[], wanted: number | undefined): number {
  const found = wanted === undefined ? editions.at(-1) : editions.find((one) => one === wanted);
  if (found === undefined) throw new CollectorError('REPORT_UNKNOWN', 'no such edition was made final');
  return found;
}

function editionsOf(moves: readonly DefinitionEntry[], last: number): number[] {
  const known = new Set([...finals(moves).map((entry) => moveBody(entry).edition), last]);
  return [...known].sort((a, b) => a - b);
}

function historyRow(entry: DefinitionEntry): ReportAnswer['history'][number] {
  const { move, name, at, reason } = eventOf(entry);
  return { edition: moveBody(entry).edition, move, by: name, at, reason };
}

export function toldDelivery({ atMs, edition, isFinal, outcome, problem }: Delivery): ToldDelivery {
  return { at: instant(atMs), edition, isFinal, outcome, problem };
}
