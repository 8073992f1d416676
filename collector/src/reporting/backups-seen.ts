import { availabilityOf } from '../ledger/availability.ts';
import type { Interval } from '../ledger/change.ts';
import type { BackupSeen, RecoveryPoint } from '../reports/build/recovery-points.ts';
import { readTargets } from '../store/read-targets.ts';
import type { TargetReading } from '../store/readings.ts';
import type { Store } from '../store/store.ts';

/** What a check of the kind `file` says of a file that was changed too long ago. */
const tooOld = 'file-old';

/** What was seen of backups in a month, by the checks that look at them. What is no check of the kind `file` sees no backup. */
export async function backupsSeen(
  store: Store,
  points: readonly RecoveryPoint[],
  window: Interval,
  asOfMs: number,
): Promise<Record<string, BackupSeen>> {
  const targets = new Set(points.flatMap(({ check }) => check ?? []));
  const seen: Record<string, BackupSeen> = {};
  for (const reading of await readTargets(store, [{ targets, window }], asOfMs)) {
    const one = await backupSeen(store, reading, window);
    if (one) seen[reading.target] = one;
  }
  return seen;
}

async function backupSeen(store: Store, reading: TargetReading, window: Interval): Promise<BackupSeen | undefined> {
  const { hostId = '', name = '' } = /^check:(?<hostId>[^/]+)\/(?<name>.+)$/.exec(reading.target)?.groups ?? {};
  const check = (await store.evidence.checks(hostId)).find((one) => one.name === name);
  if (check?.kind !== 'file') return undefined;
  const { outages, unknownMs, agreedMs } = availabilityOf(reading.changes, window, reading);
  const untilMs = Math.min(window.toMs, reading.asOfMs);
  let staleMs: number | null = null;
  let wasUnusable = false;
  for (const { fromMs, toMs } of outages) {
    const [note] = await store.evidence.notes(hostId, name, fromMs, fromMs + 1);
    if (note?.reason !== tooOld) wasUnusable = true;
    else staleMs = Math.max(staleMs ?? 0, Math.min(toMs ?? untilMs, untilMs) - fromMs);
  }
  return { staleMs, wasUnusable, unknownMs, ofMs: agreedMs };
}
