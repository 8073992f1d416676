import type { Log } from './log.ts';
import type { Metrics } from './metrics/open-metrics.ts';
import type { SourceError } from './metrics/source.ts';
import type { Task } from './schedule.ts';
import { aliveFile, encodeAlive } from './spool/alive.ts';
import type { Sample } from './spool/seal.ts';
import type { SpoolDisk } from './spool/spool-disk.ts';
import type { SteadyClock } from './steady-clock.ts';

/** What has not answered by then is left out of the sample; the sign of life must not wait for a dead network mount. */
const answerMs = 5000;

/** The first look shows the host at once; the second, which comes so soon after it, shows its rates. */
const secondLookMs = 1500;

/** Of the task: it decides where on the clock its turns are. */
export const samplingName = 'sample';

export interface SamplingParts {
  readonly everyMs: number;
  readonly boot: string;
  readonly metrics: Metrics;
  readonly disk: SpoolDisk;
  readonly clock: SteadyClock;
  /** A clock that starts with the boot and stops with the machine. */
  readonly bootClockMs: () => number;
  readonly log: Log;
  readonly observe: (sample: Sample) => void;
}

/** Looks at the host at each turn, which is also its sign of life, and stamps that to the disk. */
export function samplingTask(parts: SamplingParts): Task {
  const { everyMs, boot, metrics, disk, clock, bootClockMs, log, observe } = parts;
  const failing = new Map<string, string>();
  let stamping = false;
  let stamped = true;

  /** Nobody waits for it: on a disk that hangs the samples go on. */
  const stamp = async (atMs: number, monoMs: number) => {
    if (stamping) return;
    stamping = true;
    try {
      await disk.overwrite(
        aliveFile,
        encodeAlive({ boot, atMs, monoMs, zeroMs: clock.zeroMs, aheadMs: clock.aheadMs() }),
      );
      stamped = true;
    } catch (error) {
      if (stamped) log.error('the sign of life cannot be written', { error });
      stamped = false;
    } finally {
      stamping = false;
    }
  };

  return {
    name: samplingName,
    everyMs,
    soonMs: [0, Math.min(secondLookMs, everyMs)],
    async run(signal) {
      const [atMs, monoMs] = [clock.wallMs(), bootClockMs()];
      void stamp(atMs, monoMs);
      const sample = metrics.sample(Math.min(answerMs, everyMs / 2), signal);
      // What is there at once is told at once: then what waits for it needs no timer of its own any more, which Node would still wake up for.
      const { readings, errors } = sample instanceof Promise ? await sample : sample;
      observe({ boot, atMs, monoMs, readings });
      if (!signal.aborted) tellChanges(errors, failing, log);
    },
  };
}

/** One line when a source begins to fail, and one when it works again. */
function tellChanges(errors: readonly SourceError[], failing: Map<string, string>, log: Log): void {
  const now = new Map(errors.map(({ source, message }) => [source, message]));
  for (const [source, message] of now) {
    if (!failing.has(source)) log.warn('a source of metrics fails', { source, error: message });
  }
  for (const source of failing.keys()) {
    if (!now.has(source)) log.info('a source of metrics works again', { source });
  }
  failing.clear();
  for (const [source, message] of now) failing.set(source, message);
}
