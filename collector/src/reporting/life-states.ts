import { type Life, lifeOf } from '../reports/life-cycle.ts';
import type { Store } from '../store/store.ts';
import { eventOf, movesOf } from './frozen-reports.ts';

/**
 * Where the report of each agreement for a month is, by the log alone: what was signed of a draft that says something else by now counts as signed
 * here, but final is final.
 */
export async function lifeStates(store: Store, month: string): Promise<Life['state'][]> {
  const states: Life['state'][] = [];
  for (const { id } of await store.definitions.current('sla')) {
    const moves = await movesOf(store, { sla: id, month });
    states.push(lifeOf(moves.map(eventOf)).state);
  }
  return states;
}
