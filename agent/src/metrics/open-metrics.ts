import { sources } from './index.ts';
import type { MaybeLater } from './kernel-files.ts';
import type { Machine, Sample, Source } from './source.ts';

/** The host's metrics, opened. */
export interface Metrics {
  /**
   * Looks once at everything. Sources that fail, or have not answered after `answerMs` or when `signal` aborts, are named in `errors`; the
   * others' readings are there. It never throws or rejects. Rates are means since the last look, so the first one has none.
   */
  sample(answerMs: number, signal: AbortSignal): MaybeLater<Sample>;
}

/** Opens all sources of `platform` on `machine`. Nothing is held open between samples. */
export function openMetrics(platform: NodeJS.Platform, machine: Machine): Metrics {
  const open = (platform === 'linux' ? sources.linux : sources.elsewhere).map((source) => openSource(source, machine));
  return {
    sample(answerMs, signal) {
      const samples: Sample[] = [];
      const later: Promise<void>[] = [];
      for (const [index, { name, ask }] of open.entries()) {
        const answer = ask();
        const isHere = !(answer instanceof Promise);
        samples.push(isHere ? answer : failed(name, 'no answer in time'));
        if (isHere) continue;
        later.push(
          answer.then((sample) => {
            samples[index] = sample;
          }),
        );
      }
      const all = (): Sample => ({
        readings: samples.flatMap(({ readings }) => readings),
        errors: samples.flatMap(({ errors }) => errors),
      });
      if (later.length === 0 || signal.aborted) return all();
      return inTime(Promise.all(later), machine, answerMs, signal).then(all);
    },
  };
}

/** Resolves with `all`, after `answerMs`, or when `signal` aborts. */
function inTime(all: Promise<unknown>, machine: Machine, answerMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      cancel();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const cancel = machine.after(answerMs, end);
    signal.addEventListener('abort', end);
    void all.then(end);
  });
}

/** One source that answers or says why not, and is not asked again while it still owes an answer. */
function openSource(source: Source, machine: Machine) {
  const { name } = source;
  const take = source.open(machine);
  let asking = false;
  const ask = (): MaybeLater<Sample> => {
    if (asking) return failed(name, 'still waiting for an earlier answer');
    try {
      const answer = take();
      if (!(answer instanceof Promise)) return answer;
      asking = true;
      return answer
        .catch((error: Error) => failed(name, error.message))
        .finally(() => {
          asking = false;
        });
    } catch (error) {
      return failed(name, (error as Error).message);
    }
  };
  return { name, ask };
}

function failed(source: string, message: string): Sample {
  return { readings: [], errors: [{ source, message }] };
}
