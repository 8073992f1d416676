import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shutdownsInWtmp, wtmpLayout } from './wtmp.ts';

test.each(['x64', 'arm64'])(
  'of boots, runlevels and logins (one as "shutdown") only the shutdown is taken: %s',
  async (arch) => {
    const bytes = await readFile(join(import.meta.dirname, 'testdata', `wtmp-${arch}`));
    expect(shutdownsInWtmp(bytes, wtmpLayout(arch))).toEqual([Date.parse('2026-06-10T02:59:58.987Z')]);
  },
);

test('times after 2038 are read', () => {
  const layout = wtmpLayout('x64');
  const record = Buffer.alloc(layout.recordBytes);
  record.writeInt16LE(1, 0);
  record.write('shutdown', 44);
  record.writeUInt32LE(2_200_000_000, layout.timeOffset);
  expect(shutdownsInWtmp(record, layout)).toEqual([2_200_000_000_000]);
});

test('any bytes give times, never an error', () => {
  const arch = fc.constantFrom('x64', 'arm64');
  fc.assert(
    fc.property(arch, fc.uint8Array({ maxLength: 1200 }), (name, bytes) => {
      expect(shutdownsInWtmp(bytes, wtmpLayout(name)).every(Number.isFinite)).toBe(true);
    }),
  );
});
