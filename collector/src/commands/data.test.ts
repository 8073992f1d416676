import { execFileSync } from 'node:child_process';
import { statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { capability } from '../../../test/kit/capabilities.ts';
import { command } from '../../../test/kit/command.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { lockData, openData } from './data.ts';

/** A disk of a few pages of its own. */
function smallDisk(sizeKb: number): string {
  const dir = tempDir();
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeKb}k`, 'tmpfs', dir]);
  // Lazily, because a test may end with files open.
  onTestFinished(() => void execFileSync('umount', ['-l', dir]));
  return dir;
}

/** Leaves room for some KiB alone. */
function fill(dir: string, freeKb: number): void {
  const { bavail, bsize } = statfsSync(dir);
  writeFileSync(join(dir, 'filled'), new Uint8Array(bavail * bsize - freeKb * 1024));
}

// Room for nothing at all; for less than the index of the write-ahead log; for the log, but not for the schema.
for (const freeKb of [0, 28, 64]) {
  capability('root')(`a start with ${freeKb} KiB of room says that the disk is full, time and again`, async () => {
    const data = smallDisk(256);
    fill(data, freeKb);
    for (let start = 0; start < 2; start++) {
      const { exitCode, err } = await command(['serve', '--data', data, '--listen', '127.0.0.1:0']);
      expect([exitCode, err]).toEqual([1, [expect.stringMatching(/^DISK_FULL: The disk is full: /)]]);
    }
  });
}

for (const freeKb of [0, 8, 32, 36, 40, 44, 48]) {
  capability('root')(
    `a store with ${freeKb} KiB of room is not called damaged, and is whole once there is more`,
    async () => {
      const data = smallDisk(1024);
      const made = await openData(data);
      const { collectorId } = await made.identity();
      await made[Symbol.asyncDispose]();
      fill(data, freeKb);
      const { exitCode, err } = await command(['serve', '--data', data, '--listen', '127.0.0.1:0']);
      expect([exitCode, err]).toEqual([1, [expect.stringMatching(/^DISK_FULL: /)]]);

      execFileSync('rm', [join(data, 'filled')]);
      lockData(data)[Symbol.dispose]();
      await using store = await openData(data);
      expect((await store.identity()).collectorId).toBe(collectorId);
    },
  );
}
