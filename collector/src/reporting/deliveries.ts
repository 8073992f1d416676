import type { DefinitionEntry, Store } from '../store/store.ts';
import type { Delivery } from './due-reports.ts';
import type { ReportName } from './frozen-reports.ts';
import { reportId } from './report-request.ts';

/** The attempts to deliver a report as the log has them. */
export function deliveryEntries(store: Store, name: ReportName): Promise<DefinitionEntry[]> {
  return store.definitions.history('delivery', reportId(name));
}

/** Every attempt to deliver a report, oldest first. */
export async function deliveriesOf(store: Store, name: ReportName): Promise<Delivery[]> {
  return (await deliveryEntries(store, name)).map(({ atMs, body }) => ({
    ...(body as unknown as Omit<Delivery, 'atMs'>),
    atMs,
  }));
}
