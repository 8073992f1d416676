import { readdirSync, readFileSync } from 'node:fs';
import { readdir, readFile, statfs } from 'node:fs/promises';

/** The type of procfs in what `statfs` says (linux/magic.h). */
const procMagic = 0x9fa0;

/** What is there at once, or comes later. To wait for what is there would cost a sample as much as to read it. */
export type MaybeLater<T> = T | Promise<T>;

/** A reader of the text of one file below /proc. */
export function kernelFile(path: string): () => MaybeLater<string> {
  return reader(
    path,
    () => readFileSync(path, 'utf8'),
    () => readFile(path, 'utf8'),
  );
}

/** A reader of the names in one folder below /proc. */
export function kernelFolder(path: string): () => MaybeLater<readonly string[]> {
  return reader(
    path,
    () => readdirSync(path),
    () => readdir(path),
  );
}

/**
 * procfs is read at once: the kernel answers from memory, in microseconds, and never waits for a disk or a network. The way through
 * the thread pool costs ten times as much. But something else may lie over a file of /proc (lxcfs puts FUSE there in containers),
 * which can hang: that is read in the pool, where nobody else has to wait for it.
 */
function reader<T>(path: string, atOnce: () => T, inPool: () => Promise<T>): () => MaybeLater<T> {
  let isProcfs: boolean | undefined;
  return () => {
    if (isProcfs !== undefined) return isProcfs ? atOnce() : inPool();
    return statfs(path).then(({ type }) => {
      isProcfs = type === procMagic;
      return isProcfs ? atOnce() : inPool();
    });
  };
}
