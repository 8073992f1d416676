import type { Sample } from './evidence.ts';

/** Neighbouring samples of one boot between which the machine was not frozen: only the ends matter to derive. */
export interface AliveRun {
  readonly boot: string;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly firstMonoMs: number;
  readonly lastMonoMs: number;
}

/** Wall time that passed beyond the clock that stops with the machine, from which on it counts as frozen. */
const frozenOverMs = 5000;

export interface RunChange {
  readonly remove: readonly AliveRun[];
  readonly add: readonly AliveRun[];
}

/**
 * Where one sample goes, given the run that begins at or before it and the first one that begins after it. Gaps of any length stay within a run:
 * two samples of one boot prove that the machine ran between them.
 */
export function placeSample(
  before: AliveRun | undefined,
  after: AliveRun | undefined,
  sample: Required<Sample>,
): RunChange {
  if (before && before.boot === sample.boot && sample.atMs <= before.lastMs) return { remove: [], add: [] };
  const one: AliveRun = {
    boot: sample.boot,
    firstMs: sample.atMs,
    lastMs: sample.atMs,
    firstMonoMs: sample.monoMs,
    lastMonoMs: sample.monoMs,
  };
  const remove: AliveRun[] = [];
  let run = one;
  if (before && joins(before, one)) {
    remove.push(before);
    run = { ...before, lastMs: one.lastMs, lastMonoMs: one.lastMonoMs };
  }
  if (after && joins(run, after)) {
    remove.push(after);
    run = { ...run, lastMs: after.lastMs, lastMonoMs: after.lastMonoMs };
  }
  return { remove, add: [run] };
}

function joins(earlier: AliveRun, later: AliveRun): boolean {
  if (earlier.boot !== later.boot || later.firstMs < earlier.lastMs) return false;
  return later.firstMs - earlier.lastMs - (later.firstMonoMs - earlier.lastMonoMs) <= frozenOverMs;
}

/**
 * The samples up to `asOfMs` that say the same as the runs (in order of time): both ends of each. A run that reaches beyond `asOfMs`, because the host's clock
 * is a little ahead, proves that the host was up at that instant. Within a run the stopping clock is told as if it had gone exactly with the wall clock: over
 * days a slewed clock drifts further than a freeze, and the ends alone would look like one.
 */
export function samplesOf(runs: readonly AliveRun[], asOfMs: number): Sample[] {
  let before: { run: AliveRun; monoMs: number } | undefined;
  return runs.flatMap((run) => {
    if (run.firstMs > asOfMs) return [];
    const sameBoot = before?.run.boot === run.boot ? before : undefined;
    const firstMonoMs = sameBoot ? sameBoot.monoMs + run.firstMonoMs - sameBoot.run.lastMonoMs : run.firstMonoMs;
    const lastMs = Math.min(run.lastMs, asOfMs);
    const lastMonoMs = firstMonoMs + lastMs - run.firstMs;
    before = { run, monoMs: lastMonoMs };
    const first = { atMs: run.firstMs, boot: run.boot, monoMs: firstMonoMs };
    return lastMs === run.firstMs ? [first] : [first, { atMs: lastMs, boot: run.boot, monoMs: lastMonoMs }];
  });
}
