import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a process with many threads has used since it started, and the most memory it held since `forgetPeak`. */
export interface LoadCost {
  readonly cpuS: number;
  /** By the thread's name and number. */
  readonly threadCpuS: ReadonlyMap<string, number>;
  readonly rssMib: number;
  readonly peakRssMib: number;
  readonly writtenMib: number;
}

const mebibyte = 1024 * 1024;

export function loadCostOf(pid: number): LoadCost {
  const proc = `/proc/${pid}`;
  const read = (...path: string[]) => readFileSync(join(proc, ...path), 'utf8');
  const stat = read('stat');
  // The program's name may hold spaces and brackets; the fields behind it do not. The first of them is the third of proc(5).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const status = read('status');
  const kib = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]);
  const threads = readdirSync(join(proc, 'task')).flatMap((thread) => {
    try {
      const [runNs] = read('task', thread, 'schedstat').split(' ');
      return [[`${read('task', thread, 'comm').trim()} ${thread}`, Number(runNs) / 1e9] as const];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
  return {
    cpuS: (Number(fields[11]) + Number(fields[12])) / 100,
    threadCpuS: new Map(threads),
    rssMib: kib('VmRSS') / 1024,
    peakRssMib: kib('VmHWM') / 1024,
    writtenMib: Number(/^write_bytes: (\d+)$/m.exec(read('io'))?.[1]) / mebibyte,
  };
}

/** CPU seconds of everything on this machine since it was started. */
export function machineCpuS(): number {
  const [, user, nice, system, , , irq, softirq] = (
    /^cpu +(.*)$/m.exec(readFileSync('/proc/stat', 'utf8'))?.[0] ?? ''
  ).split(/ +/);
  return [user, nice, system, irq, softirq].reduce((sum, ticks) => sum + Number(ticks) / 100, 0);
}

/** Seconds since the machine was started in which somebody waited for a CPU; 0 where its kernel does not tell. */
export function cpuShortageS(): number {
  const file = '/proc/pressure/cpu';
  if (!existsSync(file)) return 0;
  return Number(/^some .*total=(\d+)$/m.exec(readFileSync(file, 'utf8'))?.[1]) / 1e6;
}

/** How many files a process has open, connections among them, and how many it may have. */
export function filesOf(pid: number): { readonly open: number; readonly max: number } {
  const limits = readFileSync(`/proc/${pid}/limits`, 'utf8');
  return { open: readdirSync(`/proc/${pid}/fd`).length, max: Number(/^Max open files +(\d+)/m.exec(limits)?.[1]) };
}

/** From now on `peakRssMib` counts anew. */
export function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

/** The threads that took part, those that took most first: their name and how much of a core. */
export function busyThreads(before: LoadCost, now: LoadCost, elapsedS: number): Record<string, number> {
  const shares = [...now.threadCpuS].map(([name, cpuS]) => {
    return [name, (cpuS - (before.threadCpuS.get(name) ?? 0)) / elapsedS] as const;
  });
  const busy = shares.filter(([, share]) => share >= 0.01).toSorted(([, a], [, b]) => b - a);
  return Object.fromEntries(busy.map(([name, share]) => [name, Number(share.toFixed(3))]));
}
