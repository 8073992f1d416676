import { type Clock, repeat } from '../clock.ts';

/** How often it is asked whether a report is due: minutes are what schedules are written in. */
const tickMs = 60_000;

/** Delivers reports by the clock, one round after the other; ending waits for the one under way. */
export function startMonthlyReports(
  deliver: (nowMs: number) => Promise<unknown>,
  clock: Clock,
  onError: (error: unknown) => void,
): AsyncDisposable {
  let running = Promise.resolve<unknown>(undefined);
  let isBusy = false;
  const round = () => {
    // A month of many services may take longer than a minute.
    if (isBusy) return;
    isBusy = true;
    running = deliver(clock.now())
      .catch(onError)
      .finally(() => {
        isBusy = false;
      });
  };
  const stop = repeat(clock, tickMs, round);
  return {
    async [Symbol.asyncDispose]() {
      stop();
      await running;
    },
  };
}
