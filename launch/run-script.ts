import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { Refusal } from './refusal.ts';

const root = join(import.meta.dirname, '..');

/**
 * Runs a script to its end and returns what it printed. A secret goes in by `input`, its standard input, because anybody on the
 * machine can read arguments.
 */
export function runScript(
  script: string,
  args: string[],
  signal: AbortSignal,
  input = '',
  env = process.env,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = {
      cwd: root,
      signal,
      encoding: 'utf8',
      env: { ...env, TURBO_TELEMETRY_DISABLED: '1' },
    } as const;
    const child = execFile(process.execPath, [script, ...args], options, (error, stdout, stderr) => {
      if (signal.aborted) reject(signal.reason);
      else if (error) reject(new Refusal(`${script} ${args[0]} failed:\n${stderr || stdout || error.message}`));
      else resolve(stdout.trim());
    });
    // A script that ends without reading its input closes the pipe; its exit code says more than EPIPE.
    child.stdin?.on('error', () => {}).end(input);
  });
}
