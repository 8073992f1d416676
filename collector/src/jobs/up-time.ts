import { randomUUID } from 'node:crypto';
import { type Clock, repeat } from '../clock.ts';
import { upStampEveryMs } from '../store/readings.ts';
import type { UpTimeStore } from '../store/store.ts';

/**
 * Stamps durably that the collector runs, so that its own absence can be told from everybody else's. Starts with a stamp that is on the disk when the
 * promise resolves, ends with a last one.
 */
export async function startUpTime(
  upTimes: UpTimeStore,
  clock: Clock,
  onError: (error: unknown) => void,
): Promise<AsyncDisposable> {
  const runId = randomUUID();
  const fromMs = clock.now();
  const stamp = () => upTimes.stamp(runId, fromMs, clock.now());
  await stamp();
  const stop = repeat(clock, upStampEveryMs, () => void stamp().catch(onError));
  return {
    async [Symbol.asyncDispose]() {
      stop();
      await stamp();
    },
  };
}
