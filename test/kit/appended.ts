import { encodeLog } from '../../collector/src/store/log-record.ts';
import { settleAll } from '../../collector/src/store/settle-all.ts';
import type { Arrival, Store, Stored } from '../../collector/src/store/store.ts';

/** Keeps arrivals in one commit and applies them, so that they are read. */
export async function appended(store: Store, arrivals: readonly Arrival[]): Promise<readonly Stored[]> {
  const stored = await store.evidence.append(encodeLog(arrivals));
  await settleAll(store.evidence);
  return stored;
}
