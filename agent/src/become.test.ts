import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { capability } from '../../test/kit/capabilities.ts';
import { tempDir } from '../../test/kit/temp-dir.ts';
import { become, becomeArgument } from './become.ts';

const nobody = 65_534;

/** The agent as a process of its own. */
function agent(args: readonly string[], as: { readonly uid?: number; readonly gid?: number } = {}) {
  const main = join(import.meta.dirname, 'main.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', env: {}, ...as });
  return { code: status, out: stdout, err: stderr };
}

test('a command line that says nothing of it is left as it is', () => {
  expect(become(['check', '--all'])).toEqual({ argv: ['check', '--all'] });
  expect(become([])).toEqual({ argv: [] });
});

capability('root')('whoever is not root is told plainly that he becomes nobody else', () => {
  const argument = becomeArgument({ uid: 1, gid: 1, groups: [] });
  expect(agent([argument, 'version'], { uid: nobody, gid: nobody })).toEqual({
    code: 2,
    out: '',
    err: 'USAGE: --become=1:1: only root becomes somebody else\n',
  });
});

capability('root')('a process has the groups that it is to have besides, and needs those to be there', () => {
  const [dir, config] = [tempDir(), join(tempDir(), 'agent.yaml')];
  const secret = join(dir, 'secret');
  writeFileSync(secret, 'x', { mode: 0o640 });
  for (const path of [dir, join(config, '..')]) chmodSync(path, 0o711);
  const checks = [{ name: 'backup', kind: 'file', path: secret, contains: 'x' }];
  writeFileSync(config, JSON.stringify({ stateDir: dir, checks }), { mode: 0o644 });
  const look = (...groups: string[]) =>
    agent([becomeArgument({ uid: nobody, gid: nobody, groups }), 'check', 'backup', '--config', config]);
  // Root's own group stays behind.
  chownSync(secret, 0, 0);
  expect(look('42424').out).toMatch(/^UNKNOWN - backup: local-denied/);
  chownSync(secret, 0, 42_424);
  expect(look().out).toMatch(/^UNKNOWN - backup: local-denied/);
  expect(look('42424').out).toMatch(/^OK - backup/);
  // By its name, as units have it; this one has the number 1 everywhere.
  chownSync(secret, 0, 1);
  expect(look('42424', 'daemon').out).toMatch(/^OK - backup/);
  expect(look('nowhere')).toMatchObject({ code: 2, err: expect.stringMatching(/^USAGE: --become=\S+: .*nowhere\n$/) });
});
