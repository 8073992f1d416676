import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { kindOf, linuxMachine, type Signs } from './linux-machine.ts';

const bare: Signs = { vendor: 'Dell Inc.\n', model: 'PowerEdge R650\n', cpuFlags: 'fpu vmx sse2', isContainer: false };
const guest = { ...bare, cpuFlags: 'fpu hypervisor sse2' };
const cases: [name: string, signs: Signs, kind: string, hypervisor: string][] = [
  ['a server', bare, 'physical', ''],
  ['QEMU', { ...guest, vendor: 'QEMU', model: 'Standard PC (Q35 + ICH9, 2009)' }, 'virtual', 'KVM'],
  ['VMware', { ...guest, vendor: 'VMware, Inc.', model: 'VMware7,1' }, 'virtual', 'VMware'],
  ['VirtualBox', { ...guest, vendor: 'innotek GmbH', model: 'VirtualBox' }, 'virtual', 'VirtualBox'],
  ['Hyper-V', { ...guest, vendor: 'Microsoft Corporation', model: 'Virtual Machine' }, 'virtual', 'Hyper-V'],
  ['a Surface', { ...bare, vendor: 'Microsoft Corporation', model: 'Surface Pro' }, 'physical', ''],
  ['Xen', { ...guest, vendor: 'Xen', model: 'HVM domU' }, 'virtual', 'Xen'],
  ['an instance of EC2', { ...guest, vendor: 'Amazon EC2', model: 't3.small' }, 'virtual', 'Amazon EC2'],
  ['a whole machine of EC2', { ...bare, vendor: 'Amazon EC2', model: 'm7i.metal-24xl' }, 'physical', ''],
  ['KVM on ARM', { ...bare, vendor: 'QEMU', model: 'KVM Virtual Machine', cpuFlags: 'fp asimd' }, 'virtual', 'KVM'],
  ['a hypervisor that has no firmware', { ...guest, vendor: '', model: '' }, 'virtual', ''],
  ['a container', { ...bare, isContainer: true }, 'container', ''],
];
test.each(cases)('%s', (_name, signs, kind, hypervisor) => {
  expect(kindOf(signs)).toEqual({ kind, hypervisor });
});

test('firmware is read below the roots, and what only root may read is left out', async () => {
  const root = tempDir();
  mkdirSync(join(root, 'sys/class/dmi/id'), { recursive: true });
  writeFileSync(join(root, 'sys/class/dmi/id/sys_vendor'), 'HPE\n');
  writeFileSync(join(root, 'sys/class/dmi/id/product_name'), 'ProLiant DL380 Gen11\n');
  expect(await linuxMachine({ root, proc: join(root, 'proc'), sys: join(root, 'sys') }, '')).toEqual({
    kind: 'physical',
    hypervisor: '',
    vendor: 'HPE\n',
    model: 'ProLiant DL380 Gen11\n',
    serial: '',
    uuid: '',
  });
});
