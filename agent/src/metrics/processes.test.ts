import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { processes } from './processes.ts';

test('processes are counted once a minute, and the count is told again in between', async () => {
  const proc = await mkdtemp(join(tmpdir(), 'kadoban-proc-'));
  onTestFinished(() => rm(proc, { recursive: true }));
  await Promise.all(['1', '42', 'self', 'meminfo'].map((name) => mkdir(join(proc, name))));
  let nowMs = 0;
  const sample = processes.open({
    roots: { proc, sys: '/nowhere', root: '/' },
    statfs: () => Promise.reject(new Error('not asked')),
    statfsAtOnce: () => expect.fail('not asked'),
    monotonicMs: () => nowMs,
    after: () => () => {},
  });
  const total = async () => (await sample()).readings.map(({ value }) => value);
  expect(await total()).toEqual([2]);
  await mkdir(join(proc, '4711'));
  nowMs = 59_000;
  expect(await total()).toEqual([2]);
  nowMs = 60_000;
  expect(await total()).toEqual([3]);
});
