import { randomUUID } from 'node:crypto';
import { upStampEveryMs } from '../store/readings.ts';
import type { UpTimeStore } from '../store/store.ts';

/**
 * Stamps durably that the collector runs, so that its own absence can be told from everybody else's. Starts with a stamp that is on the disk when the
 * promise resolves, ends with a last one.
 */
export async function startUpTime(
  upTimes: UpTimeStore,
  now: () => number,
  onError: (error: unknown) => void,
): Promise<AsyncDisposable> {
  const runId = randomUUID();
  const fromMs = now();
  const stamp = () => upTimes.stamp(runId, fromMs, now());
  await stamp();
  const timer = setInterval(() => stamp().catch(onError), upStampEveryMs);
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await stamp();
    },
  };
}
