import type { Reading } from '@kadoban/proto/metrics';
import { kernelFolder } from './kernel-files.ts';
import { defineSource } from './source.ts';

/**
 * How many processes there are: one directory of /proc each. The total in /proc/loadavg would be cheaper, but counts threads; the
 * link count of /proc would be cheapest, but counts other containers' processes too. Under `hidepid` only the agent's own are seen.
 */
export const processes = defineSource({
  name: 'processes',
  open: ({ roots }) => kernelFolder(roots.proc),
  parse: countProcesses,
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
