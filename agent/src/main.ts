import { execFile } from 'node:child_process';
import { isSea } from 'node:sea';
import { text } from 'node:stream/consumers';
import { become, becomeArgument } from './become.ts';
import { believeMachine } from './believe-machine.ts';
import { runProgram } from './checks/programs/run-program.ts';
import { runCli } from './cli.ts';
import { systemClock } from './clock.ts';
import type { Ended, User } from './commands/command.ts';
import { present } from './present.ts';

/** The first signal asks for an orderly end; a second one, whichever, ends at once. A terminal that goes away may say so more than once. */
function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = (signal: string): void => {
      if (asked) process.exit(1);
      asked = true;
      resolve(signal);
    };
    process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', resolve);
  });
}

/** The kernel's monotonic clock: it starts with the boot, stands still while the machine sleeps, and is one for all processes. */
function bootClockMs(): number {
  return Number(process.hrtime.bigint() / 1_000_000n);
}

/** Where `install` and the packages put it. */
const configFile = '/etc/kadoban-agent/agent.yaml';

/** More than the largest configuration, a thousand checks with all they may have. */
const outputBytesMax = 64 * 1024 * 1024;

/** What comes before a command line of this program. */
function ownArgs(): string[] {
  return isSea() ? [] : [...process.execArgv, import.meta.filename];
}

function again(argv: readonly string[], as?: User): Promise<Ended> {
  const args = [...ownArgs(), ...(as ? [becomeArgument(as)] : []), ...argv];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { maxBuffer: outputBytesMax }, (error, out, err) => {
      if (error && typeof error.code !== 'number') return reject(error);
      resolve({ code: Number(error?.code ?? 0), out, err: err.trimEnd() });
    });
  });
}

function restart(): void {
  if (process.platform === 'win32') return;
  process.execve?.(process.execPath, [process.execPath, ...ownArgs(), ...process.argv.slice(2)]);
}

/** Programs that anybody may use; those in /usr/sbin want root. */
const linuxPrograms = { PATH: '/usr/bin:/bin', LC_ALL: 'C' };

/** What programs of macOS and Windows cannot do without. */
const neededElsewhere = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot', 'TEMP'];

function apart(argv: readonly string[], signal: AbortSignal) {
  const needed = neededElsewhere.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []));
  const env = process.platform === 'linux' ? linuxPrograms : Object.fromEntries(needed);
  return runProgram(process.execPath, [...ownArgs(), ...argv], signal, env);
}

async function main(): Promise<void> {
  const became = become(process.argv.slice(2));
  if ('problem' in became) {
    console.error(`USAGE: ${became.problem}`);
    process.exitCode = 2;
    return;
  }
  // What is written must be readable by nobody else: identity, spool, log files of whoever started this.
  process.umask(0o077);
  // Whoever read the log is gone. That is no reason to stop watching.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  if (isSea() && process.platform === 'linux') believeMachine(process.env);
  process.exitCode = await runCli(became.argv, {
    out: (line) => console.log(line),
    err: (line) => console.error(line),
    input: () => text(process.stdin),
    env: process.env,
    program: isSea() ? process.execPath : undefined,
    configFile: present(configFile),
    clock: systemClock,
    bootClockMs,
    again,
    apart,
    restart,
    stopped: stopSignal,
  });
}

void main();
