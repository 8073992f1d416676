/**
 * Every fact that an agent tells of what its host is made of, in the order in which people read them. To add one: a line here, its words in
 * collector/web/i18n, and where it comes from in agent/src/inventory/facts-of.ts. A collector keeps facts of names that it does not know.
 */
export const factNames = [
  'os',
  'kernel',
  'arch',
  'agent',
  /** `physical`, `virtual` or `container`. */
  'machine.kind',
  /** What a virtual one runs on. */
  'machine.hypervisor',
  'machine.vendor',
  'machine.model',
  'cpu.model',
  'cpu.sockets',
  'cpu.cores',
  'cpu.threads',
  'memory.bytes',
  'swap.bytes',
  /** Of each disk. */
  'disk.bytes',
  'disk.model',
  /** Of each interface: with the lengths of their prefixes, in order, a space in between. */
  'addresses',
  /** Only where the host's configuration says so: what tells this machine from all others. */
  'machine.serial',
  'machine.uuid',
  'disk.serial',
  'mac',
] as const;

export type FactName = (typeof factNames)[number];
