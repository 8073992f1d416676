import { execFile } from 'node:child_process';

/** A program of the system that does not answer by then is part of the trouble, and not what it was asked for. */
const printMs = 10_000;

/** What a program of the system prints, whatever code it ends with: systemctl fails for every unit that is not well. Undefined where there is none. */
export function printed(program: string, args: readonly string[]): Promise<string | undefined> {
  const options = { timeout: printMs, maxBuffer: 16 * 1024 * 1024, env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' } };
  return new Promise((resolve) => {
    execFile(program, args, options, (error, stdout) => resolve(error?.code === 'ENOENT' ? undefined : stdout));
  });
}
