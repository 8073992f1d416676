import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { expect } from 'vitest';
import { allTold } from '../../../test/kit/all-told.ts';
import { capability } from '../../../test/kit/capabilities.ts';
import { command } from '../../../test/kit/command.ts';
import { sceneToMs } from '../../../test/kit/golden-scene.ts';
import { fill, smallDisk } from '../../../test/kit/small-disk.ts';
import { storedGoldens } from '../../../test/kit/stored-goldens.ts';
import { lockData, openData } from './data.ts';

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

// From room for the log's index alone to room for all but the last migrations.
for (const freeKb of [40, 60, 80, 100, 120]) {
  capability('root')(
    `migrations that run out of ${freeKb} KiB of room are taken back, and made once there is more`,
    async () => {
      const { dir, names } = storedGoldens();
      const [oldest = ''] = names;
      const data = smallDisk(1024);
      writeFileSync(join(data, 'kadoban.sqlite'), zstdDecompressSync(readFileSync(join(dir, `${oldest}.sqlite.zst`))));
      fill(data, freeKb);
      await expect(openData(data)).rejects.toThrow(/^The disk is full: /);

      execFileSync('rm', [join(data, 'filled')]);
      await using store = await openData(data);
      expect(await allTold(store, sceneToMs)).toEqual(JSON.parse(readFileSync(join(dir, `${oldest}.json`), 'utf8')));
    },
  );
}
