import { readdirSync, readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A day, or a part of it, of one host: what its 24 series said at each instant, in hundredths. */
export interface HostDay {
  readonly host: string;
  readonly samples: readonly { readonly atMs: number; readonly values: readonly number[] }[];
}

/** A place where metrics are kept, as it comes out of its box. */
export interface Peer {
  readonly name: string;
  readonly version: string;
  /** What is certain when it has acknowledged. */
  readonly acknowledges: 'after the sync to the disk' | 'before the sync to the disk' | 'before; waited for the sync';
  /** Its processes; theirs are counted with them. */
  readonly pids: readonly number[];
  /**
   * Makes everything ready that is to be sent, `batch` sample sets of a host at a time and in order of time, so that what follows is the work of the
   * peer: the function that is returned resolves when all is acknowledged.
   */
  prepare(days: readonly HostDay[], batch: number): () => Promise<void>;
  /** Called when it has nothing left to do: the bytes that it takes on the disk, for `values` values. */
  sizes(values: number): Promise<Sizes>;
}

export interface Sizes {
  readonly bytesOfValue: number;
  /** With what it keeps beside them for a while. */
  readonly withLogs?: number;
  /** CPU seconds that had to be spent elsewhere to bring them into this form. */
  readonly cpuS?: number;
}

/** `samples` in parts of `size`. */
export function inGroups<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

/** All hosts' parts of one time, one time after the other. */
export function slotsOf(days: readonly HostDay[], batch: number): HostDay[][] {
  const parts = days.map(({ host, samples }) => inGroups(samples, batch).map((group) => ({ host, samples: group })));
  const length = Math.max(...parts.map((all) => all.length));
  return Array.from({ length }, (_, slot) => parts.flatMap((all) => all[slot] ?? []));
}

/** Runs `work` on each in order, some at a time in lanes that do not wait for each other. */
export async function inLanes<T>(lanes: readonly (readonly T[])[], work: (one: T) => Promise<void>): Promise<void> {
  await Promise.all(
    lanes.map(async (lane) => {
      for (const one of lane) await work(one);
    }),
  );
}

/** Ticks are hundredths of a second, and children that have ended are counted with who waited for them. */
interface Running {
  readonly pid: number;
  readonly parent: number;
  readonly cpuS: number;
}

/** CPU seconds of the processes and all that they started. */
export function cpuSOf(pids: readonly number[]): number {
  const running = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (runningOf(name) ?? []) : []));
  const found = new Set(pids);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const { pid, parent } of running) if (found.has(parent)) found.add(pid);
  }
  return running.reduce((sum, { pid, cpuS }) => sum + (found.has(pid) ? cpuS : 0), 0);
}

/** Undefined when it has ended meanwhile. */
function runningOf(pid: string): Running | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // The fields behind the name, of which the first is the third of proc(5).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return { pid: Number(pid), parent: Number(fields[1]), cpuS: ticks / 100 };
}

/** Resolves when the processes do next to nothing any more. */
export async function untilIdle(pids: readonly number[]): Promise<void> {
  const [everyMs, idleS, triesMax] = [2000, 0.04, 60];
  let before = Number.NEGATIVE_INFINITY;
  for (let tries = 0; tries < triesMax; tries++) {
    const now = cpuSOf(pids);
    if (now - before <= idleS) return;
    before = now;
    await pause(everyMs);
  }
}

/** Files may vanish meanwhile. */
export async function bytesBelow(dir: string, wanted: (path: string) => boolean = () => true): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => [])) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && wanted(path)) bytes += (await stat(path).catch(() => ({ size: 0 }))).size;
  }
  return bytes;
}
