import { CollectorError } from '../errors.ts';
import type { Report } from '../reports/report.ts';
import { canonicalJson } from '../store/chain.ts';
import { inputHashOf } from '../store/revisions.ts';
import type { DefinitionChange, Store } from '../store/store.ts';
import type { Delivery } from './due-reports.ts';
import type { ReportName } from './frozen-reports.ts';
import { reportId } from './report-request.ts';

/** Every attempt to deliver a report, oldest first. */
export async function deliveriesOf(store: Store, name: ReportName): Promise<Delivery[]> {
  return (await store.definitions.history('delivery', reportId(name))).map(({ atMs, body }) => ({
    ...(body as unknown as Omit<Delivery, 'atMs'>),
    atMs,
  }));
}

interface Kept {
  readonly report: Report | undefined;
  readonly by: string;
}

/** Writes an attempt down; with what was sent, unless nobody got it. */
export async function keepDelivery(
  store: Store,
  name: ReportName,
  { atMs, ...said }: Delivery,
  { report, by }: Kept,
): Promise<void> {
  const id = reportId(name);
  const documents = report === undefined ? [] : [canonicalJson(report)];
  const last = (await store.definitions.history('delivery', id)).at(-1);
  const change: DefinitionChange = {
    kind: 'delivery',
    id,
    body: { ...said, documents: documents.map(inputHashOf) },
    effectiveFromMs: null,
    atMs,
    author: by,
    reason: '',
    expectedVersion: last?.version ?? null,
  };
  const entry = await store.revisions.freeze(change, ...documents);
  if (entry === 'conflict') throw new CollectorError('REPORT_CHANGED', 'somebody else sent it at this moment');
}
