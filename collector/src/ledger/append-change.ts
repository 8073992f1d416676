import type { Change } from './change.ts';

/**
 * Appends `change`, which is not older than the last one. Of two changes at one instant only the later one is kept, and a
 * change that repeats status and reason is not written: so the same evidence, seen twice, leaves the same list.
 */
export function appendChange(changes: Change[], change: Change): void {
  if (changes.at(-1)?.atMs === change.atMs) changes.pop();
  const last = changes.at(-1);
  if (last !== undefined && last.status === change.status && last.reason === change.reason) return;
  changes.push(change);
}
