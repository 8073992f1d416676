import { join } from 'node:path';
import type { Reading } from '@kadoban/proto/metrics';
import { kernelFile } from './kernel-files.ts';
import { defineSource } from './source.ts';

/** Load averages over 1, 5 and 15 minutes. */
export interface LoadState {
  readonly averages: readonly [number, number, number];
}

/** The load averages. */
export const load = defineSource({
  name: 'load',
  open: ({ roots }) => kernelFile(join(roots.proc, 'loadavg')),
  parse: parseLoadavg,
  readings: ({ averages: [one, five, fifteen] }): Reading[] => [
    { name: 'load.1m', instance: '', value: one },
    { name: 'load.5m', instance: '', value: five },
    { name: 'load.15m', instance: '', value: fifteen },
  ],
});

/** Parses /proc/loadavg. Its fourth field counts threads, not processes, and is not used. */
function parseLoadavg(text: string): LoadState {
  const match = /^([\d.]+) ([\d.]+) ([\d.]+) /.exec(text);
  if (match === null) throw new Error(`loadavg is not three numbers and more: ${text.slice(0, 80)}`);
  return { averages: [Number(match[1]), Number(match[2]), Number(match[3])] };
}
