import type { EvidenceStore } from './store.ts';

/** Hosts of one transaction: it holds up the next commit for some 10 ms. */
const hostsPerTurn = 8;

/** Applies what arrived up to an instant; what goes on arriving is not waited for. */
export async function settleBefore(evidence: Pick<EvidenceStore, 'settle'>, atMs: number): Promise<void> {
  let oldestMs: number | undefined;
  do {
    oldestMs = (await evidence.settle(hostsPerTurn)).oldestMs;
  } while (oldestMs !== undefined && oldestMs <= atMs);
}
