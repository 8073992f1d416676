import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { watchedMounts } from './mountinfo.ts';

const machine = (name: string): string =>
  readFileSync(join(import.meta.dirname, 'testdata', name, 'mountinfo'), 'utf8');

test('a plain machine has its disks and nothing made of memory', () => {
  expect(watchedMounts(machine('debian-12-nvme-lvm/first/proc/self'), '/').map(({ instance }) => instance)).toEqual([
    '/',
    '/boot/efi',
  ]);
});

test('a container has its own root and its volume, but not the single files it was given', () => {
  expect(watchedMounts(machine('docker'), '/').map(({ instance }) => instance)).toEqual([
    '/',
    '/var/lib/postgresql/data',
  ]);
});

test('a host seen from inside a container is named as it names itself', () => {
  expect(watchedMounts(machine('host-in-container'), '/host')).toEqual([
    { instance: '/', path: '/host', remote: false, atOnce: false },
    { instance: '/boot', path: '/host/boot', remote: false, atOnce: false },
  ]);
});

test('each device counts once, hidden and read-only mounts never, and what may hang comes last', () => {
  expect(watchedMounts(machine('file-server'), '/')).toEqual([
    { instance: '/', path: '/', remote: false, atOnce: false },
    { instance: '/srv/with space', path: '/srv/with space', remote: false, atOnce: false },
    { instance: '/tmp', path: '/tmp', remote: false, atOnce: false },
    { instance: '/media/usb', path: '/media/usb', remote: false, atOnce: false },
    { instance: '/pool', path: '/pool', remote: false, atOnce: false },
    { instance: '/mnt/nfs', path: '/mnt/nfs', remote: true, atOnce: false },
    { instance: '/home/op/box', path: '/home/op/box', remote: true, atOnce: false },
  ]);
});

test('lines that are none are passed over', () => {
  expect(
    watchedMounts('\nno mount\n1 2 8:1 / /x rw - ext4\n36 35 8:1 / /x rw shared:1 unknown:2 - ext4 /dev/a rw\n', '/'),
  ).toEqual([{ instance: '/x', path: '/x', remote: false, atOnce: true }]);
});
