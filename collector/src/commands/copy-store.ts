import { closeSync, openSync, rmSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { repeat } from '../clock.ts';
import { CollectorError } from '../errors.ts';
import { runInThread } from '../store/backends/sqlite-thread.ts';
import { damageIn } from './check-store.ts';
import type { Io } from './command.ts';
import { commandWords } from './command-words.ts';
import { sizeText } from './size-text.ts';
import { damagedStore, refusedStore } from './store-file.ts';
import { syncPath } from './sync-path.ts';

/** How often a long copy says how far it is. */
const tellEveryMs = 2000;

/**
 * Copies a store to a file that is not there yet: whole commits up to one instant, also while a collector writes; packed, readable by its owner alone,
 * looked through, and on the disk. What fails, or is interrupted by a signal, leaves no file.
 */
export async function copyStore(from: string, to: string, io: Io): Promise<void> {
  const sizeBytes = await usedBytes(from);
  makeEmpty(to, sizeBytes);
  const done = diesBySignal(io, to);
  try {
    await copied(from, to, sizeBytes, io);
    const damage = await damageIn(to, io);
    if (damage !== undefined) throw damagedStore(to, damage);
    syncPath(to);
  } catch (error) {
    removeCopy(to);
    throw error;
  } finally {
    done();
  }
}

async function copied(from: string, to: string, sizeBytes: number, io: Io): Promise<void> {
  const stopTelling = repeat(io, tellEveryMs, () => {
    io.err(commandWords[io.language].copied(sizeText(statSync(to).size), sizeText(sizeBytes)));
  });
  try {
    await runInThread(from, 'vacuum into ?', [to]);
  } catch (error) {
    throw refusedStore(from, error);
  } finally {
    stopTelling();
  }
}

/** What a packed copy takes at most. */
async function usedBytes(file: string): Promise<number> {
  const sql =
    'select (page_count - freelist_count) * page_size as bytes from pragma_page_count, pragma_freelist_count, pragma_page_size';
  try {
    return Number((await runInThread(file, sql))[0]?.bytes);
  } catch (error) {
    throw refusedStore(file, error);
  }
}

function makeEmpty(file: string, neededBytes: number): void {
  try {
    const { bavail, bsize } = statfsSync(dirname(file));
    const freeBytes = bavail * bsize;
    if (freeBytes < neededBytes) {
      throw new CollectorError('DISK_FULL', ['noRoom', file, sizeText(neededBytes), sizeText(freeBytes)]);
    }
    closeSync(openSync(file, 'wx', 0o600));
    // That of a copy that was killed would be taken for this one's.
    rmSync(journalOf(file), { force: true });
  } catch (error) {
    if (error instanceof CollectorError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new CollectorError('OUTPUT_UNWRITABLE', code === 'EEXIST' ? ['copyThere', file] : message, { cause: error });
  }
}

/** Takes away a copy that is not whole. */
export function removeCopy(file: string): void {
  for (const each of [file, journalOf(file)]) rmSync(each, { force: true });
}

/** What SQLite keeps beside a file that it is writing. */
const journalOf = (file: string) => `${file}-journal`;

/**
 * Until the returned function is called, a signal takes the file away and ends the process as if nobody had handled the signal: an orderly end would
 * wait for the thread that copies, which may be minutes.
 */
function diesBySignal(io: Io, file: string): () => void {
  let copying = true;
  void io.stopped().then((signal) => {
    if (!copying) return;
    removeCopy(file);
    io.err(commandWords[io.language].nothingWritten(signal));
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
  return () => {
    copying = false;
  };
}
