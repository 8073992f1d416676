import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bentIo } from '../../../test/kit/bent-io.ts';
import { capability } from '../../../test/kit/capabilities.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { runCli } from '../cli.ts';

const token = 'kdbe_0123456789abcdefghijkl';

/** Runs a command line of a program that is the file `program`. */
async function cli(argv: readonly string[], program: string | null = import.meta.filename, env = {}) {
  const again = () => Promise.reject(new Error('nothing runs twice here'));
  const { io, out, err } = bentIo({ input: async () => token, program: program ?? undefined, again, env });
  const code = await runCli(argv, io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** The tree of a machine without systemd, that knows root alone. */
function tree(): string {
  const root = tempDir();
  mkdirSync(join(root, 'etc'));
  writeFileSync(join(root, 'etc/passwd'), 'root:x:0:0:root:/root:/bin/sh\n');
  writeFileSync(join(root, 'etc/group'), 'root:x:0:\n');
  return root;
}

const refused: [name: string, args: string[], code: number, said: RegExp][] = [
  ['a token that does not tell its collector', ['--token-file', '-'], 2, /--collector is missing/],
  ['a collector without a token', ['--collector', 'https://c'], 2, /--token-file is missing/],
  ['a collector without TLS', ['--collector', 'http://example.jp', '--token-file', '-'], 2, /is not encrypted/],
  ['a prefix that a unit would misread', ['--prefix', '/opt/my agent'], 2, /--prefix has to be/],
  ['a root that is not there', ['--root', '/nowhere'], 2, /--root has to be/],
  ['a token for a tree', ['--root', '/tmp', '--collector', 'https://c', '--token-file', '-'], 2, /enrols itself/],
];

test.each(refused)('%s is refused', async (_, args, code, said) => {
  const refusal = await cli(['install', '--dry-run', ...args]);
  expect(refusal.code).toBe(code);
  expect(refusal.err).toMatch(said);
});

test('a program that runs from source is not installed', async () => {
  const refusal = await cli(['install', '--dry-run', '--root', tree()], null);
  expect(refusal).toMatchObject({ code: 1, err: expect.stringMatching(/^INSTALL_REFUSED: .+ from source/) });
});

test('what a package has installed is left to its manager', async () => {
  const root = tree();
  mkdirSync(join(root, 'usr/lib/systemd/system'), { recursive: true });
  writeFileSync(join(root, 'usr/lib/systemd/system/kadoban-agent.service'), '');
  for (const command of ['install', 'uninstall']) {
    const refusal = await cli([command, '--dry-run', '--root', root]);
    expect(refusal).toMatchObject({ code: 1, err: expect.stringContaining('use its package manager') });
  }
});

test('nothing is installed over what a removed package left, which would go with it', async () => {
  const root = tree();
  mkdirSync(join(root, 'var/lib/dpkg/info'), { recursive: true });
  writeFileSync(join(root, 'var/lib/dpkg/info/kadoban-agent.postrm'), '');
  const refusal = await cli(['install', '--dry-run', '--root', root]);
  expect(refusal).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^INSTALL_REFUSED: .+dpkg --purge kadoban-agent/),
  });
  expect((await cli(['uninstall', '--dry-run', '--root', root])).code).toBe(0);
});

test('a dry run tells every step, and does none', async () => {
  const root = tree();
  const { code, out } = await cli(['install', '--dry-run', '--root', root]);
  expect(code).toBe(0);
  expect(out.split('\n').every((line) => line.startsWith('would '))).toBe(true);
  expect(out).toContain('would make the system user and group kadoban-agent');
  expect(existsSync(join(root, 'var'))).toBe(false);
});

test('it is told in Japanese where that is read, on the same steps', async () => {
  const args = ['--dry-run', '--root', tree()];
  const [ja, en] = [
    await cli(['install', ...args], undefined, { LANG: 'ja_JP.UTF-8' }),
    await cli(['install', ...args, '--lang', 'en'], undefined, { LANG: 'ja_JP.UTF-8' }),
  ];
  const lines = ja.out.split('\n');
  expect(lines.length).toBe(en.out.split('\n').length);
  expect(lines.every((line) => line.startsWith('予定      '))).toBe(true);
  expect(lines).toContain('予定      ログインできないシステムユーザーとグループ kadoban-agent を作成');
  expect((await cli(['uninstall', ...args, '--lang', 'ja'])).out).toMatch(/を削除\n.*`uninstall --purge`/);
});

capability('root')('where there is no systemd there is no unit, and it says what has to run', async () => {
  const root = tree();
  const { code, out } = await cli(['install', '--root', root, '--prefix', '/opt/kadoban']);
  expect(code).toBe(0);
  expect(existsSync(join(root, 'etc/systemd'))).toBe(false);
  expect(out).toContain(
    "su -s /bin/sh -c 'exec /opt/kadoban/bin/kadoban-agent run --config /etc/kadoban-agent/agent.yaml' kadoban-agent",
  );
});

capability('root')('where there is systemd the unit runs the program below the prefix at every boot', async () => {
  const root = tree();
  mkdirSync(join(root, 'usr/lib/systemd'), { recursive: true });
  writeFileSync(join(root, 'usr/lib/systemd/systemd'), '');
  expect(await cli(['install', '--root', root, '--prefix', '/opt/kadoban'])).toMatchObject({ code: 0 });
  const unit = join(root, 'etc/systemd/system/multi-user.target.wants/kadoban-agent.service');
  // The link leads to where the unit is on that machine.
  expect(existsSync(unit)).toBe(false);
  expect(readFileSync(join(root, 'etc/systemd/system/kadoban-agent.service'), 'utf8')).toContain(
    'ExecStart=/opt/kadoban/bin/kadoban-agent run',
  );
});
