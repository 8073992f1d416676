import { readFile } from 'node:fs/promises';
import { arch, networkInterfaces, release } from 'node:os';
import { join } from 'node:path';
import type { Systeminformation } from 'systeminformation';
import { hostInfo } from '../host/host-info.ts';
import type { Roots } from '../host/roots.ts';
import type { Disk, Host, Interface, Machine } from './facts-of.ts';
import { linuxMachine } from './linux-machine.ts';
import { temporaryAddresses } from './temporary-addresses.ts';

/** Disks that the kernel makes out of memory or files. */
const madeUp = /^(loop|ram|zram)\d/;

/** Ends of virtual cables: as many as containers, and gone with them. */
const cables = /^(veth|cali|lxc|tap)/;

/**
 * Looks at everything that the host is made of. It loads systeminformation and starts programs (lscpu, lsblk), so that it is for a process that
 * ends then.
 *
 * On Linux systeminformation tells processors, memory and disks. What it says there of the system, the machine and interfaces is not used: it knows
 * no other root, guesses from the kernel's log, which is not the same tomorrow, and starts forty programs.
 */
export async function lookAtHost(roots: Roots, version: string): Promise<Host> {
  const { default: systeminformation } = await import('systeminformation');
  const [cpu, memory, devices] = await Promise.all([
    systeminformation.cpu(),
    systeminformation.mem(),
    systeminformation.blockDevices(),
  ]);
  const isLinux = process.platform === 'linux';
  const { os, kernel, machine } = isLinux
    ? { os: (await hostInfo(roots)).os, kernel: release(), machine: await linuxMachine(roots, cpu.flags) }
    : await elsewhere(systeminformation);
  const temporary = isLinux ? await readFile(join(roots.proc, 'net/if_inet6'), 'utf8').catch(() => '') : '';
  return {
    os,
    kernel,
    arch: arch(),
    agent: version,
    machine,
    cpu: {
      model: `${cpu.manufacturer} ${cpu.brand}`,
      sockets: cpu.processors,
      cores: cpu.physicalCores,
      threads: cpu.cores,
    },
    memoryBytes: memory.total,
    swapBytes: memory.swaptotal,
    disks: disksOf(devices),
    interfaces: interfacesOf(networkInterfaces(), temporaryAddresses(temporary)),
  };
}

async function elsewhere(
  systeminformation: typeof import('systeminformation'),
): Promise<{ os: string; kernel: string; machine: Machine }> {
  const [told, system] = await Promise.all([systeminformation.osInfo(), systeminformation.system()]);
  return {
    os: `${told.distro} ${told.release}`,
    kernel: told.kernel,
    machine: {
      kind: system.virtual ? 'virtual' : 'physical',
      hypervisor: system.virtualHost ?? '',
      vendor: system.manufacturer,
      model: system.model,
      serial: system.serial,
      uuid: system.uuid,
    },
  };
}

/** Whole disks that stay. */
export function disksOf(devices: readonly Systeminformation.BlockDevicesData[]): Disk[] {
  return devices
    .filter(({ name, type, removable, size }) => type === 'disk' && !removable && size > 0 && !madeUp.test(name))
    .map(({ name, size, model, serial }) => ({ name, bytes: size, model, serial }));
}

/** Interfaces with the addresses by which others know the host: none that holds on one cable only, or for one day. */
export function interfacesOf(found: ReturnType<typeof networkInterfaces>, temporary: ReadonlySet<string>): Interface[] {
  return Object.entries(found).flatMap(([name, entries = []]): Interface[] => {
    if (cables.test(name)) return [];
    const lasting = entries.filter(
      ({ internal, address }) => !internal && !/^(fe80:|169\.254\.)/i.test(address) && !temporary.has(address),
    );
    const addresses = lasting.flatMap(({ cidr }) => cidr ?? []);
    return addresses.length === 0 ? [] : [{ name, addresses, mac: lasting[0]?.mac ?? '' }];
  });
}
