import type { NetworkInterfaceInfo } from 'node:os';
import { expect, test } from 'vitest';
import { disksOf, interfacesOf, lookAtHost } from './look-at-host.ts';

const device = {
  name: 'sda',
  type: 'disk',
  fsType: '',
  mount: '',
  size: 1000,
  physical: 'SSD',
  uuid: '',
  label: '',
  identifier: '',
};
const found = { ...device, model: 'M', serial: 'S', removable: false, protocol: '' };
const devices: [name: string, device: typeof found, isDisk: boolean][] = [
  ['a disk', found, true],
  ['a partition', { ...found, name: 'sda1', type: 'part' }, false],
  ['a stick', { ...found, name: 'sdb', removable: true }, false],
  ['a drive without a disk', { ...found, name: 'sdc', size: 0 }, false],
  ['compressed memory', { ...found, name: 'zram0' }, false],
  ['a disk of NVMe', { ...found, name: 'nvme0n1' }, true],
];
test.each(devices)('%s', (_name, one, isDisk) => {
  expect(disksOf([one])).toEqual(isDisk ? [{ name: one.name, bytes: 1000, model: 'M', serial: 'S' }] : []);
});

const address = (text: string, bits: number, internal = false): NetworkInterfaceInfo =>
  ({ address: text, cidr: `${text}/${bits}`, mac: '02:00:00:00:00:01', internal }) as NetworkInterfaceInfo;

test('interfaces are told with the addresses that others know, and cables of containers not at all', () => {
  const interfaces = {
    lo: [address('127.0.0.1', 8, true)],
    eth0: [address('192.0.2.7', 24), address('2001:db8::7', 64), address('2001:db8::d', 64), address('fe80::1', 64)],
    eth1: [address('169.254.3.4', 16)],
    veth12: [address('10.1.1.1', 24)],
  };
  expect(interfacesOf(interfaces, new Set(['2001:db8::d']))).toEqual([
    { name: 'eth0', addresses: ['192.0.2.7/24', '2001:db8::7/64'], mac: '02:00:00:00:00:01' },
  ]);
});

test('this very machine can be looked at, twice alike', async () => {
  const look = () => lookAtHost({ root: '/', proc: '/proc', sys: '/sys' }, '1.2.3');
  const host = await look();
  expect(host).toMatchObject({ arch: process.arch, agent: '1.2.3' });
  expect(host.cpu.threads).toBeGreaterThan(0);
  expect(host.memoryBytes).toBeGreaterThan(0);
  expect(await look()).toEqual(host);
});
