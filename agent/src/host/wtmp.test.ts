import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordsInWtmp, wtmpLayout } from './wtmp.ts';

test.each(['x64', 'arm64'])(
  'of boots, shutdowns, runlevels and logins (one as "shutdown") boots and the shutdown are taken: %s',
  async (arch) => {
    const bytes = await readFile(join(import.meta.dirname, 'testdata', `wtmp-${arch}`));
    expect(recordsInWtmp(bytes, wtmpLayout(arch))).toEqual([
      { type: 'boot', atMs: Date.parse('2026-06-01T04:00:12.123Z') },
      { type: 'shutdown', atMs: Date.parse('2026-06-10T02:59:58.987Z') },
      { type: 'boot', atMs: Date.parse('2026-06-10T03:00:40Z') },
    ]);
  },
);

test('times after 2038 are read', () => {
  const layout = wtmpLayout('x64');
  const record = Buffer.alloc(layout.recordBytes);
  record.writeInt16LE(1, 0);
  record.write('shutdown', 44);
  record.writeUInt32LE(2_200_000_000, layout.timeOffset);
  expect(recordsInWtmp(record, layout)).toEqual([{ type: 'shutdown', atMs: 2_200_000_000_000 }]);
});

test('any bytes give times, never an error', () => {
  const arch = fc.constantFrom('x64', 'arm64');
  fc.assert(
    fc.property(arch, fc.uint8Array({ maxLength: 1200 }), (name, bytes) => {
      expect(recordsInWtmp(bytes, wtmpLayout(name)).every(({ atMs }) => Number.isFinite(atMs))).toBe(true);
    }),
  );
});
