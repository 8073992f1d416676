import { execFile } from 'node:child_process';

/** A stop must not wait for a system that is busy stopping. */
const answerMs = 1000;

/** Whether the whole host is going down, and not the agent alone: systemd tells, or else the runlevel of System V. False where nobody tells. */
export async function hostIsStopping(): Promise<boolean> {
  const state = await said('systemctl', ['is-system-running']);
  if (state !== undefined) return state === 'stopping';
  // "2 6": the one before and the one now, of which 0 halts and 6 reboots.
  return /\s[06]$/.test((await said('runlevel', [])) ?? '');
}

/** What a program printed, whatever its exit code: `systemctl` has an error for every state but "running". Undefined where there is no such program. */
function said(program: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(program, args, { timeout: answerMs, killSignal: 'SIGKILL' }, (error, stdout) => {
      resolve(error?.code === 'ENOENT' ? undefined : stdout.trim());
    });
  });
}
