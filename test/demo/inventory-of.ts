import type { InventoryFact } from '@kadoban/proto/messages';
import { factsOf } from '../../agent/src/inventory/facts-of.ts';
import { machineOf } from './course.ts';
import type { DemoHost } from './hosts.ts';

const gib = 1024 ** 3;

/** What a host of each kind runs. */
const systems = {
  debian: { os: 'Debian GNU/Linux 13 (trixie)', kernel: (patch: number) => `6.12.${38 + 3 * patch}+deb13-amd64` },
  alma: { os: 'AlmaLinux 9.6 (Sage Margay)', kernel: (patch: number) => `5.14.0-570.${12 + 5 * patch}.1.el9_6.x86_64` },
} as const;

/** What the agent of a host tells it is made of, after so many patches. */
export function inventoryOf(host: DemoHost, patches: number, agent: string): InventoryFact[] {
  const { cores, memoryBytes, diskBytes, dataBytes } = machineOf(host);
  const system = host.tags.includes('db') || host.tags.includes('app') ? systems.alma : systems.debian;
  const machine = { kind: 'virtual', hypervisor: 'VMware', vendor: 'VMware, Inc.', model: 'VMware7,1' } as const;
  const disk = (name: string, bytes: number) => ({ name, bytes, model: 'Virtual disk', serial: '' });
  const facts = {
    ...{ os: system.os, kernel: system.kernel(patches), arch: 'x64', agent },
    machine: { ...machine, serial: '', uuid: '' },
    cpu: { model: 'Intel(R) Xeon(R) Gold 6338 CPU @ 2.00GHz', sockets: 1, cores, threads: cores },
    ...{ memoryBytes, swapBytes: 4 * gib },
    disks: [disk('sda', diskBytes), ...(dataBytes > 0 ? [disk('sdb', dataBytes)] : [])],
    interfaces: [{ name: 'eth0', addresses: [`${host.address}/24`], mac: '' }],
  };
  return factsOf(facts, false);
}
