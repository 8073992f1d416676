import { readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { matches } from '../bounds/pattern.ts';
import type { Outcome } from '../check.ts';

export interface Wanted {
  readonly process?: string;
  readonly commandLine?: string;
}

export interface Counted {
  readonly count: number;
  /** Whether the system hides processes from us, so that there may be more. */
  readonly hidden: boolean;
}

/** The kernel keeps this much of a program's name. */
const commCharsMax = 15;

/** A command line is judged by so much of it. */
const commandLineCharsMax = 4096;

/** Counts the processes that `wanted` describes; `proc` is the system's /proc. Those that have ended and wait for their parent do not run. */
export async function countProcesses(proc: string, wanted: Wanted, signal: AbortSignal): Promise<Counted | Outcome> {
  let names: string[];
  try {
    names = await readdir(proc);
  } catch (error) {
    return { status: 'unknown', reason: 'local-denied', output: (error as Error).message };
  }
  const ids = names.filter((name) => /^\d+$/.test(name));
  // The first process always runs: where it cannot be seen, others are hidden too (hidepid, ProtectProc).
  let hidden = !ids.includes('1');
  const lines: string[] = [];
  for (const id of ids) {
    if (signal.aborted)
      return { status: 'unknown', reason: 'timeout', output: 'too many processes for the time limit' };
    const line = await commandLineOf(`${proc}/${id}`, wanted);
    if (line === 'hidden') hidden = true;
    else if (line) lines.push(line.text);
  }
  if (wanted.commandLine === undefined) return { count: lines.length, hidden };
  const verdicts = matches(wanted.commandLine, lines);
  if (!verdicts) return { status: 'unknown', reason: 'pattern-slow', output: 'the regular expression takes too long' };
  return { count: verdicts.filter(Boolean).length, hidden };
}

/** The command line of a process that runs and has the wanted name; undefined for any other. */
async function commandLineOf(
  folder: string,
  { process, commandLine }: Wanted,
): Promise<{ readonly text: string } | 'hidden' | undefined> {
  try {
    // "pid (name) state …"; the name may hold anything, brackets too.
    const [, name = '', state = ''] = /^\d+ \((.*)\) (\w)/s.exec(await readFile(`${folder}/stat`, 'utf8')) ?? [];
    if (state === 'Z' || state === 'X') return undefined;
    if (process !== undefined && !(await isNamed(folder, name, process))) return undefined;
    if (commandLine === undefined) return { text: '' };
    const line = (await readFile(`${folder}/cmdline`, 'utf8')).slice(0, commandLineCharsMax);
    return { text: line.replace(/\0+$/, '').replaceAll('\0', ' ') };
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return undefined;
    if (code === 'EACCES' || code === 'EPERM') return 'hidden';
    throw error;
  }
}

/** By the kernel, as far as that keeps a name, or by the first word of the command line. */
async function isNamed(folder: string, name: string, process: string): Promise<boolean> {
  if (name === process && name.length < commCharsMax) return true;
  const [first = ''] = (await readFile(`${folder}/cmdline`, 'utf8')).split('\0');
  return basename(first) === process;
}
