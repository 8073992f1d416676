import { join } from 'node:path';
import { nameCharsMax } from '@kadoban/proto/limits';
import type { Reading } from '@kadoban/proto/metrics';
import { kernelFile, type MaybeLater } from './kernel-files.ts';
import { type Mount, watchedMounts } from './mountinfo.ts';
import { type Complain, defineSource, type FilesystemSize, type Machine } from './source.ts';

/** Filesystems asked and sent: more are a container platform's. All three kinds together stay below `instancesMax`. */
export const filesystemsMax = 64;

/** The size of a local filesystem comes in microseconds and of a living server in milliseconds; later it is taken for dead. */
export const sizeLimitMs = 1000;

/**
 * Calls that may hang at one time. Each holds one of the process's four threads for files and names: two dead servers leave two, and one
 * dead disk besides leaves one, so that checks and the spool go on.
 */
export const hangingMax = { remote: 2, local: 3 } as const;

/** A filesystem and its size. */
export interface Measured {
  readonly instance: string;
  readonly size: FilesystemSize;
}

/** Space and inodes of each filesystem. */
export const filesystems = defineSource({
  name: 'filesystems',
  open(machine) {
    const hanging = new Set<string>();
    const read = kernelFile(join(machine.roots.proc, 'self/mountinfo'));
    let known: { readonly mountinfo: string; readonly mounts: readonly Mount[] } | undefined;
    const measure = (mountinfo: string, complain: Complain): MaybeLater<Measured[]> => {
      // Nearly always nothing was mounted since; of a container platform it is a hundred lines.
      if (known?.mountinfo !== mountinfo) known = { mountinfo, mounts: watchedMounts(mountinfo, machine.roots.root) };
      const mounts = boundedMounts(known.mounts, complain);
      const measured = mounts.flatMap((mount) => (mount.atOnce ? sizeAtOnce(machine, mount, complain) : []));
      const others = mounts.filter(({ atOnce }) => !atOnce);
      if (others.length === 0) return measured;
      return askEach(machine, others, hanging, complain).then((later) => [...measured, ...later]);
    };
    return (complain) => {
      const mountinfo = read();
      return mountinfo instanceof Promise
        ? mountinfo.then((text) => measure(text, complain))
        : measure(mountinfo, complain);
    };
  },
  parse: (measured: Measured[]) => measured.filter(({ size }) => size.blocks > 0),
  readings: (now): Reading[] =>
    now.flatMap(({ instance, size: { frsize, blocks, bavail, files, ffree } }) => {
      const space: Reading[] = [
        { name: 'filesystem.total', instance, value: blocks * frsize },
        { name: 'filesystem.available', instance, value: bavail * frsize },
      ];
      // btrfs, vfat and others make inodes as they need them and say 0.
      if (files === 0) return space;
      return [
        ...space,
        { name: 'filesystem.inodes_total', instance, value: files },
        { name: 'filesystem.inodes_free', instance, value: ffree },
      ];
    }),
});

function boundedMounts(watched: readonly Mount[], complain: Complain): Mount[] {
  const named = watched.filter(({ instance }) => instance.length <= nameCharsMax);
  const leftOut = watched.length - Math.min(named.length, filesystemsMax);
  if (leftOut > 0) {
    complain(
      `${leftOut} filesystems are not sent: more than ${filesystemsMax}, or names over ${nameCharsMax} characters`,
    );
  }
  return named.slice(0, filesystemsMax);
}

/** Of a filesystem that cannot hang: a way through the thread pool would wake two threads for what takes microseconds. */
function sizeAtOnce(machine: Machine, { path, instance }: Mount, complain: Complain): Measured[] {
  try {
    return [{ instance, size: machine.statfsAtOnce(path) }];
  } catch (error) {
    complain(`${instance}: ${(error as Error).message}`);
    return [];
  }
}

/** Asks one filesystem after the other. */
async function askEach(
  machine: Machine,
  mounts: readonly Mount[],
  hanging: Set<string>,
  complain: Complain,
): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const mount of mounts) {
    const size = await sizeOf(machine, mount, hanging, complain);
    if (size !== undefined) measured.push({ instance: mount.instance, size });
  }
  return measured;
}

/** Asks one filesystem, unless an earlier call to it, or too many calls to others, still hang. */
async function sizeOf(
  machine: Machine,
  { path, instance, remote }: Mount,
  hanging: Set<string>,
  complain: Complain,
): Promise<FilesystemSize | undefined> {
  if (hanging.has(path)) {
    complain(`${instance}: still waiting for its size`);
    return undefined;
  }
  if (hanging.size >= (remote ? hangingMax.remote : hangingMax.local)) {
    complain(`${instance}: not asked for its size while ${hanging.size} others do not answer`);
    return undefined;
  }
  const answer = machine.statfs(path);
  hanging.add(path);
  const forget = (): void => void hanging.delete(path);
  answer.then(forget, forget);
  try {
    return await withinLimit(machine, answer);
  } catch (error) {
    complain(`${instance}: ${(error as Error).message}`);
    return undefined;
  }
}

/** The call itself cannot be ended: late, it only stops being waited for. */
function withinLimit<T>(machine: Machine, answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(new Error(`no size within ${sizeLimitMs} ms`));
    const cancel = machine.after(sizeLimitMs, late);
    answer.then(resolve, reject).finally(cancel);
  });
}
