import { type Clock, repeat, waitAtMost } from '../clock.ts';

/** How often it is asked whether a report is due: minutes are what schedules are written in. */
const tickMs = 60_000;

/** What an end waits for: a mail server may take half a minute for each of its words. */
const lastMs = 2000;

/**
 * Delivers reports by the clock, one round after the other. Ending waits a moment for the one under way, and leaves it where it is: a mail that was not
 * taken to its end stands nowhere, so that it is due again at the next start.
 */
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
      await waitAtMost(clock, lastMs, running);
    },
  };
}
