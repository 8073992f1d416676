import type { Stats } from 'node:fs';
import { lstat, realpath } from 'node:fs/promises';
import { dirname, normalize } from 'node:path';

/** Why a program may not be run: it is `forbidden` by the configuration; `missing` and `unsafe` are states of the host, which may come and go. */
export interface ProgramProblem {
  readonly type: 'missing' | 'unsafe' | 'forbidden';
  /** The end of a sentence about the program. */
  readonly message: string;
}

/** Any of these bits lets others than the owner write. */
const foreignWriteBits = 0o022;
const executeBits = 0o111;

/**
 * Why `program` is not to be run, or undefined when it may be. It must lie in one of `directories`, and nobody but root may be able to
 * put another in its place: that depends on every directory above it, those that its links lead through included.
 */
export async function programProblem(
  program: string,
  directories: readonly string[],
): Promise<ProgramProblem | undefined> {
  if (!program.startsWith('/') || normalize(program) !== program) {
    return forbidden('must be an absolute path without `.`, `..` and doubled slashes');
  }
  try {
    const real = await realpath(program);
    const allowed = await Promise.all(directories.map((directory) => realpath(directory).catch(() => undefined)));
    if (!allowed.includes(dirname(real)) || !allowed.includes(await realpath(dirname(program)))) {
      return forbidden(
        `lies in none of the directories that exec.directories allows${real === program ? '' : `: it is ${real}`}`,
      );
    }
    for (const path of new Set([...above(program), ...above(real)])) {
      const message = ownerProblem(path, await lstat(path));
      if (message !== undefined) return unsafe(message);
    }
    const file = await lstat(real);
    return file.isFile() && (file.mode & executeBits) !== 0 ? undefined : unsafe('is no executable file');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { type: 'missing', message: 'does not exist' };
    if (code === 'EACCES' || code === 'ELOOP') return unsafe(`cannot be looked at: ${code}`);
    throw error;
  }
}

function forbidden(message: string): ProgramProblem {
  return { type: 'forbidden', message };
}

function unsafe(message: string): ProgramProblem {
  return { type: 'unsafe', message };
}

/** `/a/b` and everything above it, the root first. */
function above(path: string): string[] {
  return path === '/' ? ['/'] : [...above(dirname(path)), path];
}

/** The mode of a link says nothing: who may replace it is up to its directory. */
function ownerProblem(path: string, stats: Stats): string | undefined {
  if (stats.uid !== 0) return `is not safe: ${path} does not belong to root`;
  const isOpen = !stats.isSymbolicLink() && (stats.mode & foreignWriteBits) !== 0;
  return isOpen ? `is not safe: others than root may write to ${path}` : undefined;
}
