import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Reading } from '@kadoban/proto/metrics';
import type { Roots } from '../host/roots.ts';
import { kernelFile, type MaybeLater } from './kernel-files.ts';
import { perSecond } from './per-second.ts';
import { type Complain, defineSource } from './source.ts';

/** Counters since the disk appeared: bytes, and milliseconds with at least one request in flight. */
export interface DiskCounters {
  readonly read: number;
  readonly written: number;
  readonly busyMs: number;
}

/** /proc/diskstats, and the names under which its whole disks are sent, by the kernel's name. */
export interface DiskText {
  readonly diskstats: string;
  readonly instances: ReadonlyMap<string, string | undefined>;
}

/** Disks sent: a shelf of 60 drives and the system's own. All three kinds together stay below the wire's `instancesMax`. */
export const disksMax = 64;

/** A sector of /proc/diskstats, whatever the disk's own is. */
const sectorBytes = 512;

/** Not disks but files (loop) and memory; and one path of several to an NVMe disk that is counted itself. */
const skipped = /^(loop|ram|zram)\d|^nvme\d+c\d+n\d/;

/** Reads, writes and busy time of each whole disk. */
export const disks = defineSource({
  name: 'disks',
  open({ roots }) {
    const instances = new Map<string, string | undefined>();
    const read = kernelFile(join(roots.proc, 'diskstats'));
    const named = (diskstats: string): MaybeLater<DiskText> => {
      const text = { diskstats, instances };
      const later = nameDisks(roots, kernelNames(diskstats), instances);
      return later ? later.then(() => text) : text;
    };
    return () => {
      const diskstats = read();
      return diskstats instanceof Promise ? diskstats.then(named) : named(diskstats);
    };
  },
  parse: parseDiskstats,
  readings: (now, before): Reading[] =>
    [...now].flatMap(([instance, counters]) => {
      const rates = before && perSecond(counters, before.state.get(instance), before.elapsedMs);
      if (rates === undefined) return [];
      return [
        { name: 'disk.read', instance, value: rates.read },
        { name: 'disk.write', instance, value: rates.written },
        // The two clocks are not read at one instant: a busy disk may seem busy for 10.003 of 10 seconds.
        { name: 'disk.busy', instance, value: Math.min(100, rates.busyMs / 10) },
      ];
    }),
});

/**
 * Parses /proc/diskstats. Disks never used since the machine started (empty drives, unused network block devices) are left out; so
 * are partitions, which have no instance, and which kernels before 2.6.25 give shorter lines.
 */
export function parseDiskstats({ diskstats, instances }: DiskText, complain: Complain): Map<string, DiskCounters> {
  const disks = new Map<string, DiskCounters>();
  let leftOut = 0;
  for (const line of diskstats.split('\n')) {
    const instance = instances.get(kernelName(line) ?? '');
    if (instance === undefined) continue;
    const fields = line.trim().split(/ +/);
    const [readSectors, writtenSectors, busyMs] = [Number(fields[5]), Number(fields[9]), Number(fields[12])];
    if (Number.isNaN(readSectors + writtenSectors + busyMs)) {
      throw new Error(
        `diskstats has a disk with ${fields.length} fields where at least 13 are expected: ${line.slice(0, 80)}`,
      );
    }
    if (readSectors + writtenSectors + busyMs === 0) continue;
    if (disks.size < disksMax) {
      disks.set(instance, { read: readSectors * sectorBytes, written: writtenSectors * sectorBytes, busyMs });
    } else leftOut += 1;
  }
  if (leftOut > 0) complain(`${leftOut} disks more than the ${disksMax} that are sent`);
  return disks;
}

/** Of most lines, which are of partitions and loop devices, nothing else is read: each field costs a string. */
function kernelName(line: string): string | undefined {
  return line.trim().split(/ +/, 3)[2];
}

function kernelNames(diskstats: string): Set<string> {
  const names = new Set<string>();
  for (const line of diskstats.split('\n')) {
    const name = kernelName(line);
    if (name !== undefined && !skipped.test(name)) names.add(name);
  }
  return names;
}

/**
 * Brings `instances` up to date with the block devices there are: a name for each whole disk, `undefined` for a partition. Only what is
 * new is looked up in /sys/block, so that a usual sample reads nothing there; a mapped volume that is renamed in use keeps its old name.
 */
function nameDisks(
  roots: Roots,
  present: ReadonlySet<string>,
  instances: Map<string, string | undefined>,
): Promise<void> | undefined {
  for (const name of instances.keys()) if (!present.has(name)) instances.delete(name);
  const unknown = [...present].filter((name) => !instances.has(name));
  return unknown.length === 0 ? undefined : nameNew(roots, unknown, instances);
}

async function nameNew(
  roots: Roots,
  unknown: readonly string[],
  instances: Map<string, string | undefined>,
): Promise<void> {
  // A slash in a name (cciss/c0d0) cannot be in a file name: sysfs writes an exclamation mark.
  const wholeDisks = new Set((await readdir(join(roots.sys, 'block'))).map((file) => file.replaceAll('!', '/')));
  for (const name of unknown) instances.set(name, wholeDisks.has(name) ? await instanceOf(roots, name) : undefined);
}

/** Mapped volumes are numbered in the order they are found, which changes from boot to boot: they go by their mapper's name. */
async function instanceOf(roots: Roots, name: string): Promise<string> {
  if (!name.startsWith('dm-')) return name;
  try {
    return (await readFile(join(roots.sys, 'block', name, 'dm/name'), 'utf8')).trim();
  } catch {
    return name; // kernels before 2.6.29 tell no name
  }
}
