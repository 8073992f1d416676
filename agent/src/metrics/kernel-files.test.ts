import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { kernelFile, kernelFolder } from './kernel-files.ts';

test.runIf(process.platform === 'linux')('files and folders of /proc are read anew each time', async () => {
  const read = kernelFile('/proc/self/stat');
  expect(await read()).toContain(`${process.pid} (`);
  expect(await read()).toContain(`${process.pid} (`);
  expect(await kernelFile('/proc/version')()).toBe(readFileSync('/proc/version', 'utf8'));
  expect(await kernelFolder('/proc/self/task')()).toEqual(readdirSync('/proc/self/task'));
});

test('so are files and folders that lie elsewhere', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'kadoban-proc-'));
  onTestFinished(() => rm(dir, { recursive: true }));
  const read = kernelFile(join(dir, 'stat'));
  await expect(read()).rejects.toThrow('ENOENT');
  await writeFile(join(dir, 'stat'), 'first');
  expect(await read()).toBe('first');
  await writeFile(join(dir, 'stat'), 'second');
  expect(await read()).toBe('second');
  expect(await kernelFolder(dir)()).toEqual(['stat']);
});
