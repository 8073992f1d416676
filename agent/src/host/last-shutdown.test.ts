import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { lastShutdown, shutdownOf, wtmpTailBytesMax } from './last-shutdown.ts';
import type { SystemRecord } from './wtmp.ts';

const shutdownMs = Date.parse('2026-06-10T02:59:58.987Z');
const bootMs = Date.parse('2026-06-10T03:00:40Z');
const recorded = (arch: string): Promise<Buffer> => readFile(join(import.meta.dirname, 'testdata', `wtmp-${arch}`));

/** A root whose log files hold these bytes. */
async function rootWith(files: Record<string, Uint8Array>) {
  const root = await mkdtemp(join(tmpdir(), 'kadoban-root-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await mkdir(join(root, 'var/log'), { recursive: true });
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(root, 'var/log', name), bytes);
  return { proc: '/proc', sys: '/sys', root };
}

test.each(['x64', 'arm64'])('the shutdown before the boot is found in a log of %s', async (arch) => {
  const roots = await rootWith({ wtmp: await recorded(arch) });
  expect(await lastShutdown(roots, arch, { lifeMs: 0, nextBootMs: bootMs })).toBe(shutdownMs);
});

test('a shutdown after the boot, or no log, is none', async () => {
  const roots = await rootWith({ wtmp: await recorded('x64') });
  expect(await lastShutdown(roots, 'x64', { lifeMs: 0, nextBootMs: shutdownMs })).toBeUndefined();
  expect(await lastShutdown(await rootWith({}), 'x64', { lifeMs: 0, nextBootMs: bootMs })).toBeUndefined();
  expect(
    await lastShutdown(await rootWith({ wtmp: new Uint8Array() }), 'x64', { lifeMs: 0, nextBootMs: bootMs }),
  ).toBeUndefined();
});

test('a system that keeps wtmpdb instead, and the log of before its upgrade, tells its last shutdown', async () => {
  const roots = await rootWith({ wtmp: await recorded('x64') });
  await mkdir(join(roots.root, 'var/lib/wtmpdb'), { recursive: true });
  const database = new DatabaseSync(join(roots.root, 'var/lib/wtmpdb/wtmp.db'));
  database.exec('create table wtmp(ID integer primary key, Type integer, Login integer, Logout integer) strict');
  const [lifeMs, endMs, nextBootMs] = [bootMs + 1000, bootMs + 2000, bootMs + 3000];
  database.prepare('insert into wtmp (Type, Login, Logout) values (1, ?, ?)').run(bootMs * 1000, endMs * 1000);
  database.close();
  expect(await lastShutdown(roots, 'x64', { lifeMs, nextBootMs })).toBe(endMs);
  expect(await lastShutdown(roots, 'x64', { lifeMs: 0, nextBootMs })).toBe(endMs);
});

test('a log that was rotated right after the boot is looked into', async () => {
  const roots = await rootWith({ wtmp: new Uint8Array(), 'wtmp.1': await recorded('x64') });
  expect(await lastShutdown(roots, 'x64', { lifeMs: 0, nextBootMs: bootMs })).toBe(shutdownMs);
});

test('of a huge log only the end is read, on the borders of its records, and a torn last record does not matter', async () => {
  const known = await recorded('x64');
  const long = Buffer.concat([Buffer.alloc(384 * 4000, 255), known, Buffer.alloc(100, 1)]);
  expect(long.length).toBeGreaterThan(wtmpTailBytesMax);
  expect(await lastShutdown(await rootWith({ wtmp: long }), 'x64', { lifeMs: 0, nextBootMs: bootMs })).toBe(shutdownMs);

  const beyond = Buffer.concat([known, Buffer.alloc(wtmpTailBytesMax)]);
  expect(
    await lastShutdown(await rootWith({ wtmp: beyond }), 'x64', { lifeMs: 0, nextBootMs: bootMs }),
  ).toBeUndefined();
});

const boot = (atMs: number): SystemRecord => ({ type: 'boot', atMs });
const shutdown = (atMs: number): SystemRecord => ({ type: 'shutdown', atMs });
const cases: [name: string, records: SystemRecord[], shutdownMs: number | undefined][] = [
  ['a run that was ended in order', [boot(1), shutdown(60)], 60],
  ['a run that was ended in order, and another one after it', [boot(1), shutdown(60), boot(65), shutdown(70)], 60],
  ['a run that crashed, and another one that was ended in order', [boot(1), boot(65), shutdown(70)], undefined],
  ['a run that crashed after an older one was ended in order', [shutdown(10), boot(20)], undefined],
  ['a shutdown of the run that goes on', [boot(1), shutdown(110)], undefined],
];

test.each(cases)('of the run that lived last at 50, before the boot at 100: %s', (_name, records, expected) => {
  expect(shutdownOf({ lifeMs: 50, nextBootMs: 100 }, records)).toBe(expected);
});
