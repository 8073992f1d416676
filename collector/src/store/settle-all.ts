import type { EvidenceStore } from './store.ts';

/** Hosts of one transaction. */
const hostsPerTurn = 64;

/** Applies all that is kept, so that everything that ever arrived is read. */
export async function settleAll(evidence: Pick<EvidenceStore, 'settle'>): Promise<void> {
  while ((await evidence.settle(hostsPerTurn)).hosts > 0);
}
