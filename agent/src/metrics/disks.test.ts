import { expect, test } from 'vitest';
import { disksMax, parseDiskstats } from './disks.ts';

const quiet = (): void => {};
const used = (n: number, name: string): string => `   8  ${n} ${name} 1 0 10 5 2 0 20 6 0 70 80\n`;

test('sectors are 512 bytes, and a disk goes by its given name', () => {
  const disks = parseDiskstats({ diskstats: used(0, 'dm-3'), instances: new Map([['dm-3', 'vg0-root']]) }, quiet);
  expect([...disks]).toEqual([['vg0-root', { read: 5120, written: 10_240, busyMs: 70 }]]);
});

test('partitions and disks that were never used are left out', () => {
  const diskstats = `${used(0, 'sda')}${used(1, 'sda1')}  11  0 sr0 0 0 0 0 0 0 0 0 0 0 0\n   8  2 sda2 1 2 3 4\n`;
  const instances = new Map([
    ['sda', 'sda'],
    ['sda1', undefined],
    ['sda2', undefined],
    ['sr0', 'sr0'],
  ]);
  expect([...parseDiskstats({ diskstats, instances }, quiet).keys()]).toEqual(['sda']);
});

test('disks beyond the limit are left out, and that is said', () => {
  const names = Array.from({ length: disksMax + 26 }, (_, n) => `sd${n}`);
  const complaints: string[] = [];
  const raw = {
    diskstats: names.map((name, n) => used(n, name)).join(''),
    instances: new Map(names.map((n) => [n, n])),
  };
  expect(parseDiskstats(raw, (message) => complaints.push(message)).size).toBe(disksMax);
  expect(complaints).toEqual([`26 disks more than the ${disksMax} that are sent`]);
});

test('a whole disk with too few fields is refused', () => {
  const raw = { diskstats: '   8  0 sda 1 2 3 4\n', instances: new Map([['sda', 'sda']]) };
  expect(() => parseDiskstats(raw, quiet)).toThrow(/7 fields where at least 13 are expected/);
});
