import { closeSync, openSync, readFileSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, expect, test } from 'vitest';
import { command } from '../../../test/kit/command.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { systemClock } from '../clock.ts';
import { checkData } from './check-store.ts';
import { openData } from './data.ts';
import { writeEndpoint } from './endpoint.ts';
import { storeFile } from './store-file.ts';

let data: string;
let file: string;

/** A store in which two tables have some hundred pages each. */
beforeEach(async () => {
  data = tempDir();
  file = join(data, storeFile);
  await (await openData(data))[Symbol.asyncDispose]();
  using database = new DatabaseSync(file);
  const numbers = 'with recursive hour(n) as (select 1 union all select n + 1 from hour where n < 2000)';
  database.exec(`insert into metric_raw ${numbers} select 'h', n, randomblob(100) from hour`);
  database.exec(`insert into boots ${numbers} select 'h', hex(randomblob(100)), n from hour`);
  database.exec('pragma wal_checkpoint(truncate)');
});

/** Overwrites a page in the middle of a table, as a disk does that fails. */
function damage(table: string): void {
  using database = new DatabaseSync(file);
  const leaves = `select pageno * pgsize as end, pgsize as size from dbstat where name = '${table}' and pagetype = 'leaf'`;
  const pages = database.prepare(leaves).all() as { end: number; size: number }[];
  const page = pages[Math.floor(pages.length / 2)];
  if (!page) throw new Error(`${table} has one page`);
  const written = openSync(file, 'r+');
  writeSync(written, new Uint8Array(page.size).fill(0xa5), 0, page.size, page.end - page.size);
  closeSync(written);
}

const checked = () => checkData(data, { ...systemClock, err: () => undefined, language: 'en' });

/** Sparse: SQLite does not look at what follows the pages that it counts. */
const makeLarge = () => truncateSync(file, 5 * 1024 ** 3);

test('a whole store, and a directory without one, are started on', async () => {
  await checked();
  makeLarge();
  await checked();
  await checkData(tempDir(), { ...systemClock, err: () => undefined, language: 'en' });
});

test.each([
  ['empty', () => truncateSync(file, 0)],
  ['not there', () => rmSync(file)],
])('a store that is %s where a collector ran is no new beginning', async (what, lose) => {
  await writeEndpoint(data, { url: 'http://127.0.0.1:1', pin: null, agentsDir: data });
  await checked();
  lose();
  const { exitCode, err } = await command(['serve', '--data', data, '--listen', '127.0.0.1:0']);
  expect(exitCode).toBe(1);
  expect(err).toEqual([
    expect.stringMatching(new RegExp(`^STORE_MISSING: .*is ${what}; restore a backup: .* --from FILE`)),
  ]);
});

test('a damaged page keeps serve from starting, which says where, why, and the way out', async () => {
  damage('boots');
  const { exitCode, out, err } = await command(['serve', '--data', data, '--listen', '127.0.0.1:0']);
  expect([exitCode, out]).toEqual([1, []]);
  expect(err).toEqual([
    expect.stringMatching(/^STORE_DAMAGED: .*kadoban\.sqlite: .*page.*restore --data .* --from FILE$/),
  ]);
});

test('of a very large store all but the metrics is looked through', async () => {
  damage('metric_raw');
  await expect(checked()).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
  makeLarge();
  await checked();
  damage('boots');
  await expect(checked()).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
});

test.each(['serve --listen 127.0.0.1:0', 'login', 'verify', 'backup --out x'])(
  'a store that a newer version wrote is refused by %s and not touched',
  async (line) => {
    const database = new DatabaseSync(file);
    database.exec("insert into kysely_migration values ('9999-later', ''); pragma journal_mode = delete");
    database.close();
    const before = readFileSync(file);
    const { exitCode, err } = await command([...line.split(' '), '--data', data]);
    expect([exitCode, err]).toEqual([
      1,
      [expect.stringMatching(/^STORE_NEWER: .*kadoban\.sqlite has schema 9999-later/)],
    ]);
    expect(readFileSync(file).equals(before)).toBe(true);
  },
);

test('a database of another program is refused and not touched', async () => {
  data = tempDir();
  const foreign = new DatabaseSync(join(data, storeFile));
  foreign.exec('create table letters (a)');
  foreign.close();
  const before = readFileSync(join(data, storeFile));
  const { exitCode, err } = await command(['login', '--data', data]);
  expect([exitCode, err]).toEqual([1, [expect.stringMatching(/^STORE_FOREIGN: /)]]);
  expect(readFileSync(join(data, storeFile)).equals(before)).toBe(true);
});

test('verify does not call a store damaged that an older version wrote', async () => {
  using database = new DatabaseSync(file);
  database.exec("delete from kysely_migration where name > '0006'");
  const { exitCode, err } = await command(['verify', '--data', data]);
  expect([exitCode, err]).toEqual([1, [expect.stringMatching(/^STORE_OLDER: .* has schema 0005-revisions; /)]]);
});

test('a first start that was killed before it made anything is begun again', async () => {
  writeFileSync(file, '');
  await checked();
  await (await openData(data))[Symbol.asyncDispose]();
  using database = new DatabaseSync(file);
  expect(database.prepare('select count(*) as n from meta').get()).toEqual({ n: 0 });
});
