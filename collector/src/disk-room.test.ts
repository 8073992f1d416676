import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempDir } from '../../test/kit/temp-dir.ts';
import { diskRoom } from './disk-room.ts';

test('a store is as large as its file and its logs, and nothing beside them', () => {
  const folder = tempDir();
  for (const [name, size] of [
    ['kadoban.sqlite', 3],
    ['kadoban.sqlite-wal', 4],
    ['other', 8],
  ] as const) {
    writeFileSync(join(folder, name), Buffer.alloc(size));
  }
  const { storeBytes, freeBytes } = diskRoom(join(folder, 'kadoban.sqlite'));
  expect(storeBytes).toBe(7);
  expect(freeBytes).toBeGreaterThan(0);
});
