import type { Status } from '../../src/api/contract.ts';

/** From worst to best: the order of every list that begins with trouble. */
export const statusOrder: readonly Status[] = ['down', 'degraded', 'unknown', 'up'];
