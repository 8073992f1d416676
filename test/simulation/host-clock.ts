import { type SteadyClock, steadyClock } from '@kadoban/agent/src/steady-clock.ts';
import type { Process } from './process.ts';

/** The clock of an agent on a simulated host, made as production makes it; the one of `zeroMs` when that is given. */
export function hostClock(process: Process, wallMs: () => number, zeroMs: number | undefined): SteadyClock {
  const { machine } = process;
  const bootClockMs = () => machine.monotonicMs;
  const after = (delayMs: number, run: () => void) => process.after(delayMs, run);
  const clock = { wallMs, monotonicMs: bootClockMs, after };
  return steadyClock({ clock, bootClockMs, uptimeMs: () => machine.uptimeMs }, zeroMs);
}
