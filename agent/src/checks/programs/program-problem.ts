import type { Stats } from 'node:fs';
import { lstat, realpath } from 'node:fs/promises';
import { dirname, normalize } from 'node:path';
import type { CheckRule } from '../bounds/check-rules.ts';

/** Why a program may not be run: it is `forbidden` by the configuration; `missing` and `unsafe` are states of the host, which may come and go. */
export interface ProgramProblem {
  readonly type: 'missing' | 'unsafe' | 'forbidden';
  readonly rule: CheckRule;
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
    return { type: 'forbidden', rule: ['programPath'] };
  }
  try {
    const real = await realpath(program);
    const allowed = await Promise.all(directories.map((directory) => realpath(directory).catch(() => undefined)));
    if (!allowed.includes(dirname(real)) || !allowed.includes(await realpath(dirname(program)))) {
      return { type: 'forbidden', rule: ['programElsewhere', real === program ? undefined : real] };
    }
    for (const path of new Set([...above(program), ...above(real)])) {
      const rule = ownerProblem(path, await lstat(path));
      if (rule !== undefined) return { type: 'unsafe', rule };
    }
    const file = await lstat(real);
    return file.isFile() && (file.mode & executeBits) !== 0 ? undefined : { type: 'unsafe', rule: ['notExecutable'] };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { type: 'missing', rule: ['programMissing'] };
    if (code === 'EACCES' || code === 'ELOOP') return { type: 'unsafe', rule: ['unseen', code] };
    throw error;
  }
}

/** `/a/b` and everything above it, the root first. */
function above(path: string): string[] {
  return path === '/' ? ['/'] : [...above(dirname(path)), path];
}

/** The mode of a link says nothing: who may replace it is up to its directory. */
function ownerProblem(path: string, stats: Stats): CheckRule | undefined {
  if (stats.uid !== 0) return ['notOfRoot', path];
  const isOpen = !stats.isSymbolicLink() && (stats.mode & foreignWriteBits) !== 0;
  return isOpen ? ['openToOthers', path] : undefined;
}
