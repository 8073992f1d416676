import { type Clock, repeat } from '../clock.ts';
import type { MetricStore } from '../store/metric-store.ts';
import { isDue, momentOf } from './moment.ts';

const hourMs = 3_600_000;
const dayMs = 86_400_000;

/** How often it is asked which hosts are due. */
const tickMs = 60_000;

/** An hour is closed this long after its end: by then its last batches are here, and need not be merged one by one. */
const settleMs = 60_000;

/** Between two pieces of work others have their turn. A hundred thousand hosts an hour still find their time. */
const pauseMs = 10;

/** For how many days each tier is kept. */
export interface Retention {
  readonly rawDays: number;
  readonly minuteDays: number;
  readonly hourDays: number;
}

/**
 * Closes hours and days of metrics and removes what is too old, once an hour each host at a moment of its own, so that they never all write at once; gives
 * the space of what was removed back to the disk.
 */
export function startMetricUpkeep(
  metrics: Omit<MetricStore, 'read' | 'readDays'>,
  retention: Retention,
  clock: Clock,
  onError: (error: unknown) => void,
): AsyncDisposable {
  let soFarMs = clock.now();
  let stopping = false;
  let running = Promise.resolve();
  let wake = () => {};
  const pause = () =>
    new Promise<void>((resolve) => {
      const cancel = clock.after(pauseMs, resolve);
      wake = () => {
        cancel();
        resolve();
      };
    });
  const repeatedly = async (work: () => Promise<boolean>) => {
    while (!stopping && (await work())) await pause();
  };
  const tick = async () => {
    const window = { fromMs: soFarMs, toMs: clock.now() };
    soFarMs = window.toMs;
    for (const hostId of (await metrics.hostIds()).filter((hostId) => isDue(hostId, hourMs, window))) {
      // What ails one host's metrics must not keep those of the others.
      for (const work of workOn(metrics, hostId, window.toMs, retention)) await repeatedly(work).catch(onError);
      if (stopping) return;
    }
    await repeatedly(() => metrics.giveBackSpace());
  };
  const stop = repeat(clock, tickMs, () => {
    running = running.then(tick).catch(onError);
  });
  return {
    async [Symbol.asyncDispose]() {
      stop();
      stopping = true;
      wake();
      await running;
    },
  };
}

/** What is to be done to a host, each until there is no more of it. */
function workOn(
  metrics: Omit<MetricStore, 'read' | 'readDays'>,
  hostId: string,
  nowMs: number,
  retention: Retention,
): (() => Promise<boolean>)[] {
  // Days end for all hosts together, and to close one is the work of many hours: each host takes another part of the next day for it.
  const daysEndMs = nowMs - settleMs - momentOf(hostId, dayMs);
  return [
    () => metrics.closeHour(hostId, nowMs - settleMs),
    () => metrics.closeDay(hostId, daysEndMs),
    () => metrics.removeDay(hostId, 'raw', nowMs - retention.rawDays * dayMs),
    () => metrics.removeDay(hostId, 'minute', nowMs - retention.minuteDays * dayMs),
    () => metrics.removeDay(hostId, 'hour', nowMs - retention.hourDays * dayMs),
  ];
}
