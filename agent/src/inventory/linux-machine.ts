import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Roots } from '../host/roots.ts';
import type { Machine } from './facts-of.ts';

/** What the makers of virtual machines write into their firmware, and what people call them. */
const hypervisors: readonly (readonly [firmware: RegExp, name: string])[] = [
  [/vmware/i, 'VMware'],
  [/virtualbox|innotek/i, 'VirtualBox'],
  [/microsoft.*virtual machine/i, 'Hyper-V'],
  [/\bxen\b|hvm domu/i, 'Xen'],
  [/amazon ec2/i, 'Amazon EC2'],
  [/google/i, 'Google Compute Engine'],
  [/parallels/i, 'Parallels'],
  [/qemu|kvm|openstack|bochs|red hat/i, 'KVM'],
];

/** Files that the makers of containers put into them. */
const containerMarks = ['/.dockerenv', '/run/.containerenv', '/run/systemd/container'];

/** The machine by its firmware (sysfs), which anybody may read, but for the serial number and the UUID: only root may, and nothing else needs root. */
export async function linuxMachine(roots: Roots, cpuFlags: string): Promise<Machine> {
  const firmware = (file: string) => readFile(join(roots.sys, 'class/dmi/id', file), 'utf8').catch(() => '');
  const [vendor, model, serial, uuid] = await Promise.all([
    firmware('sys_vendor'),
    firmware('product_name'),
    firmware('product_serial'),
    firmware('product_uuid'),
  ]);
  const isContainer = roots.root === '/' && containerMarks.some((mark) => existsSync(mark));
  return { ...kindOf({ vendor, model, cpuFlags, isContainer }), vendor, model, serial, uuid };
}

export interface Signs {
  readonly vendor: string;
  readonly model: string;
  /** Of the processor: a virtual one says that it is. */
  readonly cpuFlags: string;
  readonly isContainer: boolean;
}

/**
 * What kind of machine shows such signs; with its `/` somewhere else, the agent itself is in a container and watches the machine around it. An ARM processor tells
 * nothing of hypervisors: there the firmware alone decides. Pure.
 */
export function kindOf({ vendor, model, cpuFlags, isContainer }: Signs): Pick<Machine, 'kind' | 'hypervisor'> {
  const firmware = `${vendor.trim()} ${model.trim()}`;
  const isVirtual = / hypervisor /.test(` ${cpuFlags} `);
  // Google and Amazon rent whole machines too, with the same firmware.
  const hypervisor = hypervisors.find(([pattern]) => pattern.test(firmware))?.[1] ?? '';
  const isRented = /^(Amazon|Google)/.test(hypervisor);
  const kind = isVirtual || (hypervisor !== '' && !isRented) ? 'virtual' : 'physical';
  return { kind: isContainer ? 'container' : kind, hypervisor: kind === 'virtual' ? hypervisor : '' };
}
