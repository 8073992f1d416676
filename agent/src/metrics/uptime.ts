import { join } from 'node:path';
import type { Reading } from '@kadoban/proto/metrics';
import { kernelFile } from './kernel-files.ts';
import { defineSource } from './source.ts';

/** Seconds since the kernel started; in a container still the kernel's. */
export const uptime = defineSource({
  name: 'uptime',
  open: ({ roots }) => kernelFile(join(roots.proc, 'uptime')),
  parse: parseUptime,
  readings: (seconds): Reading[] => [{ name: 'uptime', instance: '', value: seconds }],
});

/** Parses /proc/uptime. */
function parseUptime(text: string): number {
  const seconds = /^([\d.]+) /.exec(text)?.[1];
  if (seconds === undefined) throw new Error(`uptime does not begin with a number: ${text.slice(0, 80)}`);
  return Number(seconds);
}
