import type { FactName } from '@kadoban/proto/inventory';
import { inventoryFactsMax, nameCharsMax } from '@kadoban/proto/limits';
import type { InventoryFact } from '@kadoban/proto/messages';

/** What a host is made of, as far as anybody could find out: text that is empty and numbers that are zero are not known. */
export interface Host {
  readonly os: string;
  readonly kernel: string;
  readonly arch: string;
  readonly agent: string;
  readonly machine: Machine;
  readonly cpu: { readonly model: string; readonly sockets: number; readonly cores: number; readonly threads: number };
  readonly memoryBytes: number;
  readonly swapBytes: number;
  readonly disks: readonly Disk[];
  readonly interfaces: readonly Interface[];
}

export interface Machine {
  readonly kind: 'physical' | 'virtual' | 'container' | '';
  readonly hypervisor: string;
  readonly vendor: string;
  readonly model: string;
  readonly serial: string;
  readonly uuid: string;
}

export interface Disk {
  readonly name: string;
  readonly bytes: number;
  readonly model: string;
  readonly serial: string;
}

export interface Interface {
  readonly name: string;
  /** With the length of the prefix: `192.0.2.7/24`. */
  readonly addresses: readonly string[];
  readonly mac: string;
}

/** Memory is told by the kernel less what it took for itself, which differs a little from boot to boot and from kernel to kernel. */
const memoryStepBytes = 64 * 1024 * 1024;

/**
 * The facts of a host in their order, the same at every look at a host that stays the same. What tells it from all others is there only where
 * `identifiers` says so. Pure.
 */
export function factsOf(host: Host, identifiers: boolean): InventoryFact[] {
  const { machine, cpu } = host;
  const ofHost: [FactName, string | number][] = [
    ['os', host.os],
    ['kernel', host.kernel],
    ['arch', host.arch],
    ['agent', host.agent],
    ['machine.kind', machine.kind],
    ['machine.hypervisor', machine.hypervisor],
    ['machine.vendor', machine.vendor],
    ['machine.model', machine.model],
    ['cpu.model', cpu.model],
    ['cpu.sockets', cpu.sockets],
    ['cpu.cores', cpu.cores],
    ['cpu.threads', cpu.threads],
    ['memory.bytes', Math.round(host.memoryBytes / memoryStepBytes) * memoryStepBytes],
    ['swap.bytes', host.swapBytes],
    ['machine.serial', machine.serial],
    ['machine.uuid', machine.uuid],
  ];
  const ofDisks = byName(host.disks).flatMap(({ name, bytes, model, serial }) =>
    named(name, [
      ['disk.bytes', bytes],
      ['disk.model', model],
      ['disk.serial', serial],
    ]),
  );
  const ofInterfaces = byName(host.interfaces).flatMap(({ name, addresses, mac }) =>
    named(name, [
      ['addresses', addresses.toSorted(byFamily).join(' ')],
      ['mac', mac],
    ]),
  );
  const facts = [...named('', ofHost), ...ofDisks, ...ofInterfaces];
  return facts.filter(({ name }) => identifiers || !identifying.has(name)).slice(0, inventoryFactsMax);
}

const identifying: ReadonlySet<string> = new Set(['machine.serial', 'machine.uuid', 'disk.serial', 'mac']);

/** IPv4 before IPv6, as people read them; the system's own order depends on what came up first. */
function byFamily(a: string, b: string): number {
  const [isSixA, isSixB] = [a.includes(':'), b.includes(':')];
  if (isSixA !== isSixB) return isSixA ? 1 : -1;
  return a < b ? -1 : 1;
}

function byName<T extends { readonly name: string }>(all: readonly T[]): T[] {
  return all.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function named(instance: string, told: readonly (readonly [FactName, string | number])[]): InventoryFact[] {
  return told.flatMap(([name, said]) => {
    const value = oneLine(said === 0 ? '' : String(said));
    return value === '' ? [] : [{ name, instance: oneLine(instance), value }];
  });
}

/** Firmware fills its fields with anything: blanks, line ends, and words for nothing. */
function oneLine(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  if (
    /^(-|none|unknown|not specified|to be filled by o\.e\.m\.|default string|system (product name|manufacturer))$/i.test(
      line,
    )
  )
    return '';
  return line.slice(0, nameCharsMax).toWellFormed();
}
