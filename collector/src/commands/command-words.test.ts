import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command } from '../../../test/kit/command.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { openData, prepareData } from './data.ts';

/** A directory in which a collector left its store. */
async function dataDir(): Promise<string> {
  const data = await prepareData(tempDir());
  await using store = await openData(data);
  await store.identity();
  return data;
}

/** In this order: some need what those before did. */
const done: [line: string, out: RegExp][] = [
  ['verify', /^切れている箇所はありません: 連鎖 \d+ 本、記録 \d+ 件、日次の署名 0 件\n日次の署名がまだない/],
  ['backup --out BACKUP', /backup\.sqlite: [\d.]+ KiB、コレクター \S+、スキーマ \S+、記録はまだありません$/],
  ['user add --role operator hanako', /#login=kdbl_\w{22}$/],
  ['user list', /^hanako\thanako\toperator\t-\tパスワード$/],
  ['user disable hanako', /^hanako: 無効にしました$/],
  ['user list', /^hanako\thanako\toperator\t-\tパスワード\t無効$/],
  ['token create --approval', /^kdbe_\w{22}$/],
  ['token list', /^\w{16}\t0\/1\t\S+Z\t承認が必要$/],
  ['signing-key list', /\t現在\t-\t-\n\S+\t次\t-\t-\n0 台のホストのうち 0 台が次の鍵を知っています$/],
  ['signing-key rotate', /^現在\tSHA256:\S+\n次\tSHA256:\S+$/],
  ['incident open 応答なし', /^INC-\d{8}-01 検知 第 1 版$/],
  ['incident list', /^番号\t状態\t[\s\S]*\t検知\t/],
  ['report list --month 2026-01', /^-\t第 1 版\t下書き$/],
  ['restore --from BACKUP', /: コレクター [\s\S]*\n以前の保存データは \S+ に残しています$/],
];

test('what was done is told in Japanese', async () => {
  const data = await dataDir();
  for (const [line, out] of done) {
    const argv = line.replace('BACKUP', join(data, 'backup.sqlite')).split(' ');
    const told = await command([...argv, '--data', data], { env: { LANG: 'ja_JP.UTF-8' } });
    expect([line, told.exitCode, told.out.join('\n')]).toEqual([line, 0, expect.stringMatching(out)]);
  }
});

test('what programs read is the same in both languages', async () => {
  const line = ['verify', '--data', await dataDir(), '--json'];
  expect(await command([...line, '--lang', 'ja'])).toEqual(await command(line));
});
