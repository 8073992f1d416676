import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { command } from '../../test/kit/command.ts';
import { tempDir } from '../../test/kit/temp-dir.ts';
import { openData, prepareData } from './commands/data.ts';
import { commands } from './commands/index.ts';
import { summariesJa } from './help-ja.ts';

/** A directory in which a collector left its store. */
async function dataDir(): Promise<string> {
  const dir = await prepareData(tempDir());
  await (await openData(dir))[Symbol.asyncDispose]();
  return dir;
}

describe('help', () => {
  test.each([[['--help']], [['-h']]])('%s lists every command', async (argv) => {
    const { exitCode, out, err } = await command(argv);
    expect([exitCode, err]).toEqual([0, []]);
    for (const { name, summary } of commands)
      expect(out.join('\n')).toMatch(new RegExp(`^  ${name} +${summary.slice(0, 10)}`, 'm'));
  });

  test('no command at all is a mistake that is answered with the list', async () => {
    const { exitCode, out } = await command([]);
    expect([exitCode, out[0]]).toEqual([2, expect.stringContaining('serve')]);
  });

  test.each(commands.map((one) => [one.name]))('%s tells how it is used', async (name) => {
    const { exitCode, out } = await command([...name.split(' '), '--help']);
    const known = commands.find((one) => one.name === name);
    expect([exitCode, out[0]]).toEqual([0, `kadoban-collector ${name} ${known?.usage}\n\n${known?.summary}`]);
  });

  test('in Japanese the overview says of every command what it does, by the locale or by --lang', async () => {
    const asked = await command(['--help', '--lang', 'ja']);
    expect(await command(['--help'], { env: { LANG: 'ja_JP.UTF-8' } })).toEqual(asked);
    expect(Object.keys(summariesJa).toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
    for (const [name, summary] of Object.entries(summariesJa))
      expect(asked.out[0]).toMatch(new RegExp(`^  ${name} +${RegExp.escape(summary)}$`, 'm'));
    for (const line of asked.out.join('\n').split('\n').slice(2)) expect(line).toMatch(/^$|[ぁ-んァ-ン一-龠]/);
  });

  test.each(commands.map((one) => [one.name]))('%s tells in Japanese how it is used', async (name) => {
    const [ja, en] = [
      await command([...name.split(' '), '--help'], { env: { LC_ALL: 'ja_JP.UTF-8' } }),
      await command([...name.split(' '), '--help', '--lang', 'en'], { env: { LC_ALL: 'ja_JP.UTF-8' } }),
    ];
    const withoutWords = (text = '') => text.split('\n')[0]?.replace(/ \(.*\)$/, '');
    expect([withoutWords(ja.out[0]), ja.out[0]?.split('\n\n')[1]]).toEqual([
      withoutWords(en.out[0]),
      summariesJa[name],
    ]);
  });

  test('no command takes a secret as an option, where other users of the machine could read it', () => {
    const options = commands.flatMap((one) => Object.keys(one.options));
    expect(options.filter((option) => /key|token|secret|password/i.test(option))).toEqual([]);
  });
});

describe('a wrong command line', () => {
  const wrong: [argv: string, message: RegExp][] = [
    ['sevre', /^USAGE: .*sevre is no command, did you mean serve\?/],
    ['token', /token is no command, did you mean token create\?/],
    ['token make', /token make is no command, did you mean token create\?/],
    ['key', /key is no command, did you mean key create\?/],
    ['xyzzy', /xyzzy is no command; see --help/],
    ['serve', /--data is missing/],
    ['serve --data', /--data/],
    ['serve --data D extra', /usage: kadoban-collector serve/],
    ['serve --dta D', /--dta[\s\S]*usage: kadoban-collector serve/],
    ['serve --data D --listen nowhere', /--listen nowhere: must match/],
    ['token create --data D --uses 0', /--uses 0: give a whole number from 1 to 10000/],
    ['token create --data D --minutes 1.5', /--minutes 1\.5: give a whole number/],
    ['token create --data D --uses 99999999999999999999', /--uses/],
    ['report --data D', /--month is missing/],
    ['report --data D --month 2026-13', /--month 2026-13: give one such as 2026-10/],
    ['report --data D --month 2026-10 --tz Tokyo', /--tz Tokyo: give an IANA zone/],
    ['report --data D --month 2026-10 --format pdf2', /--format pdf2: give one of/],
    ['report --data D --month 2026-10 --lang fr', /--lang fr: give ja or en/],
    ['config validate', /usage: kadoban-collector config validate FILE/],
    ['config validate a b', /usage: kadoban-collector config validate FILE/],
    ['host revoke --data D', /usage: kadoban-collector host revoke/],
    ['key create --data D', /--name is missing/],
  ];
  test.each(wrong)('%s is refused with code 2', async (line, message) => {
    const { exitCode, out, err } = await command(line.split(' '));
    expect([exitCode, out, err]).toEqual([2, [], [expect.stringMatching(message)]]);
    expect(err[0]).toMatch(/^USAGE: /);
  });
});

describe('a data directory that is not there', () => {
  const lines = ['report --month 2026-10', 'token create', 'login', 'key create --name x', 'host revoke x'];
  test.each(lines)('%s says so and makes none', async (line) => {
    const data = join(tempDir(), 'mistyped');
    const { exitCode, out, err } = await command([...line.split(' '), '--data', data]);
    expect([exitCode, out]).toEqual([1, []]);
    expect(err[0]).toMatch(/^DATA_UNUSABLE: .*there is no kadoban\.sqlite in .*mistyped/);
  });

  test('a store that is none is refused as damaged', async () => {
    const data = tempDir();
    writeFileSync(
      join(data, 'kadoban.sqlite'),
      'this is no database, but it is long enough to be read as one '.repeat(20),
    );
    const { exitCode, err } = await command(['login', '--data', data]);
    expect([exitCode, err[0]]).toEqual([1, expect.stringMatching(/^STORE_DAMAGED: .*kadoban\.sqlite/)]);
  });

  test('a data directory that is a file cannot be used', async () => {
    const file = join(tempDir(), 'file');
    writeFileSync(file, '');
    const { exitCode, err } = await command(['serve', '--data', join(file, 'data')]);
    expect([exitCode, err[0]]).toEqual([1, expect.stringMatching(/^DATA_UNUSABLE: .*--data/)]);
  });
});

describe('configuration files', () => {
  test('a valid one is called so', async () => {
    const file = join(tempDir(), 'collector.yaml');
    writeFileSync(file, 'listen: 127.0.0.1:8480\n');
    expect(await command(['config', 'validate', file])).toEqual({ exitCode: 0, out: [`${file} is valid`], err: [] });
  });

  test.each(['config validate FILE', 'serve --data D --config FILE', 'report --data D --month 2026-10 --config FILE'])(
    '%s names the line of a mistake and exits with 2',
    async (line) => {
      const file = join(tempDir(), 'collector.yaml');
      writeFileSync(file, '\nlisten: 1\n');
      const { exitCode, err } = await command(line.replace('FILE', file).split(' '));
      expect([exitCode, err[0]]).toEqual([
        2,
        expect.stringMatching(/^CONFIG_INVALID: [\s\S]*collector\.yaml:2:9 listen: /),
      ]);
    },
  );

  test('one that is not there is unreadable', async () => {
    const { exitCode, err } = await command(['config', 'validate', '/nowhere/collector.yaml']);
    expect([exitCode, err[0]]).toEqual([2, expect.stringMatching(/^CONFIG_UNREADABLE: .*\/nowhere\/collector\.yaml/)]);
  });
});

describe('secrets', () => {
  test('a token is printed alone, works for half an hour, and only its hash is kept', async () => {
    const data = await dataDir();
    const { exitCode, out } = await command(['token', 'create', '--data', data, '--label', 'rack 3'], {
      now: () => 1000,
    });
    expect([exitCode, out]).toEqual([0, [expect.stringMatching(/^kdbe_[0-9A-Za-z]{22}$/)]]);
    const store = await openData(data);
    const [token] = await store.tokens.list();
    await store[Symbol.asyncDispose]();
    expect(token).toEqual({
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      kind: 'token',
      label: 'rack 3',
      createdMs: 1000,
      expiresMs: 1_801_000,
      usesMax: 1,
      uses: 0,
    });
    expect(JSON.stringify(token)).not.toContain(out[0]);
  });

  test('a login is a link whose key no server sees', async () => {
    const { out } = await command(['login', '--data', await dataDir()]);
    expect(out).toEqual([expect.stringMatching(/#login=kdbl_[0-9A-Za-z]{22}$/)]);
  });

  test('a name has one key; revoked, it is free again', async () => {
    const data = await dataDir();
    const key = (verb: string) => command(['key', verb, '--data', data, '--name', 'ci']);
    expect((await key('create')).out).toEqual([expect.stringMatching(/^kdbk_/)]);
    expect(await key('create')).toMatchObject({
      exitCode: 2,
      err: [expect.stringContaining('there is a key named ci')],
    });
    expect((await key('revoke')).exitCode).toBe(0);
    expect((await key('revoke')).exitCode).toBe(2);
    expect((await key('create')).exitCode).toBe(0);
  });

  test('a host that nobody knows cannot be revoked', async () => {
    const { exitCode, err } = await command(['host', 'revoke', 'nobody', '--data', await dataDir()]);
    expect([exitCode, err[0]]).toEqual([1, expect.stringMatching(/^HOST_UNKNOWN: /)]);
  });
});

describe('report', () => {
  test('writes to a file when one is named', async () => {
    const [data, file] = [await dataDir(), join(tempDir(), 'month.csv')];
    const line = ['report', '--data', data, '--month', '2026-10', '--format', 'csv', '--lang', 'ja'];
    const printed = await command(line);
    const written = await command([...line, '--out', file]);
    expect([printed.exitCode, written]).toEqual([0, { exitCode: 0, out: [], err: [] }]);
    expect(printed.out[0]).toMatch(/^\uFEFF/);
  });

  test('a file that cannot be written is said so', async () => {
    const line = ['report', '--data', await dataDir(), '--month', '2026-10', '--out', '/nowhere/month.json'];
    const { exitCode, err } = await command(line);
    expect([exitCode, err[0]]).toEqual([1, expect.stringMatching(/^OUTPUT_UNWRITABLE: .*\/nowhere\/month\.json/)]);
  });
});

test('what is uninstalled is told in the language that is read', async () => {
  const argv = ['uninstall', '--dry-run', '--root', tempDir()];
  const [ja, en] = [await command(argv, { env: { LANG: 'ja_JP.UTF-8' } }), await command(argv)];
  expect(ja.out.join('\n')).toMatch(/^予定 +\S+ を削除\n[\s\S]*データは \S+ に残しています/);
  expect(en.out.join('\n')).toMatch(/^would remove \S+\n[\s\S]*The data stay in /);
});
