import { execFileSync } from 'node:child_process';
import { statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { tempDir } from './temp-dir.ts';

/** A disk of a few pages of its own; needs root. */
export function smallDisk(sizeKb: number): string {
  const dir = tempDir();
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeKb}k`, 'tmpfs', dir]);
  // Lazily, because a test may end with files open.
  onTestFinished(() => void execFileSync('umount', ['-l', dir]));
  return dir;
}

/** Leaves room for some KiB alone, until the file `filled` is removed. */
export function fill(dir: string, freeKb: number): void {
  const { bavail, bsize } = statfsSync(dir);
  writeFileSync(join(dir, 'filled'), new Uint8Array(bavail * bsize - freeKb * 1024));
}
