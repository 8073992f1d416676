import type { Result } from '@kadoban/proto/messages';
import { type CheckConfig, type CheckKind, type Outcome, runCheck } from './checks/check.ts';
import type { Log } from './log.ts';
import type { Task } from './schedule.ts';
import { type SteadyClock, wallClockOf } from './steady-clock.ts';

/** Looks by one check at each of its turns. `observe` is told besides whether the status is another than the last time. */
export function checkingTask(
  check: CheckConfig,
  kind: CheckKind,
  clock: SteadyClock,
  log: Log,
  observe: (result: Result, isNews: boolean) => void,
): Task {
  const onCrash = (error: unknown): void => log.error('a check failed itself', { check: check.name, error });
  // Certificates end by the wall clock.
  const lookClock = wallClockOf(clock);
  let last: Outcome['status'] | undefined;
  return {
    name: `check ${check.name}`,
    everyMs: check.intervalMs,
    async run(signal) {
      const atMs = clock.wallMs();
      const outcome = await runCheck(kind, check, { clock: lookClock, signal, onCrash });
      if (!outcome) return;
      const { status, reason = '', output = '', timings = [] } = outcome;
      const isNews = status !== last;
      const result: Result = {
        check: check.name,
        atMs,
        status,
        reason,
        output,
        timings: timings.map(({ name, ms }) => ({ name, us: Math.round(ms * 1000) })),
      };
      observe(result, isNews);
      if (isNews) log.info('a check changed', { check: check.name, status, ...(reason !== '' && { reason }) });
      last = status;
    },
  };
}
