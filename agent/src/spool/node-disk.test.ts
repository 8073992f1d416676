import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
