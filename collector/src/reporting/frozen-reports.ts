import { CollectorError } from '../errors.ts';
import type { FrozenMonth } from '../reports/build/line-input.ts';
import type { LifeEvent } from '../reports/life-cycle.ts';
import type { Report } from '../reports/report.ts';
import type { DefinitionEntry, Store } from '../store/store.ts';
import { type ReportRequest, reportId } from './report-request.ts';

/** What the log says of one move of a report's life. */
export interface MoveBody extends Pick<LifeEvent, 'move' | 'content'> {
  readonly edition: number;
  /** What people call the author, where that is not what he logs in with. */
  readonly name?: string;
  /** Of `finalize`, and of the first signature: the dataset, then the evaluation file of each line, by their SHA-256. */
  readonly documents?: readonly string[];
  /** Only of `finalize`: the hash that the report itself tells. */
  readonly hash?: string;
}

export type ReportName = Pick<ReportRequest, 'sla' | 'month'>;

export async function movesOf(store: Store, name: ReportName): Promise<DefinitionEntry[]> {
  return store.definitions.history('report', reportId(name));
}

export function moveBody({ body }: DefinitionEntry): MoveBody {
  return body as unknown as MoveBody;
}

export function eventOf(entry: DefinitionEntry): LifeEvent {
  const { move, content, name = entry.author } = moveBody(entry);
  const at = Temporal.Instant.fromEpochMilliseconds(entry.atMs).toString({ smallestUnit: 'millisecond' });
  return { move, content, by: entry.author, name, at, reason: entry.reason };
}

/** The entries that made editions final, in their order. */
export function finals(moves: readonly DefinitionEntry[]): DefinitionEntry[] {
  return moves.filter((entry) => moveBody(entry).move === 'finalize');
}

/** The entry that keeps what the signatures of the last edition are for; undefined where nobody signed, or what was signed before it was kept. */
export function signedEntry(moves: readonly DefinitionEntry[], content: string): DefinitionEntry | undefined {
  const begun = moves.findLastIndex((entry) => moveBody(entry).move === 'revise') + 1;
  return moves.slice(begun).find((entry) => {
    const { move, documents, content: signed } = moveBody(entry);
    return move !== 'finalize' && documents !== undefined && signed === content;
  });
}

/** The dataset of a final edition as it was frozen, or of a draft as it was signed, and the evaluation files that it was made of. */
export async function frozenReport(
  store: Store,
  entry: DefinitionEntry,
): Promise<{
  readonly report: Report;
  readonly evaluations: readonly { readonly line: string; readonly text: string }[];
}> {
  const [dataset = '', ...files] = moveBody(entry).documents ?? [];
  const report: Report = JSON.parse(await documentOf(store, entry, dataset));
  const texts = await Promise.all(files.map((hash) => documentOf(store, entry, hash)));
  return {
    report,
    evaluations: report.method.evaluations.map(({ line }, index) => ({ line, text: texts[index] ?? '' })),
  };
}

async function documentOf(store: Store, { id }: DefinitionEntry, hash: string): Promise<string> {
  const text = await store.revisions.document(hash);
  if (text !== undefined) return text;
  throw new CollectorError(
    'STORE_DAMAGED',
    `the frozen document ${hash} of report ${id} is not there; verify tells more`,
  );
}

/** How lines were reported for good in some months, by the id of the line. */
export async function frozenMonths(
  store: Store,
  sla: string | null,
  months: readonly string[],
): Promise<Map<string, FrozenMonth[]>> {
  const byLine = new Map<string, FrozenMonth[]>();
  for (const month of months) {
    const last = finals(await movesOf(store, { sla, month })).at(-1);
    if (!last) continue;
    const { report } = await frozenReport(store, last);
    for (const { id, figures } of report.lines) {
      const unknown = report.method.policies.find(({ line }) => line === id)?.unknown ?? 'exclude';
      const known = byLine.get(id) ?? [];
      byLine.set(id, [...known, { month, edition: report.document.edition, figures, unknown }]);
    }
  }
  return byLine;
}
