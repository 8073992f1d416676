import type { EvidenceStore } from './store.ts';

/** Hosts of one transaction. */
const hostsPerTurn = 64;

/** Applies all that is kept, so that everything that ever arrived is read; what is not applied when it is late stays kept. */
export async function settleAll(evidence: Pick<EvidenceStore, 'settle'>, isLate = () => false): Promise<void> {
  while (!isLate() && (await evidence.settle(hostsPerTurn)).hosts > 0);
}
