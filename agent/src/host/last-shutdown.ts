import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Roots } from './roots.ts';
import { shutdownsInWtmp, type WtmpLayout, wtmpLayout } from './wtmp.ts';

/** How much of the file's end is read: 2,600 records. The shutdown before this boot has only the logins since then behind it. */
export const wtmpTailBytesMax = 1024 * 1024;

/** The log, and what it was called before it was rotated, which happens right after a boot when a month began. */
const files = ['var/log/wtmp', 'var/log/wtmp.1'];

/**
 * When the system last recorded an orderly shutdown before the boot at `bootAtMs`; `undefined` when it did not, or keeps no such log
 * (containers, macOS, Windows, Debian from 13 on). It need not be the end of the run just before this boot: that one may have crashed.
 */
export async function lastShutdown(roots: Roots, arch: string, bootAtMs: number): Promise<number | undefined> {
  const layout = wtmpLayout(arch);
  for (const file of files) {
    const shutdowns = shutdownsInWtmp(await readTail(join(roots.root, file), layout), layout);
    const last = shutdowns.findLast((atMs) => atMs < bootAtMs);
    if (last !== undefined) return last;
  }
  return undefined;
}

async function readTail(path: string, { recordBytes }: WtmpLayout): Promise<Uint8Array> {
  let file: Awaited<ReturnType<typeof open>>;
  try {
    file = await open(path, 'r');
  } catch {
    return new Uint8Array(); // no log, or one that only others may read: no shutdown is known
  }
  try {
    const { size } = await file.stat();
    const wholeRecords = Math.floor(size / recordBytes);
    const records = Math.min(wholeRecords, Math.floor(wtmpTailBytesMax / recordBytes));
    const tail = new Uint8Array(records * recordBytes);
    const { bytesRead } = await file.read(tail, 0, tail.length, (wholeRecords - records) * recordBytes);
    return tail.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
