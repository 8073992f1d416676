import { factNames } from '@kadoban/proto/inventory';
import { inventoryFactsMax } from '@kadoban/proto/limits';
import { expect, test } from 'vitest';
import { type Disk, factsOf, type Host } from './facts-of.ts';

const gibibyte = 2 ** 30;
const disk: Disk = { name: 'sda', bytes: 500_107_862_016, model: 'Samsung SSD 870', serial: 'S5Y1' };
const host: Host = {
  os: 'Debian GNU/Linux 13 (trixie)',
  kernel: '6.12.43+deb13-amd64',
  arch: 'x64',
  agent: '0.1.0',
  machine: { kind: 'virtual', hypervisor: 'KVM', vendor: 'QEMU\n', model: 'pc-q35-9.2', serial: 'A1', uuid: 'b-2' },
  cpu: { model: 'AMD EPYC 7763', sockets: 1, cores: 2, threads: 4 },
  memoryBytes: 8 * gibibyte - 30_000_000,
  swapBytes: 0,
  disks: [disk],
  interfaces: [{ name: 'eth0', addresses: ['2001:db8::7/64', '192.0.2.7/24', '10.0.0.7/8'], mac: '02:00:00:00:00:07' }],
};
const said = (of: Host, identifiers = false) =>
  Object.fromEntries(
    factsOf(of, identifiers).map(({ name, instance, value }) => [`${name} ${instance}`.trim(), value]),
  );

test('a host is told in facts, without what tells it from all others', () => {
  expect(said(host)).toEqual({
    os: 'Debian GNU/Linux 13 (trixie)',
    kernel: '6.12.43+deb13-amd64',
    arch: 'x64',
    agent: '0.1.0',
    'machine.kind': 'virtual',
    'machine.hypervisor': 'KVM',
    'machine.vendor': 'QEMU',
    'machine.model': 'pc-q35-9.2',
    'cpu.model': 'AMD EPYC 7763',
    'cpu.sockets': '1',
    'cpu.cores': '2',
    'cpu.threads': '4',
    'memory.bytes': String(8 * gibibyte),
    'disk.bytes sda': '500107862016',
    'disk.model sda': 'Samsung SSD 870',
    'addresses eth0': '10.0.0.7/8 192.0.2.7/24 2001:db8::7/64',
  });
});

test('where the host says so, serial numbers, UUIDs and MAC addresses are told too', () => {
  const {
    'machine.serial': serial,
    'machine.uuid': uuid,
    'disk.serial sda': ofDisk,
    'mac eth0': mac,
  } = said(host, true);
  expect([serial, uuid, ofDisk, mac]).toEqual(['A1', 'b-2', 'S5Y1', '02:00:00:00:00:07']);
});

test('every fact has a name that is listed', () => {
  const names = factsOf({ ...host, swapBytes: gibibyte }, true).map(({ name }) => name);
  expect(new Set(names)).toEqual(new Set(factNames));
});

test('the order in which the system tells of disks and addresses changes nothing', () => {
  const disks = [disk, { ...disk, name: 'sdb' }];
  const [eth0] = host.interfaces;
  if (!eth0) throw new Error('the host has an interface');
  const turned = { ...eth0, addresses: eth0.addresses.toReversed() };
  expect(factsOf({ ...host, disks: disks.toReversed(), interfaces: [turned] }, true)).toEqual(
    factsOf({ ...host, disks }, true),
  );
});

test('memory that a kernel took for itself is no other memory', () => {
  expect(said({ ...host, memoryBytes: host.memoryBytes - 3_000_000 })).toEqual(said(host));
});

test.each(['', '-', 'None', ' To Be Filled By O.E.M. ', 'Default string', 'unknown', 'Not Specified', '\n'])(
  'firmware that says %j says nothing',
  (model) => {
    expect(said({ ...host, machine: { ...host.machine, model } })).not.toHaveProperty('machine.model');
  },
);

test('what is told stays below the limits, whatever the host has', () => {
  const disks = Array.from({ length: 1000 }, (_, index) => ({ ...disk, name: `sd${index}`, model: 'x'.repeat(1000) }));
  const facts = factsOf({ ...host, disks }, true);
  expect(facts).toHaveLength(inventoryFactsMax);
  expect(Math.max(...facts.map(({ value }) => value.length))).toBe(255);
});
