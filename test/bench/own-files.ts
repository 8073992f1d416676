import { execFileSync, spawnSync } from 'node:child_process';
import { cp, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** A program with files that nobody else uses. */
export interface OwnFiles {
  readonly file: string;
  /** Has the program load its copies of the libraries. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Copies a program and its libraries into `dir`, which must not be there, and out of the page cache. The kernel tells what a process touched by pieces of
 * files: of a file that was just written they are megabytes, and of a library that others use what those touch counts as well. Read again
 * page by page, as after a start of the machine, it is what this process touched.
 */
export async function ownFiles(program: string, dir: string): Promise<OwnFiles> {
  await mkdir(dir);
  // A program without libraries is told as an error.
  const { stdout } = spawnSync('ldd', [program], { encoding: 'utf8' });
  const libraries = [...stdout.matchAll(/=> (\/\S+) \(/g)].map(([, path = '']) => path);
  for (const from of [program, ...libraries]) {
    const copy = join(dir, basename(from));
    await cp(from, copy, { dereference: true });
    // What is not on the disk yet cannot be dropped.
    execFileSync('sync', [copy]);
    execFileSync('dd', [`if=${copy}`, 'iflag=nocache', 'count=0', 'status=none']);
  }
  return { file: join(dir, basename(program)), env: { LD_LIBRARY_PATH: dir } };
}
