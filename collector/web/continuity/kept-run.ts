import type { DrillRun } from './drill-run.ts';

/** Where a drill that goes on is kept over a reload: one at a time on each device. */
const key = 'kadoban.drill';

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The drill that goes on, on this device; null: none, or what an older page kept and nobody can read. */
export function keptRun(shelf: Shelf): DrillRun | null {
  try {
    const run = JSON.parse(shelf.getItem(key) ?? 'null') as Partial<DrillRun> | null;
    return typeof run?.startedMs === 'number' && Array.isArray(run.steps) ? (run as DrillRun) : null;
  } catch {
    return null;
  }
}

export function keepRun(shelf: Shelf, run: DrillRun | null): void {
  try {
    if (run === null) shelf.removeItem(key);
    else shelf.setItem(key, JSON.stringify(run));
  } catch {
    // A browser that keeps nothing still runs the drill, as long as the page is open.
  }
}
