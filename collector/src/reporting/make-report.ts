import { buildReport } from '../reports/build/build-report.ts';
import { changesBetween, contentOf } from '../reports/build/changes.ts';
import { lineFigures } from '../reports/build/line-figures.ts';
import type { LineInput } from '../reports/build/line-input.ts';
import type { PreparedLine } from '../reports/build/report-inputs.ts';
import { type Life, lifeOf, signatureOf, standing } from '../reports/life-cycle.ts';
import type { Edition, Report } from '../reports/report.ts';
import { canonicalJson } from '../store/chain.ts';
import { inputHashOf } from '../store/revisions.ts';
import type { ChangesFrom, DefinitionEntry, Store } from '../store/store.ts';
import { eventOf, finals, frozenReport, movesOf, signedEntry } from './frozen-reports.ts';
import type { ReportRequest } from './report-request.ts';
import { reportInputs } from './report-source.ts';
import { reportHash } from './seal-report.ts';

/** A report as it would be said now, and where it stands. */
export interface MadeReport {
  /** In its last edition: a draft, or what that says by now where it is final. */
  readonly report: Report;
  /** SHA-256 of what people sign. */
  readonly content: string;
  readonly life: Life;
  readonly moves: readonly DefinitionEntry[];
  /** The report is what was signed, as it was then; nothing that it says has changed since. */
  readonly isKept: boolean;
  readonly evaluations: readonly { readonly line: string; readonly text: string }[];
  /** Who wrote the adjustments that its figures stand on. */
  readonly authors: readonly string[];
  /** The last final edition as it was frozen. */
  readonly final: Report | undefined;
  /** Earlier months that were reported for good, and would be told otherwise by now. */
  readonly changedMonths: readonly string[];
}

/** Makes a report from the store. */
export async function makeReport(store: Store, request: ReportRequest, changesFrom?: ChangesFrom): Promise<MadeReport> {
  return store.snapshot((snapshot) => made(snapshot, request), changesFrom);
}

async function made(store: Store, request: ReportRequest): Promise<MadeReport> {
  const moves = await movesOf(store, request);
  const { scope, ...inputs } = await reportInputs(store, request);
  const asOf = instant(request.asOfMs);
  const paper = {
    number: numberOf(scope.sla?.said.documentNumber ?? '{year}-{month}', request, scope.fiscalYearStart),
    edition: 1,
    state: 'draft' as const,
    confidentiality: scope.sla?.said.confidentiality ?? null,
    generatedAt: asOf,
    signatures: { prepared: null, checked: null, approved: null },
    dates: scope.sla?.said.dates ?? ('western' as const),
    organisation: request.organisation.name,
  };
  const live = buildReport({ ...inputs, document: paper, editions: [] });
  const content = contentHash(live);
  const life = standing(lifeOf(moves.map(eventOf)), content);
  const signed = life.prepared && isOpen(life) ? signedEntry(moves, content) : undefined;
  const kept = signed && (await frozenReport(store, signed));
  const built = kept?.report ?? live;
  const last = finals(moves).at(-1);
  const final = last && (await frozenReport(store, last)).report;
  return {
    report: onPaper(built, life, final),
    content,
    life,
    moves,
    isKept: kept !== undefined,
    evaluations:
      kept?.evaluations ??
      inputs.lines.map(({ input }: { readonly input: LineInput }) => ({ line: input.id, text: input.document })),
    authors: inputs.authors,
    final,
    changedMonths: [...new Set(inputs.lines.flatMap(changedMonths))].sort(),
  };
}

/** The trend tells them as they were reported; what is known by now was reckoned for it all the same. */
function changedMonths({ input, read }: PreparedLine): string[] {
  return input.frozen.flatMap(({ month, figures: told }) => {
    const known = read.months.find((one) => one.month === month);
    if (!known) return [];
    const now: Readonly<Record<string, unknown>> = { ...lineFigures(known.evaluation, input.isPromised) };
    const isSame = Object.entries(told).every(
      ([key, value]) => canonicalJson(value) === canonicalJson(now[key] ?? null),
    );
    return isSame ? [] : [month];
  });
}

/** Whether its last edition may still be told otherwise. */
function isOpen({ state }: Life): boolean {
  return state !== 'final' && state !== 'sent';
}

/** The report with what its life prints on it; `final` is the last edition that is final. */
export function onPaper(built: Omit<Report, 'hash'>, life: Life, final: Report | undefined): Report {
  const state = life.state === 'draft' ? built.document.state : isOpen(life) ? life.state : ('final' as const);
  const report = {
    ...built,
    document: {
      ...built.document,
      edition: life.edition,
      state,
      signatures: {
        prepared: signatureOf(life.prepared),
        checked: signatureOf(life.checked),
        approved: signatureOf(life.approved),
      },
    },
    editions: editionsOf(built, life, final),
  };
  return { ...report, hash: reportHash(report) };
}

/** The editions before, and this one. Where this one is final itself, it is told as it was frozen. */
function editionsOf(
  built: Omit<Report, 'hash'>,
  { edition, begun, prepared }: Life,
  final: Report | undefined,
): Edition[] {
  if (final?.document.edition === edition) return [...final.editions];
  const earlier = (final?.editions ?? []).map((one) =>
    one.edition === final?.document.edition ? { ...one, hash: final.hash } : one,
  );
  // Who signed as its preparer; who began it while nobody has.
  const author = prepared?.name ?? begun?.name ?? built.document.organisation;
  const reason = begun?.reason ?? '';
  const changes = final ? changesBetween(final, built) : [];
  return [...earlier, { edition, at: built.document.generatedAt, author, reason, hash: '', changes }];
}

function contentHash(report: Omit<Report, 'hash'>): string {
  return inputHashOf(canonicalJson(contentOf(report)));
}

function numberOf(pattern: string, { sla, month }: ReportRequest, fiscalYearStart: number): string {
  const [year = '', ofYear = ''] = month.split('-');
  const fiscalYear = String(Number(year) - (Number(ofYear) < fiscalYearStart ? 1 : 0));
  const words: Readonly<Record<string, string>> = { sla: sla ?? '', year, month: ofYear, fiscalYear };
  return pattern.replace(/\{(\w+)\}/g, (all, word: string) => words[word] ?? all);
}

function instant(atMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toString({ smallestUnit: 'millisecond' });
}
