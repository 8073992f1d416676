import type { Detail } from '../error-details.ts';
import { CollectorError, type ErrorCode } from '../errors.ts';
import { formatTime } from '../ledger/format-time.ts';
import { changesBetween, isOfEvidence } from '../reports/build/changes.ts';
import { type LifeMove, lifeOf, type MoveRefusal, moveReport as moved } from '../reports/life-cycle.ts';
import type { Report } from '../reports/report.ts';
import { canonicalJson } from '../store/chain.ts';
import { inputHashOf } from '../store/revisions.ts';
import { sealAll } from '../store/seal-all.ts';
import type { DefinitionEntry, Store } from '../store/store.ts';
import { eventOf, type MoveBody } from './frozen-reports.ts';
import { type MadeReport, makeReport, onPaper } from './make-report.ts';
import { type ReportRequest, reportId } from './report-request.ts';
import { sealed } from './seal-report.ts';

/** What somebody wants done with a report. */
export interface MoveWish {
  readonly move: LifeMove;
  readonly by: string;
  /** How he is printed; as `by` when left out. */
  readonly name?: string;
  readonly reason: string;
  /** What was seen, as `tagOf` says it; undefined where nobody else can have changed it meanwhile. */
  readonly seen: string | undefined;
}

/** Does what the life of a report allows, and says why not where it does not. */
export async function moveReport(store: Store, request: ReportRequest, wish: MoveWish): Promise<MadeReport> {
  const { move, by, name = by, reason, seen } = wish;
  const isVouched = move !== 'send' && move !== 'revise';
  // What is signed and frozen must not rest on anything that no chain seals, nor on what was kept of an earlier reckoning.
  if (isVouched) await sealAll(store.chains, request.asOfMs, 'report');
  const made = await makeReport(store, request, isVouched ? 'looks' : 'kept');
  if (seen !== undefined && seen !== tagOf(made))
    throw new CollectorError('REPORT_CHANGED', `it is at "${tagOf(made)}"`);
  const { missing } = made.report.document;
  const at = formatTime(request.asOfMs);
  const facts = { by, name, reason, at, content: made.content, missing, authors: made.authors };
  const result = moved(made.life, move, facts);
  if (!result.ok) throw refusal(result.why, move, made);
  for (const effect of result.effects) {
    const printed = name === by ? {} : { name };
    const body = { move, edition: effect.edition, content: made.content, ...printed };
    if (effect.do === 'freeze') {
      const { hash: _, ...built } = made.report;
      const { signingKey } = await store.identity();
      const report = sealed(onPaper(built, result.life, made.final), signingKey);
      await append(store, request, made, wish, { ...body, hash: report.hash }, report);
    } else {
      // What is signed first is what the others sign, and what is frozen in the end: complete, and as of then.
      const isFirst = isVouched && !made.isKept && missing.length === 0;
      await append(store, request, made, wish, body, isFirst ? made.report : undefined);
    }
  }
  return makeReport(store, request);
}

/** Appends a move, and keeps a dataset and its evaluation files with it. */
async function append(
  store: Store,
  request: ReportRequest,
  { moves, evaluations }: MadeReport,
  { by, reason }: MoveWish,
  said: MoveBody,
  dataset: Report | undefined,
): Promise<DefinitionEntry> {
  const documents = dataset === undefined ? [] : [canonicalJson(dataset), ...evaluations.map(({ text }) => text)];
  const body = { ...said, ...(dataset !== undefined && { documents: documents.map(inputHashOf) }) };
  const change = { kind: 'report', id: reportId(request), body, effectiveFromMs: null } as const;
  const entered = { author: by, reason, atMs: request.asOfMs, expectedVersion: moves.at(-1)?.version ?? null };
  const entry = await store.revisions.freeze({ ...change, ...entered }, ...documents);
  if (entry !== 'conflict') return entry;
  throw new CollectorError('REPORT_CHANGED', 'somebody else moved it at this moment');
}

/** Strong: who sends it back has seen this very report in this very state. */
export function tagOf({ moves, content }: Pick<MadeReport, 'moves' | 'content'>): string {
  return `${moves.at(-1)?.version ?? 0}-${content.slice(0, 16)}`;
}

/** What figures of a final report came out otherwise by now; null while it is not final. */
export function changedAfterFinal({ report, final, life }: MadeReport): Report['editions'][number]['changes'] | null {
  if (!final || (life.state !== 'final' && life.state !== 'sent')) return null;
  return changesBetween(final, report).filter(isOfEvidence);
}

const codes: Readonly<Record<MoveRefusal, ErrorCode>> = {
  'no-way': 'REPORT_STATE',
  incomplete: 'REPORT_INCOMPLETE',
  'own-work': 'APPROVER_INVOLVED',
  'reason-missing': 'REASON_MISSING',
  same: 'REVISION_SAME',
};

function refusal(why: MoveRefusal, move: LifeMove, { report, life, moves }: MadeReport): CollectorError {
  const said = lifeOf(moves.map(eventOf));
  const signed = said.approved ?? said.checked;
  const details: Readonly<Record<MoveRefusal, Detail>> = {
    'no-way':
      signed && said.state !== life.state ? ['draftAgain', signed.name, signed.at] : ['noWay', life.state, move],
    incomplete: ['incomplete', report.document.missing],
    'own-work': ['ownWork'],
    'reason-missing': ['sayWhy'],
    same: ['sameEdition', life.edition],
  };
  return new CollectorError(codes[why], details[why]);
}
