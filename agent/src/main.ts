import { execFile } from 'node:child_process';
import { isSea } from 'node:sea';
import { text } from 'node:stream/consumers';
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

/**
 * Whom a process of ours becomes before it does anything: to be started as another user would leave it without the groups that this one has besides. An argument, because
 * a program that does not know it refuses it.
 */
const becomes = /^--become=(\d+):(\d+)$/;

/** Not known to the types. */
type InitGroups = { initgroups?(user: number, group: number): void };

/** The command line without who to become. */
function become(argv: readonly string[]): readonly string[] {
  const [, user, group] = becomes.exec(argv[0] ?? '') ?? [];
  if (user === undefined || group === undefined) return argv;
  const [uid, gid] = [Number(user), Number(group)];
  // In this order: afterwards nothing more may be changed. Whoever is not root may change nothing at all, and ends here.
  try {
    (process as InitGroups).initgroups?.(uid, gid);
  } catch (error) {
    // Whom no list of users names, as in a container, no list of groups does either.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_UNKNOWN_CREDENTIAL') throw error;
    process.setgroups?.([]);
  }
  process.setgid?.(gid);
  process.setuid?.(uid);
  return argv.slice(1);
}

function again(argv: readonly string[], as?: User): Promise<Ended> {
  const args = [...ownArgs(), ...(as ? [`--become=${as.uid}:${as.gid}`] : []), ...argv];
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
  const argv = become(process.argv.slice(2));
  // What is written must be readable by nobody else: identity, spool, log files of whoever started this.
  process.umask(0o077);
  // Whoever read the log is gone. That is no reason to stop watching.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  if (isSea() && process.platform === 'linux') believeMachine(process.env);
  process.exitCode = await runCli(argv, {
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
