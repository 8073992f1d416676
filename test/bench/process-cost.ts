import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a process and those that it started have used since they began, and hold now. */
export interface ProcessCost {
  readonly processes: number;
  /** Nanoseconds on a CPU, of all their threads; the scheduler counts them exactly. */
  readonly cpuNs: number;
  /** The same as /proc/PID/stat tells it: in hundredths of a second. */
  readonly cpuTicks: number;
  /** How often a thread was put to sleep and woken. */
  readonly wakeUps: number;
  readonly rssKib: number;
  /** Of what several processes map, each has its part: of a program that runs once it is all. */
  readonly pssKib: number;
  /** Cannot be reclaimed without swap. */
  readonly anonymousKib: number;
  /** Used since `forgetTouched`. */
  readonly touchedKib: number;
  /** Page faults of children that have ended: each child makes some, so 0 means that there was none. */
  readonly childFaults: number;
}

export function costOf(pid: number): ProcessCost {
  const costs = familyOf(pid).map(costOfOne);
  const sum = (figure: keyof ProcessCost): number => costs.reduce((total, cost) => total + cost[figure], 0);
  return {
    processes: costs.length,
    cpuNs: sum('cpuNs'),
    cpuTicks: sum('cpuTicks'),
    wakeUps: sum('wakeUps'),
    rssKib: sum('rssKib'),
    pssKib: sum('pssKib'),
    anonymousKib: sum('anonymousKib'),
    touchedKib: sum('touchedKib'),
    childFaults: sum('childFaults'),
  };
}

/** From now on `touchedKib` counts anew. */
export function forgetTouched(pid: number): void {
  for (const each of familyOf(pid)) writeFileSync(`/proc/${each}/clear_refs`, '1');
}

function familyOf(pid: number): number[] {
  const threads = readdirSync(`/proc/${pid}/task`);
  const children = threads.flatMap((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' '));
  return [pid, ...children.filter((child) => child !== '').flatMap((child) => familyOf(Number(child)))];
}

function costOfOne(pid: number): ProcessCost {
  const proc = `/proc/${pid}`;
  const stat = readFileSync(join(proc, 'stat'), 'utf8');
  // The program's name may hold spaces and brackets; the fields behind it do not. The first of them is the third of proc(5).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const field = (number: number): number => Number(fields[number - 3]);
  const threads = readdirSync(join(proc, 'task'));
  const schedules = threads.map((thread) => readFileSync(join(proc, 'task', thread, 'schedstat'), 'utf8').split(' '));
  const memory = readFileSync(join(proc, 'smaps_rollup'), 'utf8');
  const kib = (name: string): number => Number(new RegExp(`^${name}: +(\\d+) kB$`, 'm').exec(memory)?.[1]);
  return {
    processes: 1,
    cpuNs: schedules.reduce((sum, [runNs]) => sum + Number(runNs), 0),
    cpuTicks: field(14) + field(15),
    wakeUps: threads.reduce((sum, thread) => sum + voluntarySwitches(join(proc, 'task', thread, 'status')), 0),
    rssKib: kib('Rss'),
    pssKib: kib('Pss'),
    anonymousKib: kib('Anonymous'),
    touchedKib: kib('Referenced'),
    childFaults: field(11),
  };
}

function voluntarySwitches(statusFile: string): number {
  return Number(/^voluntary_ctxt_switches:\s+(\d+)$/m.exec(readFileSync(statusFile, 'utf8'))?.[1]);
}
