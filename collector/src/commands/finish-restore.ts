import { existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { storeFile } from './store-file.ts';
import { syncPath } from './sync-path.ts';

/** The certificate that a collector made for itself, and its key. */
export const tlsFolder = 'tls';

/** What stands ready to be put in place. `stamp` is a time that may stand in a file name. */
export const staged = (name: string, stamp: string) => `${name}.restoring-${stamp}`;

/** What it replaces. SQLite finds a log only by the name of its store. */
export const setAside = (name: string, stamp: string) => `${name}.before-restore-${stamp}`;

const stagedStore = new RegExp(`^${RegExp.escape(staged(storeFile, ''))}(\\w+)$`);

/**
 * Puts a store that stands ready in place of the one that is there, which is set aside. The last step is the one that leaves nothing to finish, so
 * that a process killed anywhere between is finished by the next one. The caller holds the lock.
 */
export function finishRestore(data: string): void {
  for (const name of readdirSync(data)) {
    const stamp = stagedStore.exec(name)?.[1];
    if (stamp === undefined) continue;
    for (const end of ['', '-wal', '-shm']) move(data, storeFile + end, setAside(storeFile, stamp) + end);
    if (existsSync(join(data, staged(tlsFolder, stamp)))) {
      move(data, tlsFolder, setAside(tlsFolder, stamp));
      move(data, staged(tlsFolder, stamp), tlsFolder);
    }
    move(data, name, storeFile);
    syncPath(data);
  }
}

/** Moves what is there and was not moved before. */
function move(data: string, from: string, to: string): void {
  if (existsSync(join(data, from)) && !existsSync(join(data, to))) renameSync(join(data, from), join(data, to));
}
