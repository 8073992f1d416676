import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { capability } from '../../../test/kit/capabilities.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { installScript, type ScriptParts } from './install-script.ts';

const nowMs = Date.now();
const token = 'kdbe_0123456789abcdefghijkl.pppppppppppppppppppppppppppppppppppppppppp0';
const parts: ScriptParts = {
  url: 'https://kadoban.example.jp:8480',
  pin: 'pppppppppppppppppppppppppppppppppppppppppp0',
  token,
  files: [
    { platform: 'linux-x64', name: 'kadoban-agent-linux-x64.tar.gz', sha256: 'a'.repeat(64) },
    { platform: 'linux-arm64', name: 'kadoban-agent-linux-arm64.tar.gz', sha256: 'b'.repeat(64) },
  ],
  version: '0.1.0',
  madeMs: nowMs,
  expiresMs: nowMs + 30 * 60_000,
};

/** Runs a script as the shell of Debian does; in `dir` it finds nothing of its own. */
function run(script: string, args: readonly string[], env: Record<string, string> = {}) {
  const file = join(tempDir(), 'kadoban.sh');
  writeFileSync(file, script);
  const { status, stdout, stderr } = spawnSync('sh', [file, ...args], {
    encoding: 'utf8',
    input: '',
    env: { PATH: process.env.PATH ?? '', ...env },
  });
  return { code: status, said: stdout + stderr };
}

test('it says what it will do, in the language of whoever runs it, and with --dry-run does nothing', () => {
  const english = run(installScript(parts), ['--dry-run']);
  expect(english).toMatchObject({ code: 0 });
  expect(english.said).toContain('enrols it with https://kadoban.example.jp:8480');
  expect(english.said).not.toContain(token);
  const japanese = run(installScript(parts), ['--dry-run'], { LANG: 'ja_JP.UTF-8' });
  expect(japanese.said).toContain('エージェントをインストールし');
});

const refused: [name: string, changed: Partial<ScriptParts>, args: string[], code: number, said: RegExp][] = [
  ['an option it does not know', {}, ['--froce'], 2, /--froce is no option/],
  ['an option without its value', {}, ['--prefix'], 2, /--prefix needs a value/],
  ['a proxy with a password, which everybody could read', {}, ['--proxy', 'http://me:pw@proxy:3128'], 2, /https_proxy/],
  ['a script that has expired', { expiresMs: nowMs - 1000 }, [], 3, /has expired/],
  ['a clock that is behind', { madeMs: nowMs + 3_600_000, expiresMs: nowMs + 5_400_000 }, [], 3, /clock .+ behind/],
  ['a platform that the collector has no agent for', { files: [] }, [], 3, /no agent for linux-/],
  ['a version that the collector does not have', {}, ['--version', '0.2.0'], 3, /has version 0\.1\.0 of the agent/],
  ['to purge what is not uninstalled', {}, ['--purge'], 2, /--purge goes with --uninstall/],
  ['to uninstall what is not there', {}, ['--uninstall', '--prefix', '/nowhere'], 1, /no agent at \/nowhere\/bin\//],
];

test.each(refused)('%s is refused before anything is fetched', (_, changed, args, code, said) => {
  const refusal = run(installScript({ ...parts, ...changed }), args);
  expect(refusal.code).toBe(code);
  expect(refusal.said).toMatch(said);
});

test('the version that the collector has may be named', () => {
  expect(run(installScript(parts), ['--version', '0.1.0', '--dry-run'])).toMatchObject({ code: 0 });
});

/** A folder with a program that says what it is asked for, and ends with `code`. */
function installed(code = 0): string {
  const prefix = tempDir();
  mkdirSync(join(prefix, 'bin'));
  writeFileSync(join(prefix, 'bin/kadoban-agent'), `#!/bin/sh\necho "asked: $*"\nexit ${code}\n`, { mode: 0o755 });
  return prefix;
}

/** Without an agent for anybody, and made yesterday: what a person may have kept. */
const stale = installScript({ ...parts, files: [], madeMs: nowMs - 86_400_000, expiresMs: nowMs - 84_600_000 });

const asks = (args: string) => new RegExp(`^asked: ${args}$`, 'm');

test('a script that has expired tells what is uninstalled, by the program that is there', () => {
  const prefix = installed();
  const english = run(stale, ['--uninstall', '--purge', '--dry-run', '--prefix', prefix]);
  expect(english).toMatchObject({ code: 0, said: expect.stringContaining('takes the agent of kadoban off this host') });
  expect(english.said).toMatch(asks(`uninstall --prefix ${prefix} --purge --dry-run`));
  const japanese = run(stale, ['--uninstall', '--dry-run', '--prefix', prefix], { LANG: 'ja_JP.UTF-8' });
  expect(japanese.said).toContain('エージェントを削除します');
});

capability('root')('a script that has expired uninstalls, and fails where the program does', () => {
  const prefix = installed();
  const done = run(stale, ['--uninstall', '--yes', '--prefix', prefix]);
  expect(done).toMatchObject({ code: 0, said: expect.stringMatching(asks(`uninstall --prefix ${prefix}`)) });
  expect(run(stale, ['--uninstall', '--prefix', installed(2)])).toMatchObject({ code: 1 });
  const unasked = run(stale, ['--uninstall', '--purge', '--prefix', prefix]);
  expect(unasked).toMatchObject({ code: 2, said: expect.stringContaining('--purge needs --yes') });
  expect(unasked.said).not.toMatch(/^asked:/m);
});

test('a script that was cut off runs nothing', () => {
  const script = installScript(parts);
  const lines = script.split('\n');
  for (let length = 1; length < lines.length - 2; length += 7) {
    const { said } = run(`${lines.slice(0, length).join('\n')}\n`, ['--dry-run']);
    expect(said).not.toContain('enrols it with');
  }
});

capability('root')(
  'what was given with --offline and is not the collector’s own is not run, and nothing of it is left',
  () => {
    const [dir, packed] = [tempDir(), join(tempDir(), 'agent.tar.gz')];
    writeFileSync(packed, 'not an agent');
    const { code, said } = run(installScript(parts), ['--offline', packed], { TMPDIR: dir });
    expect(code).toBe(1);
    expect(said).toContain('is not the agent of this collector');
    expect(readdirSync(dir)).toEqual([]);
  },
);

test('whatever is in an address stays a word', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 30 }).filter((text) => !text.includes('\0')),
      (text) => {
        const [assignment] = /^collector=[\s\S]*?'(?=\npin=)/m.exec(installScript({ ...parts, url: text })) ?? [];
        const { stdout } = spawnSync('sh', ['-c', `${assignment}\nprintf %s "$collector"`], { encoding: 'utf8' });
        expect(stdout).toBe(text);
      },
    ),
    { numRuns: 30 },
  );
});

capability('shellcheck')('it is plain POSIX shell', () => {
  const file = join(tempDir(), 'kadoban.sh');
  writeFileSync(file, installScript(parts));
  const { stdout } = spawnSync('shellcheck', ['--shell=sh', file], {
    encoding: 'utf8',
  });
  expect(stdout).toBe('');
});
