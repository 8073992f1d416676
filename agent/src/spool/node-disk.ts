import fs from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { SpoolDisk } from './spool-disk.ts';

/** Only the agent's user may read what hosts and checks said. */
const fileMode = 0o600;
const folderMode = 0o700;

const temporary = '.tmp';

/** A folder of the real disk, made when it is not there. `opening` is how whatever has to be durable is opened. */
export async function openNodeDisk(folder: string, opening = open): Promise<SpoolDisk> {
  const made = await mkdir(folder, { recursive: true, mode: folderMode });
  if (made !== undefined) await sync(opening, dirname(folder));
  const path = (name: string): string => join(folder, name);
  const known = new Set(await readdir(folder));
  // What was never finished. On a disk that has become read-only it stays, and harms nothing.
  for (const name of known) if (name.endsWith(temporary)) await rm(path(name)).catch(() => {});
  /** Stay open: they are written at each sample, and opening and closing would cost twice as much as writing. */
  const overwritten = new Map<string, number>();
  return {
    list: () => readdir(folder),
    read: (name) => readFile(path(name)).catch(emptyWhenLost),
    async append(name, bytes) {
      await write(opening, path(name), 'a', bytes);
      if (!known.has(name)) await sync(opening, folder);
      known.add(name);
    },
    async replace(name, bytes) {
      await write(opening, path(name + temporary), 'w', bytes);
      await rename(path(name + temporary), path(name));
      await sync(opening, folder);
    },
    async overwrite(name, bytes) {
      const file = overwritten.get(name) ?? (await openInPlace(path(name)));
      overwritten.delete(name);
      try {
        await writeAt(file, bytes, 0, bytes.length, 0);
        overwritten.set(name, file);
      } catch (error) {
        await closeFile(file);
        throw error;
      }
    },
    async remove(name) {
      await rm(path(name), { force: true });
      known.delete(name);
    },
  };
}

// A number, unlike a FileHandle, may be forgotten without being closed: these stay open to the end of the process.
const openFile = promisify(fs.open);
const writeAt = promisify(fs.write);
const closeFile = promisify(fs.close);

/** 'a' would write at the end, 'w' would cut the file first, 'r+' wants it to exist. */
function openInPlace(path: string): Promise<number> {
  return openFile(path, 'r+', fileMode).catch(() => openFile(path, 'w', fileMode));
}

async function write(opening: typeof open, path: string, flags: 'a' | 'w', bytes: Uint8Array): Promise<void> {
  const file = await opening(path, flags, fileMode);
  try {
    await file.writeFile(bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** A file's name is durable only when its folder is. Windows has no such call, and needs none. */
async function sync(opening: typeof open, folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await opening(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Gone, or on bad sectors: nothing can be read, now or later. */
function emptyWhenLost(error: NodeJS.ErrnoException): Uint8Array {
  if (error.code === 'ENOENT' || error.code === 'EIO') return new Uint8Array();
  throw error;
}
