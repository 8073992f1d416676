import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openNodeDisk } from './node-disk.ts';

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kadoban-'));
  folder = join(root, 'state/spool');
});
afterEach(() => rmSync(root, { recursive: true }));

const text = async (bytes: Promise<Uint8Array>) => Buffer.from(await bytes).toString();

test('what is appended, replaced and overwritten is what is read', async () => {
  const disk = await openNodeDisk(folder);
  await disk.append('a', Buffer.from('one'));
  await disk.append('a', Buffer.from('two'));
  expect(await text(disk.read('a'))).toBe('onetwo');
  await disk.replace('a', Buffer.from('new'));
  await disk.append('a', Buffer.from('+'));
  expect(await text(disk.read('a'))).toBe('new+');
  await disk.overwrite('b', Buffer.from('12345'));
  await disk.overwrite('b', Buffer.from('abc'));
  expect(await text(disk.read('b'))).toBe('abc45');
  expect((await disk.list()).toSorted()).toEqual(['a', 'b']);
  await disk.remove('a');
  await disk.remove('a');
  expect(await disk.list()).toEqual(['b']);
  expect(await text(disk.read('a'))).toBe('');
});

test.skipIf(process.platform === 'win32')('nobody else can read what is kept', async () => {
  const disk = await openNodeDisk(folder);
  await disk.append('a', Buffer.from('x'));
  await disk.replace('b', Buffer.from('x'));
  await disk.overwrite('c', Buffer.from('x'));
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  for (const name of ['a', 'b', 'c']) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
});

/** The real disk, and what a power cut would leave of it: of a file what it held, of a folder the names, when it was synced last. */
function fragileDisk() {
  const contents = new Map<number, string>();
  const names = new Map<string, Map<string, number>>();
  const opening: typeof open = async (path, ...how) => {
    const file = await open(path, ...how);
    const [sync, datasync] = [file.sync.bind(file), file.datasync.bind(file)];
    file.datasync = async () => {
      await datasync();
      contents.set((await file.stat()).ino, readFileSync(String(path), 'utf8'));
    };
    file.sync = async () => {
      await sync();
      const inFolder = readdirSync(String(path)).map((name) => [name, statSync(join(String(path), name)).ino] as const);
      names.set(String(path), new Map(inFolder));
    };
    return file;
  };
  const left = (name: string) => contents.get(names.get(folder)?.get(name) ?? Number.NaN);
  return { opening, left, isNamed: () => names.get(join(folder, '..'))?.has('spool') };
}

test.skipIf(process.platform === 'win32')('what was appended or replaced outlives a power cut', async () => {
  const { opening, left, isNamed } = fragileDisk();
  const disk = await openNodeDisk(folder, opening);
  expect(isNamed()).toBe(true);
  await disk.append('a', Buffer.from('one'));
  expect(left('a')).toBe('one');
  await disk.append('a', Buffer.from('two'));
  expect(left('a')).toBe('onetwo');
  await disk.replace('a', Buffer.from('new'));
  expect(left('a')).toBe('new');
});

test('a replacement that was killed half-way leaves the old content, and nothing beside it', async () => {
  await (await openNodeDisk(folder)).append('a', Buffer.from('old'));
  writeFileSync(join(folder, 'a.tmp'), 'ne');
  const disk = await openNodeDisk(folder);
  expect(await text(disk.read('a'))).toBe('old');
  expect(readdirSync(folder)).toEqual(['a']);
});

test('a disk that cannot be written says so', async () => {
  const disk = await openNodeDisk(folder);
  rmSync(folder, { recursive: true });
  await expect(disk.append('a', Buffer.from('x'))).rejects.toMatchObject({ code: 'ENOENT' });
});
