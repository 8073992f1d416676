import { sources } from './index.ts';
import type { Machine, Sample, Source } from './source.ts';

/** The host's metrics, opened. */
export interface Metrics {
  /**
   * Looks once at everything. Sources that fail, or have not answered when `signal` aborts, are named in `errors`; the others' readings
   * are there. It never rejects. Rates are means since the last look, so the first one has none.
   */
  sample(signal: AbortSignal): Promise<Sample>;
}

/** Opens all sources of `platform` on `machine`. Nothing is held open between samples. */
export function openMetrics(platform: NodeJS.Platform, machine: Machine): Metrics {
  const open = (platform === 'linux' ? sources.linux : sources.elsewhere).map((source) => openSource(source, machine));
  return {
    async sample(signal) {
      const samples = await Promise.all(open.map((sample) => sample(signal)));
      return {
        readings: samples.flatMap(({ readings }) => readings),
        errors: samples.flatMap(({ errors }) => errors),
      };
    },
  };
}

/** One source that answers in time or says why not, and is not asked again while it still owes an answer. */
function openSource(source: Source, machine: Machine): (signal: AbortSignal) => Promise<Sample> {
  const take = source.open(machine);
  const failed = (message: string): Sample => ({ readings: [], errors: [{ source: source.name, message }] });
  let asking = false;
  return (signal) => {
    if (asking) return Promise.resolve(failed('still waiting for an earlier answer'));
    if (signal.aborted) return Promise.resolve(failed('no answer in time'));
    asking = true;
    return new Promise((resolve) => {
      const late = (): void => resolve(failed('no answer in time'));
      signal.addEventListener('abort', late, { once: true });
      take()
        .then(resolve, (error: Error) => resolve(failed(error.message)))
        .finally(() => {
          asking = false;
          signal.removeEventListener('abort', late);
        });
    });
  };
}
