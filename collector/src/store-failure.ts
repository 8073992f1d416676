import { isDamaged } from './damaged.ts';
import { isDiskFull } from './disk-full.ts';

/** Why the store failed, where that is something an operator can end; agents and people are told to come back later. */
export function storeFailure(error: unknown): 'DISK_FULL' | 'STORE_DAMAGED' | undefined {
  if (isDiskFull(error)) return 'DISK_FULL';
  return isDamaged(error) ? 'STORE_DAMAGED' : undefined;
}
