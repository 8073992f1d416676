import { cpu } from './cpu.ts';
import { disks } from './disks.ts';
import { filesystems } from './filesystems.ts';
import { interfaces } from './interfaces.ts';
import { load } from './load.ts';
import { memory } from './memory.ts';
import { portable } from './portable.ts';
import { processes } from './processes.ts';
import type { Source } from './source.ts';
import { uptime } from './uptime.ts';

/** Every source of metrics, by where it works. To add one: write its file, add its line. */
export const sources: { readonly linux: readonly Source[]; readonly elsewhere: readonly Source[] } = {
  linux: [cpu, disks, filesystems, interfaces, load, memory, processes, uptime],
  elsewhere: [portable],
};
