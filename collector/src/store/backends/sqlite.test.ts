import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { tempDir } from '../../../../test/kit/temp-dir.ts';
import { openSqlite } from './sqlite.ts';

test('what is committed is on the disk: the connection that writes syncs its log at every commit', async () => {
  const { writer, reader, syncCommits } = openSqlite(join(tempDir(), 'kadoban.sqlite'));
  onTestFinished(async () => {
    await reader.destroy();
    await writer.destroy();
  });
  const pragma = async (name: string) => (await sql.raw(`pragma ${name}`).execute(writer)).rows;
  // 2 = FULL: https://www.sqlite.org/pragma.html#pragma_synchronous
  expect(await pragma('synchronous')).toEqual([{ synchronous: 2 }]);
  // 1 = NORMAL: of what need not be on the disk yet.
  syncCommits(false);
  expect(await pragma('synchronous')).toEqual([{ synchronous: 1 }]);
  syncCommits(true);
  expect(await pragma('synchronous')).toEqual([{ synchronous: 2 }]);
  expect(await pragma('journal_mode')).toEqual([{ journal_mode: 'wal' }]);
  await expect(sql`create table written_by_the_reader (a)`.execute(reader)).rejects.toThrow('readonly');
});
