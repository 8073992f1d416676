import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { arch, hostname, tmpdir, type } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { hostInfo, parsePrettyName } from './host-info.ts';

test.each([
  ['NAME="Debian"\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n', 'Debian GNU/Linux 12 (bookworm)'],
  ["PRETTY_NAME='Alpine Linux v3.20'\n", 'Alpine Linux v3.20'],
  ['PRETTY_NAME=Slackware\n', 'Slackware'],
  ['PRETTY_NAME="a \\"b\\" \\$c"\n', 'a "b" $c'],
  ['PRETTY_NAME=""\n', undefined],
  ['NAME="Debian"\n', undefined],
])('the pretty name in %j', (text, expected) => {
  expect(parsePrettyName(text)).toBe(expected);
});

test('a host names its system, or at least its kernel', async () => {
  const root = await mkdtemp(join(tmpdir(), 'kadoban-root-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const roots = { proc: '/proc', sys: '/sys', root };
  const bare = await hostInfo(roots);
  expect(bare).toMatchObject({ hostname: hostname(), arch: arch() });
  expect(bare.os).toMatch(new RegExp(`^${type()} `));

  await mkdir(join(root, 'usr/lib'), { recursive: true });
  await writeFile(join(root, 'usr/lib/os-release'), 'PRETTY_NAME="Fedora Linux 42"\n');
  expect((await hostInfo(roots)).os).toBe('Fedora Linux 42');
});
