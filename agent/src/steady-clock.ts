import { timeMsMax } from '@kadoban/proto/limits';
import type { Clock } from './clock.ts';

/** What a host has to read the time from. */
export interface HostClocks {
  /** Its `wallMs` jumps when somebody sets it. */
  readonly clock: Clock;
  /** Stops while the machine sleeps. Nobody sets it. */
  readonly bootClockMs: () => number;
  /** Goes on while the machine sleeps. Nobody sets it. */
  readonly uptimeMs: () => number;
}

/** The clock of everything that an agent tells: set once from the wall clock, never again, however often that is set. */
export interface SteadyClock extends Clock {
  /** What it said when the machine was started. A later run of the agent takes it over, so that a boot has one clock. */
  readonly zeroMs: number;
  /** How far the wall clock is ahead of `wallMs`, because it was set meanwhile. */
  aheadMs(): number;
}

/** The wall clock, for what others wrote dates into. */
export function wallClockOf(clock: SteadyClock): Clock {
  return {
    wallMs: () => clock.wallMs() + clock.aheadMs(),
    monotonicMs: () => clock.monotonicMs(),
    after: (delayMs, run) => clock.after(delayMs, run),
  };
}

/** The two clocks of the kernel differ by the time that it slept; a smaller difference is what lies between two readings, and rounding. */
const sleepMsMin = 500;

/** A smaller difference from the wall clock is the same. */
const aheadMsMin = 100;

/** The uptime is read from a file. So long it need not be, while the wall clock, which costs nothing, says that nobody slept. */
const uptimeHoldsMs = 10_000;

/**
 * Carries the time on by the kernel's clocks. Neither is read alone: the uptime knows of sleep, but is coarse; the clock that stops is fine.
 * `zeroMs` is that of the run before, in the same boot.
 */
export function steadyClock({ clock, bootClockMs, uptimeMs }: HostClocks, formerZeroMs?: number): SteadyClock {
  let sleptMs = uptimeMs() - bootClockMs();
  let looked = { awakeMs: bootClockMs(), wallMs: clock.wallMs() };
  const upMs = () => {
    const awakeMs = bootClockMs();
    const sinceMs = awakeMs - looked.awakeMs;
    const wallMs = clock.wallMs();
    // A wall clock that goes on beside ours knows of no sleep. Of one that was set back by as much as the machine slept, the next look knows more.
    if (sinceMs < uptimeHoldsMs && Math.abs(wallMs - looked.wallMs - sinceMs) < sleepMsMin / 2)
      return awakeMs + sleptMs;
    looked = { awakeMs, wallMs };
    const apartMs = uptimeMs() - awakeMs;
    if (Math.abs(apartMs - sleptMs) >= sleepMsMin) sleptMs = apartMs;
    return awakeMs + sleptMs;
  };
  const zeroMs = formerZeroMs ?? Math.round(clock.wallMs() - upMs());
  const wallMs = () => Math.round(zeroMs + upMs());
  return {
    zeroMs,
    wallMs,
    monotonicMs: () => clock.monotonicMs(),
    after: (delayMs, run) => clock.after(delayMs, run),
    aheadMs() {
      const aheadMs = Math.round(clock.wallMs()) - wallMs();
      return Math.abs(aheadMs) < aheadMsMin ? 0 : Math.max(-timeMsMax, Math.min(timeMsMax, aheadMs));
    },
  };
}
