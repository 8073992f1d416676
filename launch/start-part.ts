import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './refusal.ts';
import { say } from './say.ts';

const root = join(import.meta.dirname, '..');

/**
 * Between a polite stop and the kill. The agent writes its spool to the disk in that time, and the collector applies and seals what it has: some ten
 * seconds where everything is slow, and whoever is killed then has it all to do at the next start.
 */
const stopMs = 30_000;

/** Whoever waits is told why after this. */
const tellMs = 5000;

/** A program that we started. Disposing ends it: SIGTERM, and after `stopMs` SIGKILL for its whole process group. */
export type Part = AsyncDisposable;

export function startPart(
  name: string,
  args: string[],
  logPath: string,
  onDeath: (reason: Error) => void,
  env = process.env,
): Part {
  const log = openSync(logPath, 'w', 0o600);
  // A process group of its own: Ctrl-C in the terminal reaches us alone, and we end the parts in order.
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', log, log], detached: true });
  closeSync(log);
  const kill = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // Nobody of the group is left.
    }
  };
  process.on('exit', kill);
  let stopping = false;
  const ended = once(child, 'exit').then(([code, signal]) => {
    const lastLines = readFileSync(logPath, 'utf8').trimEnd().split('\n').slice(-10).join('\n');
    const how = signal ?? `exit code ${code}`;
    if (!stopping) onDeath(new Refusal(`the ${name} ended by itself (${how}). ${logPath} ends with:\n${lastLines}`));
  }, onDeath);
  return {
    async [Symbol.asyncDispose]() {
      stopping = true;
      if (child.exitCode === null && child.signalCode === null) {
        say(`stopping the ${name}`);
        child.kill('SIGTERM');
        const telling = setTimeout(() => say(`the ${name} is still ending; it has ${stopMs / 1000} s in all`), tellMs);
        const timer = setTimeout(() => {
          say(`the ${name} did not stop within ${stopMs / 1000} s and is killed`);
          process.exitCode = 1;
          kill();
        }, stopMs);
        await ended;
        clearTimeout(telling);
        clearTimeout(timer);
      }
      // What the part itself had started and left behind.
      kill();
      process.off('exit', kill);
    },
  };
}
