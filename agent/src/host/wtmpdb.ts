import { access } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { SystemRecord } from './wtmp.ts';

/** `BOOT_TIME` of wtmpdb.h. */
const bootType = 1;

/** The shutdown before this boot is in the second last row; a host that boots more often than this without its agent tells of none. */
const rowsMax = 1000;

interface Row {
  readonly Login: number;
  readonly Logout: number | null;
}

/**
 * Boots and shutdowns, in the order of the boots, that wtmpdb keeps in a database of SQLite, in place of wtmp and its times of 32 bits (Debian from 13 on,
 * openSUSE): a row for each boot, and its end once it was shut down. None where there is no such file, or it cannot be read.
 */
export async function recordsInWtmpdb(file: string): Promise<SystemRecord[]> {
  try {
    await access(file);
    // Most hosts have no use for it. Not by import(), which the main script of a binary cannot do.
    const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
    const url = pathToFileURL(file);
    // Without locks and without the log beside the file: who may only read could make neither. What ended a former boot is in the file itself.
    url.searchParams.set('immutable', '1');
    using database = new DatabaseSync(url, { readOnly: true });
    const newest = database.prepare('select Login, Logout from wtmp where Type = ? order by ID desc limit ?');
    const rows = newest.all(bootType, rowsMax) as unknown as Row[];
    return rows
      .toReversed()
      .flatMap(({ Login, Logout }) => [
        { type: 'boot' as const, atMs: Math.floor(Login / 1000) },
        ...(Logout === null ? [] : [{ type: 'shutdown' as const, atMs: Math.floor(Logout / 1000) }]),
      ]);
  } catch {
    return [];
  }
}
