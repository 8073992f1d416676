import type { ErrorCode } from '../errors.ts';
import type { Interval } from '../ledger/change.ts';
import { readCheck, readHost, type TargetReading } from '../store/readings.ts';
import type { Store } from '../store/store.ts';

type Found = { readonly reading: TargetReading } | { readonly code: ErrorCode; readonly detail: string };

/** The reading of a host, or of one of its checks when one is named, as far as it decides about `window`. */
export async function findTarget(
  store: Store,
  hostId: string,
  check: string | undefined,
  asOfMs: number,
  window: Interval,
): Promise<Found> {
  const host = await store.hosts.find(hostId);
  if (!host) return { code: 'HOST_UNKNOWN', detail: hostId };
  if (check === undefined) return { reading: await readHost(store, host, asOfMs, window) };
  const found = (await store.evidence.checks(hostId)).find((one) => one.name === check);
  if (!found) return { code: 'CHECK_UNKNOWN', detail: `${check} on ${host.name}` };
  return { reading: await readCheck(store, host, found, asOfMs, window) };
}
