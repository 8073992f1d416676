import { join } from 'node:path';
import type { Reading } from '@kadoban/proto/metrics';
import { kernelFile } from './kernel-files.ts';
import { lineOf } from './line-of.ts';
import { defineSource } from './source.ts';

/** Clock ticks since boot, of all CPUs together, and the two queues that the same file tells. */
export interface CpuState {
  readonly user: number;
  readonly system: number;
  readonly idle: number;
  readonly iowait: number;
  readonly steal: number;
  readonly running: number;
  readonly blocked: number | undefined;
}

/**
 * How CPU time was spent, and who waits for it. The processes' states are here because /proc/stat holds both: on a machine with many
 * interrupts it is the dearest file to read.
 */
export const cpu = defineSource({
  name: 'cpu',
  open: ({ roots }) => kernelFile(join(roots.proc, 'stat')),
  parse: parseStat,
  readings: (now, before): Reading[] => [...queues(now), ...(before ? shares(now, before.state) : [])],
});

/** Parses /proc/stat. Guest time is part of user time already; kernels before 2.6.11 know no steal. */
export function parseStat(text: string): CpuState {
  const total = lineOf(text, 'cpu ')?.trim();
  const running = Number(lineOf(text, 'procs_running '));
  if (total === undefined || Number.isNaN(running)) throw new Error('stat has no line "cpu" or "procs_running"');
  const [user = 0, nice = 0, system = 0, idle = Number.NaN, iowait = 0, irq = 0, softirq = 0, steal = 0] = total
    .split(' ')
    .map(Number);
  if (Number.isNaN(idle))
    throw new Error(`stat has a line "cpu" that ends before the idle time: ${total.slice(0, 80)}`);
  const blocked = lineOf(text, 'procs_blocked ');
  return {
    user: user + nice,
    system: system + irq + softirq,
    idle,
    iowait,
    steal,
    running,
    blocked: blocked === undefined ? undefined : Number(blocked),
  };
}

function queues({ running, blocked }: CpuState): Reading[] {
  const readings: Reading[] = [{ name: 'processes.running', instance: '', value: running }];
  if (blocked !== undefined) readings.push({ name: 'processes.blocked', instance: '', value: blocked });
  return readings;
}

/**
 * Percent of all CPUs together. The kernel lets iowait go back a little (an idle CPU's wait is charged to another), which then
 * counts as no wait; when anything else goes back, the counters began anew and nothing is said.
 */
export function shares(now: CpuState, before: CpuState): Reading[] {
  const user = now.user - before.user;
  const system = now.system - before.system;
  const idle = now.idle - before.idle;
  const steal = now.steal - before.steal;
  const iowait = Math.max(0, now.iowait - before.iowait);
  const total = user + system + idle + steal + iowait;
  if (Math.min(user, system, idle, steal) < 0 || total === 0) return [];
  const percent = (ticks: number): number => (100 * ticks) / total;
  return [
    { name: 'cpu.user', instance: '', value: percent(user) },
    { name: 'cpu.system', instance: '', value: percent(system) },
    { name: 'cpu.iowait', instance: '', value: percent(iowait) },
    { name: 'cpu.steal', instance: '', value: percent(steal) },
  ];
}
