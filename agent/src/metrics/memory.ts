import { join } from 'node:path';
import type { Reading } from '@kadoban/proto/metrics';
import { kernelFile } from './kernel-files.ts';
import { lineOf } from './line-of.ts';
import { defineSource } from './source.ts';

/** Bytes. */
export interface MemoryState {
  readonly total: number;
  readonly available: number;
  readonly buffersCached: number;
  readonly swapTotal: number;
  readonly swapUsed: number;
}

/** Memory and swap, both from /proc/meminfo. */
export const memory = defineSource({
  name: 'memory',
  open: ({ roots }) => kernelFile(join(roots.proc, 'meminfo')),
  parse: parseMeminfo,
  readings: (now): Reading[] => [
    { name: 'memory.total', instance: '', value: now.total },
    { name: 'memory.available', instance: '', value: now.available },
    { name: 'memory.buffers_cached', instance: '', value: now.buffersCached },
    { name: 'swap.total', instance: '', value: now.swapTotal },
    { name: 'swap.used', instance: '', value: now.swapUsed },
  ],
});

/**
 * Parses /proc/meminfo, whose "kB" are KiB. Kernels before 3.14 have no MemAvailable: then it is what is free or can be dropped;
 * shared memory counts as cache but cannot be dropped. Buffers and cache are what `free` shows, reclaimable slab included.
 */
export function parseMeminfo(text: string): MemoryState {
  const bytes = (name: string): number | undefined => {
    const kib = Number.parseInt(lineOf(text, `${name}:`) ?? '', 10);
    return Number.isNaN(kib) ? undefined : kib * 1024;
  };
  const total = bytes('MemTotal');
  const free = bytes('MemFree');
  if (total === undefined || free === undefined) throw new Error('meminfo has no line "MemTotal" or "MemFree"');
  const buffersCached = (bytes('Buffers') ?? 0) + (bytes('Cached') ?? 0) + (bytes('SReclaimable') ?? 0);
  const droppable = Math.max(0, buffersCached - (bytes('Shmem') ?? 0));
  const swapTotal = bytes('SwapTotal') ?? 0;
  return {
    total,
    available: bytes('MemAvailable') ?? Math.min(total, free + droppable),
    buffersCached,
    swapTotal,
    swapUsed: swapTotal - (bytes('SwapFree') ?? swapTotal),
  };
}
