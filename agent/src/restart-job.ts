import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { Goodbye } from '@kadoban/proto/messages';

/** A stop must not wait for a system that is busy. */
const answerMs = 1000;

/** From our end to the Welcome of the next one, on a slow machine. */
export const restartMs = 60_000;

/** Why a signal ends us, and for how long: systemd restarts our unit, or somebody stops it. */
export async function goodbyeOf(): Promise<Goodbye> {
  const unit = unitIn(await readFile('/proc/self/cgroup', 'utf8').catch(() => ''));
  const jobs = unit === undefined ? '' : await listJobs(unit);
  return unit !== undefined && hasRestartJob(jobs, unit)
    ? { reason: 'restart', ttlMs: restartMs }
    : { reason: 'shutdown', ttlMs: 0 };
}

/** The service that a process belongs to, by its /proc/PID/cgroup. */
export function unitIn(cgroup: string): string | undefined {
  return /\/([^/\n]+\.service)(?:\/|$)/m.exec(cgroup)?.[1];
}

/** Whether `systemctl list-jobs` says that the unit begins again: "1234 kadoban-agent.service restart running". */
export function hasRestartJob(jobs: string, unit: string): boolean {
  return jobs.split('\n').some((line) => {
    const [, name, type] = line.trim().split(/\s+/);
    return name === unit && type === 'restart';
  });
}

function listJobs(unit: string): Promise<string> {
  return new Promise((resolve) => {
    const args = ['list-jobs', '--no-legend', '--plain', unit];
    execFile('systemctl', args, { timeout: answerMs, killSignal: 'SIGKILL' }, (_error, stdout) => resolve(stdout));
  });
}
