import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AgentError } from './errors.ts';
import { parseStartTicks } from './host/boot.ts';

/**
 * Keeps a second agent off a state directory: two would take the connection from each other and write the same files. The file
 * names the process and when it started, because after a crash another program may have its number.
 *
 * A disk that cannot be written makes no lock (`onUnwritable` is told): on a host whose disk is full or broken the agent is wanted most.
 */
export function lockState(dir: string, pid: number, onUnwritable: (error: unknown) => void): Disposable {
  const file = join(dir, 'agent.pid');
  const prepared = `${file}.${pid}`;
  if (isAlive(textOf(file))) throw running(dir, file);
  try {
    writeFileSync(prepared, `${pid} ${startOf(pid)}\n`, { mode: 0o600 });
    // A link is there whole or not at all, and only the first one who makes it succeeds.
    if (!linked(prepared, file)) {
      takeFromTheDead(file, dir, pid);
      if (!linked(prepared, file)) throw running(dir, file);
    }
  } catch (error) {
    if (error instanceof AgentError) throw error;
    onUnwritable(error);
    return { [Symbol.dispose]: () => {} };
  } finally {
    rmSync(prepared, { force: true });
  }
  return { [Symbol.dispose]: () => rmSync(file, { force: true }) };
}

/** The process that uses a state directory; undefined when none does. */
export function ownerOf(dir: string): number | undefined {
  const text = textOf(join(dir, 'agent.pid'));
  return isAlive(text) ? Number(text.split(' ')[0]) : undefined;
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes the lock of a process that is gone. */
function takeFromTheDead(file: string, dir: string, pid: number): void {
  const text = textOf(file);
  if (isAlive(text)) throw running(dir, file);
  const aside = `${file}.${pid}.stale`;
  try {
    renameSync(file, aside);
  } catch {
    return; // Another one was faster; whoever links first has it.
  }
  // What was moved may already be the lock of another one who was faster: then it goes back.
  if (textOf(aside) !== text) linked(aside, file);
  rmSync(aside);
}

function running(dir: string, file: string): AgentError {
  return new AgentError('ALREADY_RUNNING', ['inUse', textOf(file).split(' ')[0] ?? '', dir]);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function isAlive(text: string): boolean {
  const [, pid, start] = /^(\d+) (\S+)\n$/.exec(text) ?? [];
  if (pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' && startOf(Number(pid)) === start;
  }
  return startOf(Number(pid)) === start;
}

/** When a process started, in the kernel's own count since its boot; the boot's id stands before it. `-` where no /proc tells. */
function startOf(pid: number): string {
  try {
    return `${bootIdSeenBy(pid)}:${parseStartTicks(readFileSync(`/proc/${pid}/stat`, 'utf8'))}`;
  } catch {
    return '-';
  }
}

const bootIdFile = '/proc/sys/kernel/random/boot_id';

/** In a container (systemd-nspawn, LXC) another id lies over the kernel's, but not within a service whose /proc/sys is protected: each has to be asked for its own. */
function bootIdSeenBy(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/root${bootIdFile}`, 'utf8').trim();
  } catch {
    // Of another user, who is not ours to look into.
    return readFileSync(bootIdFile, 'utf8').trim();
  }
}
