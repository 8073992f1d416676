import { execFile } from 'node:child_process';

/** A stop must not wait for a system that is busy stopping. */
const answerMs = 1000;

/** Whether the whole host is going down, and not the agent alone. False where no systemd tells. */
export function hostIsStopping(): Promise<boolean> {
  return new Promise((resolve) => {
    // It exits with an error in every state but "running"; the word is what counts.
    execFile('systemctl', ['is-system-running'], { timeout: answerMs, killSignal: 'SIGKILL' }, (_error, stdout) => {
      resolve(stdout.trim() === 'stopping');
    });
  });
}
