import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { command } from '../../test/kit/command.ts';
import { tempDir } from '../../test/kit/temp-dir.ts';
import { CollectorError, messages } from './errors.ts';
import { failureText } from './failure-text.ts';
import { messagesJa } from './messages-ja.ts';

const japanese = /[ぁ-んァ-ン一-龠]/;

test('every code is said in Japanese', () => {
  expect(Object.keys(messagesJa)).toEqual(Object.keys(messages));
  for (const message of Object.values(messagesJa)) expect(message).toMatch(japanese);
});

test('what has no words in Japanese stays behind the message as it is', () => {
  const error = new CollectorError('HOST_UNKNOWN', 'h-1');
  expect(failureText(error, 'ja')).toBe('HOST_UNKNOWN: ホストが見つかりません: h-1');
  expect(failureText(error, 'en')).toBe('HOST_UNKNOWN: There is no such host: h-1');
  expect(failureText(new CollectorError('DISK_FULL', ''), 'ja')).toBe('DISK_FULL: ディスクがいっぱいです');
});

test('a log repeats no detail beside the message', () => {
  expect(Object.keys(new CollectorError('USAGE', ['missing', 'data'])).toSorted()).toEqual(['code', 'name']);
});

describe('a command line that failed', () => {
  const failing: [line: string, ja: RegExp][] = [
    ['sevre', /^USAGE: コマンドを解釈できません: sevre というコマンドはありません。serve ではありませんか \(--help\)$/],
    ['xyzzy', /: xyzzy というコマンドはありません \(--help\)$/],
    ['verify', /: --data がありません$/],
    ['verify --dta D', /: --dta というオプションはありません\n使い方: kadoban-collector verify --data DIR \[--json\]$/],
    ['verify --data', /: --data に値がありません\n使い方: /],
    ['verify --data D extra', /: extra は余分です\n使い方: /],
    ['config validate', /: 使い方: kadoban-collector config validate FILE$/],
    ['report --data D --month 2026-13', /: --month 2026-13: 2026-10 のように指定してください$/],
    ['report --data D --month 2026-10 --format pdf2', /: --format pdf2: pdf、.* のいずれかを指定してください$/],
    ['serve --data D --listen h:99999', /: --listen h:99999: ポートは 0 から 65535 までにしてください$/],
    ['user add --data D --role viewer x', /: --services: viewer には、閲覧できるサービスの指定が必要です$/],
    ['uninstall --root nowhere', /: --root は、実在するディレクトリの絶対パスにしてください$/],
    ['verify --data /nowhere', /^DATA_UNUSABLE: .*: \/nowhere に kadoban\.sqlite がありません。/],
  ];
  test.each(failing)('%s is told in Japanese by --lang', async (line, ja) => {
    const { out, err } = await command([...line.split(' '), '--lang', 'ja']);
    expect([out, err]).toEqual([[], [expect.stringMatching(ja)]]);
  });

  test('is told in the language of the locale, unless --lang says otherwise', async () => {
    const env = { LANG: 'ja_JP.UTF-8' };
    expect((await command(['verify'], { env })).err[0]).toMatch(/: --data がありません$/);
    expect((await command(['verify', '--lang', 'en'], { env })).err[0]).toMatch(/: --data is missing$/);
    expect((await command(['verify', '--lang', 'fr'], { env })).err[0]).toMatch(
      /: --lang fr: ja、en のいずれかを指定してください$/,
    );
  });

  test('is told in English where it goes to the log of a service, unless --lang says otherwise', async () => {
    const env = { LANG: 'ja_JP.UTF-8' };
    expect((await command(['serve'], { env })).err[0]).toMatch(/: --data is missing$/);
    expect((await command(['serve', '--lang', 'ja'], { env })).err[0]).toMatch(/: --data がありません$/);
  });
});

test('mistakes in a configuration are told in Japanese, the collector’s own rules too', async () => {
  const file = join(tempDir(), 'collector.yaml');
  writeFileSync(file, 'listen: 1\norganisation: {timeZone: Tokyo}\nmial: 3\n');
  const { exitCode, err } = await command(['config', 'validate', file, '--lang', 'ja']);
  expect([exitCode, err]).toEqual([
    2,
    [
      `CONFIG_INVALID: 設定が正しくありません: 誤りが 3 件あります
${file}:1:9 listen: 文字列が必要ですが、1 です。引用符で囲んでください
${file}:2:26 organisation.timeZone: Asia/Tokyo のような IANA のタイムゾーンにしてください
${file}:3:1 mial: 不明なキーです。mail ではありませんか`,
    ],
  ]);
});
