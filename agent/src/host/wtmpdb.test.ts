import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { recordsInWtmpdb } from './wtmpdb.ts';

const bootMs = Date.parse('2026-06-10T03:00:40Z');
const endMs = Date.parse('2026-06-12T18:00:00.123Z');

/** The file as wtmpdb 0.73 makes it, with a boot that was shut down, one that was not, and somebody who logged in. */
function database(mode: 'delete' | 'wal'): { file: string; open: DatabaseSync } {
  const file = join(tempDir(), 'wtmp.db');
  const open = new DatabaseSync(file);
  open.exec(`pragma journal_mode = ${mode}`);
  open.exec(`create table wtmp(ID integer primary key, Type integer, User text not null, Login integer, Logout integer, TTY text,
    RemoteHost text, Service text) strict`);
  const row = open.prepare(`insert into wtmp (Type, User, Login, Logout, TTY) values (?, ?, ?, ?, ?)`);
  row.run(1, 'reboot', bootMs * 1000, endMs * 1000 + 456, '~');
  row.run(3, 'alice', bootMs * 1000 + 5_000_000, endMs * 1000, 'pts/0');
  row.run(1, 'reboot', (endMs + 60_000) * 1000, null, '~');
  return { file, open };
}

const records = [
  { type: 'boot', atMs: bootMs },
  { type: 'shutdown', atMs: endMs },
  { type: 'boot', atMs: endMs + 60_000 },
];

test('boots and their ends are read', async () => {
  const { file, open } = database('delete');
  open.close();
  expect(await recordsInWtmpdb(file)).toEqual(records);
});

test('a file that a service holds open is read as it was when all was in it', async () => {
  const { file, open } = database('wal');
  open.exec('pragma wal_checkpoint(truncate)');
  open.prepare('update wtmp set Logout = 7').run();
  expect(await recordsInWtmpdb(file)).toEqual(records);
  open.close();
});

test('no file, and one that is no database, hold none', async () => {
  const file = join(tempDir(), 'wtmp.db');
  expect(await recordsInWtmpdb(file)).toEqual([]);
  writeFileSync(file, 'SQLite format 3\0 and then something else'.repeat(99));
  expect(await recordsInWtmpdb(file)).toEqual([]);
});
