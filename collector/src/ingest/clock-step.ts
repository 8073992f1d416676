import type { Batch, Hello } from '@kadoban/proto/messages';

/** What the hello said of the agent's clocks. */
export type Clocks = Pick<Hello, 'boot' | 'wallMs' | 'monoMs'>;

/**
 * How far the wall clock was set since the hello, as the newest sample taken after it shows; 0 without one. The clock that stops with the machine
 * is never set, so that a difference between the two is a step, or a machine that slept.
 */
export function clockStepMs(hello: Clocks, batch: Batch): number {
  let [newestMs, stepMs] = [hello.monoMs, 0];
  for (const { boot, atMs, monoMs } of batch.samples) {
    if (boot !== hello.boot) continue;
    for (const [index, mono] of monoMs.entries()) {
      if (mono <= newestMs) continue;
      newestMs = mono;
      stepMs = (atMs[index] ?? 0) - hello.wallMs - (mono - hello.monoMs);
    }
  }
  return stepMs;
}
