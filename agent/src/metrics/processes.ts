import type { Reading } from '@kadoban/proto/metrics';
import { kernelFolder, type MaybeLater } from './kernel-files.ts';
import { defineSource } from './source.ts';

/** To list /proc costs a microsecond for each process, and as much as all other files together where there are a hundred: so it is not done each time. */
const countedEveryMs = 60_000;

/**
 * How many processes there are: one directory of /proc each. The total in /proc/loadavg would be cheaper, but counts threads; the
 * link count of /proc would be cheapest, but counts other containers' processes too. Under `hidepid` only the agent's own are seen. Between two
 * counts the last one is told again.
 */
export const processes = defineSource({
  name: 'processes',
  open({ roots, monotonicMs }) {
    const names = kernelFolder(roots.proc);
    let last = { count: 0, atMs: Number.NEGATIVE_INFINITY };
    const counted = (all: readonly string[]): number => {
      last = { count: countProcesses(all), atMs: monotonicMs() };
      return last.count;
    };
    return (): MaybeLater<number> => {
      if (monotonicMs() - last.atMs < countedEveryMs) return last.count;
      const all = names();
      return all instanceof Promise ? all.then(counted) : counted(all);
    };
  },
  parse: (count: number) => count,
  readings: (total): Reading[] => [{ name: 'processes.total', instance: '', value: total }],
});

/** Counts the names that are process ids. */
function countProcesses(names: readonly string[]): number {
  let count = 0;
  for (const name of names) {
    const first = name.charCodeAt(0);
    if (first >= 0x30 && first <= 0x39) count += 1;
  }
  return count;
}
