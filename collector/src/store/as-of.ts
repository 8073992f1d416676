import { isDiskFull } from '../disk-full.ts';
import type { Backlog, EvidenceStore } from './store.ts';

/** Hosts that are applied between two looks at the clock. */
const hostsPerTurn = 32;

/**
 * The instant as of which evidence can be read: now, once all that arrived before is applied; where that takes longer than `budgetMs`, the arrival
 * of the oldest that is not. So what is read is complete as of the instant that is told with it, if a little old under load, and a host
 * whose samples wait to be applied never reads as silent. Who asks about one host alone waits for that one's.
 */
export async function asOf(
  evidence: Pick<EvidenceStore, 'settle' | 'settleHost'>,
  now: () => number,
  budgetMs: number,
  hostId?: string,
): Promise<number> {
  const nowMs = now();
  if (hostId !== undefined && (await isSettled(evidence, hostId))) return nowMs;
  let backlog = await settled(evidence);
  while (backlog.oldestMs !== undefined && backlog.oldestMs <= nowMs && now() - nowMs < budgetMs) {
    backlog = await settled(evidence);
  }
  return Math.min(nowMs, backlog.oldestMs ?? nowMs);
}

async function isSettled(evidence: Pick<EvidenceStore, 'settleHost'>, hostId: string): Promise<boolean> {
  try {
    await evidence.settleHost(hostId);
    return true;
  } catch (error) {
    if (isDiskFull(error)) return false;
    throw error;
  }
}

/** On a full disk nothing can be applied, but all that was can be read. */
async function settled(evidence: Pick<EvidenceStore, 'settle'>): Promise<Backlog> {
  try {
    return await evidence.settle(hostsPerTurn);
  } catch (error) {
    if (isDiskFull(error)) return evidence.settle(0);
    throw error;
  }
}
