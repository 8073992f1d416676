import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fitsGlob } from './glob.ts';

export interface Found {
  readonly path: string;
  readonly changedMs: number;
  readonly sizeBytes: number;
}

/** More is no directory of backups, and looking through it would take the machine's disk from others. */
const entriesMax = 100_000;

/** The regular file in `directory` that was changed last, of those that fit `glob`; undefined when there is none. */
export async function newestIn(directory: string, glob: string, signal: AbortSignal): Promise<Found | undefined> {
  let newest: Found | undefined;
  let entries = 0;
  for await (const { name } of await opendir(directory)) {
    entries += 1;
    if (entries > entriesMax) throw new TooManyFiles(`${directory} has more than ${entriesMax} files`);
    if (signal.aborted) return newest;
    // As in a shell: hidden files, such as half a transfer, are meant only when they are named so.
    if ((name.startsWith('.') && !glob.startsWith('.')) || !fitsGlob(name, glob)) continue;
    const found = await fileAt(join(directory, name));
    if (found && (!newest || found.changedMs > newest.changedMs)) newest = found;
  }
  return newest;
}

export class TooManyFiles extends Error {}

/** The file, or what a link leads to; undefined when there is none, or no regular one. */
export async function fileAt(path: string): Promise<Found | undefined> {
  try {
    const stats = await stat(path);
    return stats.isFile() ? { path, changedMs: stats.mtimeMs, sizeBytes: stats.size } : undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
