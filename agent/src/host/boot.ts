import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Roots } from './roots.ts';

/** One run of the host: from its start until it stops. */
export interface Boot {
  /** Equal for as long as the host runs, and never equal again. */
  readonly id: string;
  /** When it started, milliseconds since the epoch. */
  readonly atMs: number;
}

/** Ticks a second in /proc/PID/stat: 100 on every architecture the agent runs on, whatever the kernel's own. */
const ticksPerSecond = 100;

/**
 * The boot as Linux tells it: the kernel's boot id with the start of process 1.
 *
 * Inside a container process 1 starts with the container, so that its restart is a new boot; on a machine it starts once with
 * the kernel and adds nothing. So nobody has to recognise a container, which no sign does reliably: cgroup paths are hidden by namespaces,
 * and marker files differ by runtime and survive in images that boot as machines. A container that shares the host's processes shares
 * its boot. Where `hidepid` hides process 1, the kernel's part stands alone.
 *
 * The time follows from the kernel's `btime`, which has whole seconds and moves when the wall clock is stepped.
 */
export async function linuxBoot(roots: Roots): Promise<Boot> {
  const [kernelId, stat, firstProcess] = await Promise.all([
    readFile(join(roots.proc, 'sys/kernel/random/boot_id'), 'utf8'),
    readFile(join(roots.proc, 'stat'), 'utf8'),
    readFile(join(roots.proc, '1/stat'), 'utf8').catch(() => undefined),
  ]);
  const kernelAtMs = parseBtime(stat) * 1000;
  if (firstProcess === undefined) return { id: kernelId.trim(), atMs: kernelAtMs };
  const ticks = parseStartTicks(firstProcess);
  return { id: `${kernelId.trim()}:${ticks}`, atMs: kernelAtMs + (ticks * 1000) / ticksPerSecond };
}

/** The kernel's start in seconds since the epoch, from /proc/stat. */
export function parseBtime(stat: string): number {
  const seconds = /^btime (\d+)$/m.exec(stat)?.[1];
  if (seconds === undefined) throw new Error('/proc/stat has no line "btime": the time of the boot is unknown');
  return Number(seconds);
}

/** When a process started, in ticks since the kernel did, from /proc/PID/stat. The name in it may hold anything, `)` too. */
export function parseStartTicks(processStat: string): number {
  const fields = processStat.slice(processStat.lastIndexOf(')') + 2).split(' ');
  const ticks = fields[19]; // field 22 of all, where the first after the name is field 3
  if (ticks === undefined || !/^\d+$/.test(ticks)) throw new Error('/proc/1/stat ends before the start time');
  return Number(ticks);
}

/** Uptimes have whole seconds, and a clock may be adjusted a little between two looks; no machine starts anew within this. */
const sameBootMs = 5000;

/**
 * The boot where no kernel names it, from the uptime: it is `previous` (what the agent remembered of its last run) when it began
 * at the same time. A wall clock stepped while the agent is stopped looks like a new boot.
 */
export function bootByUptime(nowMs: number, uptimeMs: number, previous?: Boot): Boot {
  const atMs = Math.round(nowMs - uptimeMs);
  if (previous !== undefined && Math.abs(atMs - previous.atMs) <= sameBootMs) return previous;
  return { id: `uptime:${atMs}`, atMs };
}
