import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { filesystems, filesystemsMax, hangingMax, sizeLimitMs } from './filesystems.ts';
import type { FilesystemSize, Machine } from './source.ts';

const size: FilesystemSize = { frsize: 4096, blocks: 1000, bavail: 250, files: 64, ffree: 16 };

/** A machine with these filesystems. Its statfs answers when told to, and its timers run out when told to. */
async function machineWith(mounts: readonly [path: string, type: string][]) {
  const proc = await mkdtemp(join(tmpdir(), 'kadoban-proc-'));
  onTestFinished(() => rm(proc, { recursive: true }));
  mkdirSync(join(proc, 'self'));
  const lines = mounts.map(([path, type], n) => `${n + 20} 1 8:${n} / ${path} rw - ${type} /dev/x${n} rw\n`);
  writeFileSync(join(proc, 'self/mountinfo'), lines.join(''));

  const dead = new Map<string, PromiseWithResolvers<FilesystemSize>>();
  const asked: string[] = [];
  const atOnce: string[] = [];
  const machine: Machine = {
    roots: { proc, sys: '/sys', root: '/' },
    monotonicMs: () => 0,
    statfs: (path) => {
      asked.push(path);
      return dead.get(path)?.promise ?? Promise.resolve(size);
    },
    statfsAtOnce: (path) => {
      atOnce.push(path);
      if (path.startsWith('/secret')) throw new Error('EACCES: permission denied');
      return path === '/empty' ? { ...size, blocks: 0 } : size;
    },
    // The time limit is over as soon as everything that answers at all has answered.
    after: (ms, then) => {
      expect(ms).toBe(sizeLimitMs);
      const timer = setImmediate(then);
      return () => clearImmediate(timer);
    },
  };
  return { machine, asked, atOnce, kill: (path: string) => dead.set(path, Promise.withResolvers()), dead };
}

test('sizes are counted in fragments, and inodes are told where there are any', async () => {
  const { machine } = await machineWith([['/', 'ext4']]);
  const { readings, errors } = await filesystems.open(machine)();
  expect(errors).toEqual([]);
  expect(readings).toEqual([
    { name: 'filesystem.total', instance: '/', value: 4_096_000 },
    { name: 'filesystem.available', instance: '/', value: 1_024_000 },
    { name: 'filesystem.inodes_total', instance: '/', value: 64 },
    { name: 'filesystem.inodes_free', instance: '/', value: 16 },
  ]);
});

test('what the kernel knows from memory is asked at once, unless something on the way to it may wait', async () => {
  const { machine, asked, atOnce } = await machineWith([
    ['/', 'ext4'],
    ['/fast', 'ext2'],
    ['/disk', 'xfs'],
    ['/nfs', 'nfs4'],
    ['/nfs/below', 'ext4'],
    ['/nfsless', 'ext3'],
  ]);
  const sample = filesystems.open(machine);
  expect((await sample()).errors).toEqual([]);
  expect([atOnce, asked]).toEqual([
    ['/', '/fast', '/nfsless'],
    ['/disk', '/nfs/below', '/nfs'],
  ]);
  const inContainer = filesystems.open({ ...machine, roots: { ...machine.roots, root: '/nfs' } });
  await inContainer();
  expect([atOnce.length, asked.slice(3)]).toEqual([3, ['/nfs/below', '/nfs']]);
});

test('a filesystem without fixed inodes tells none, one without blocks nothing', async () => {
  const { machine } = await machineWith([
    ['/', 'btrfs'],
    ['/empty', 'ext4'],
  ]);
  const statfs = async (path: string) => (path === '/' ? { ...size, files: 0 } : { ...size, blocks: 0 });
  const { readings } = await filesystems.open({ ...machine, statfs })();
  expect(readings.map(({ name, instance }) => `${name} ${instance}`)).toEqual([
    'filesystem.total /',
    'filesystem.available /',
  ]);
});

test('a dead server is named, takes no other down, and is not asked again until it answered', async () => {
  const { machine, asked, kill, dead } = await machineWith([
    ['/nfs', 'nfs4'],
    ['/', 'xfs'],
    ['/live', 'nfs4'],
  ]);
  kill('/nfs');
  const sample = filesystems.open(machine);
  const first = await sample();
  expect(first.errors).toEqual([{ source: 'filesystems', message: `/nfs: no size within ${sizeLimitMs} ms` }]);
  expect(new Set(first.readings.map(({ instance }) => instance))).toEqual(new Set(['/', '/live']));

  expect((await sample()).errors).toEqual([{ source: 'filesystems', message: '/nfs: still waiting for its size' }]);
  expect(asked).toEqual(['/', '/nfs', '/live', '/', '/live']);

  dead.get('/nfs')?.resolve(size);
  dead.delete('/nfs');
  expect((await sample()).errors).toEqual([]);
  expect(asked.slice(5)).toEqual(['/', '/nfs', '/live']);
});

test('however many servers are dead, threads are left and local disks are asked', async () => {
  const { machine, asked, kill } = await machineWith([
    ['/', 'xfs'],
    ...Array.from({ length: 5 }, (_, n): [string, string] => [`/nfs${n}`, 'nfs4']),
  ]);
  for (let n = 0; n < 5; n += 1) kill(`/nfs${n}`);
  const sample = filesystems.open(machine);
  const { errors } = await sample();
  expect(asked).toEqual(['/', '/nfs0', '/nfs1']);
  expect(errors.at(-1)?.message).toBe(`/nfs4: not asked for its size while ${hangingMax.remote} others do not answer`);
  expect((await sample()).readings.map(({ instance }) => instance)).toContain('/');
});

test.each(['ext4', 'xfs'])('a filesystem (%s) that may not be asked is named with the reason', async (type) => {
  const { machine } = await machineWith([
    ['/', type],
    ['/secret', type],
  ]);
  const statfs = (path: string) =>
    path === '/' ? machine.statfs(path) : Promise.reject(new Error('EACCES: permission denied'));
  const { readings, errors } = await filesystems.open({ ...machine, statfs })();
  expect(errors).toEqual([{ source: 'filesystems', message: '/secret: EACCES: permission denied' }]);
  expect(readings).toHaveLength(4);
});

test('filesystems beyond the limit or with endless names are not asked, and that is said', async () => {
  const many = Array.from({ length: filesystemsMax + 1 }, (_, n): [string, string] => [`/m${n}`, 'ext4']);
  const { machine, atOnce } = await machineWith([[`/${'x'.repeat(300)}`, 'ext4'], ...many]);
  const { errors } = await filesystems.open(machine)();
  expect(atOnce).toHaveLength(filesystemsMax);
  expect(errors[0]?.message).toMatch(/^2 filesystems are not sent/);
});
