import type { EvidenceStore } from './store.ts';

/** Hosts of one transaction; fewer where the time is short, because what one host kept for a week may take a second. */
const hostsPerTurn = 64;
const hostsPerShortTurn = 4;

/** Applies all that is kept, so that everything that ever arrived is read; what is not applied when it is late stays kept. */
export async function settleAll(evidence: Pick<EvidenceStore, 'settle'>, isLate?: () => boolean): Promise<void> {
  const hostsMax = isLate ? hostsPerShortTurn : hostsPerTurn;
  while (isLate?.() !== true && (await evidence.settle(hostsMax)).hosts > 0);
}
