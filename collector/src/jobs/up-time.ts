import { randomUUID } from 'node:crypto';
import { type Clock, repeat } from '../clock.ts';
import { upStampEveryMs, upStampGraceMs } from '../store/readings.ts';
import type { UpTimeStore } from '../store/up-time-store.ts';

/** A stretch of time in which the collector ran without a break, as far as it is on the disk. */
interface Run {
  readonly runId: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Stamps durably that the collector runs, so that its own absence can be told from everybody else's. Starts with a stamp that is on the disk when the
 * promise resolves, ends with a last one. A process that was stopped, a machine that slept, a disk that took nothing, a clock that was set:
 * whatever kept the stamps from following each other ends the run, and what lies between is nobody's silence but ours. A clock that is behind what was
 * recorded by it stamps nothing.
 */
export async function startUpTime(
  upTimes: Pick<UpTimeStore, 'stamp'>,
  clock: Clock,
  clockBehindMs: () => number,
  onError: (error: unknown) => void,
): Promise<AsyncDisposable> {
  let run = newRun(clock.now());
  const stamp = async () => {
    if (clockBehindMs() > 0) return;
    const next = continued(run, clock.now());
    await upTimes.stamp(next.runId, next.fromMs, next.toMs);
    run = next;
  };
  await stamp();
  let stamping = Promise.resolve();
  const stop = repeat(clock, upStampEveryMs, () => {
    stamping = stamping.then(stamp).catch(onError);
  });
  return {
    async [Symbol.asyncDispose]() {
      stop();
      await stamping;
      await stamp().catch(onError);
    },
  };
}

function continued(run: Run, nowMs: number): Run {
  if (Math.abs(nowMs - run.toMs) > upStampGraceMs) return newRun(nowMs);
  // What was said is never taken back, also when the clock is corrected by a little.
  return { ...run, toMs: Math.max(run.toMs, nowMs) };
}

function newRun(nowMs: number): Run {
  return { runId: randomUUID(), fromMs: nowMs, toMs: nowMs };
}
