import { chmodSync, chownSync, lstatSync, mkdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { capability } from '../../../test/kit/capabilities.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { carryOut, lookAtMachine } from './machine.ts';
import { installSteps, type Service, uninstallSteps, unitSteps } from './service.ts';
import type { Step } from './step.ts';

const service: Service = {
  name: 'watch-over',
  configFile: 'watch.yaml',
  configText: 'nothing: yet\n',
  unitText: (prefix) => `[Service]\nExecStart=${prefix}/bin/watch-over run\n`,
};

/** The tree of a machine that knows root alone. */
function tree() {
  const root = tempDir();
  mkdirSync(join(root, 'etc'));
  writeFileSync(join(root, 'etc/passwd'), 'root:x:0:0:root:/root:/bin/sh\n');
  writeFileSync(join(root, 'etc/group'), 'root:x:0:\n');
  writeFileSync(join(root, 'etc/shadow'), 'root:*:20000:0:99999:7:::\n', { mode: 0o600 });
  const program = join(tempDir(), 'program');
  writeFileSync(program, 'first version');
  const installation = { program, prefix: '/usr/local', extras: [] };
  const steps = [...installSteps(service, installation), ...unitSteps(service, '/usr/local')];
  return { root, program, steps };
}

/** What each step said: whether it had something to do. */
async function done(steps: readonly Step[], root: string): Promise<boolean[]> {
  const machine = await lookAtMachine(root);
  const all: boolean[] = [];
  for (const step of steps) all.push(await carryOut(step, machine));
  return all;
}

const access = (path: string) => {
  const { mode, uid, gid } = lstatSync(path);
  return { mode: (mode & 0o7777).toString(8), isRoot: uid === 0, isRootGroup: gid === 0 };
};

capability('root')('an installation makes what the service needs, each with its owner and mode', async () => {
  const { root, steps } = tree();
  await done(steps, root);
  expect(readFileSync(join(root, 'etc/passwd'), 'utf8')).toMatch(
    /^watch-over:.*:\/var\/lib\/watch-over:\/usr\/sbin\/nologin$/m,
  );
  expect(access(join(root, 'var/lib/watch-over'))).toEqual({ mode: '700', isRoot: false, isRootGroup: false });
  expect(access(join(root, 'etc/watch-over'))).toEqual({ mode: '750', isRoot: true, isRootGroup: false });
  expect(access(join(root, 'etc/watch-over/watch.yaml'))).toEqual({ mode: '640', isRoot: true, isRootGroup: false });
  expect(access(join(root, 'usr/local/bin/watch-over'))).toEqual({ mode: '755', isRoot: true, isRootGroup: true });
  const link = join(root, 'etc/systemd/system/multi-user.target.wants/watch-over.service');
  expect(readlinkSync(link)).toBe('/etc/systemd/system/watch-over.service');
});

capability('root')('a second installation changes the program alone, and leaves what people wrote', async () => {
  const { root, steps, program } = tree();
  await done(steps, root);
  writeFileSync(join(root, 'etc/watch-over/watch.yaml'), 'mine: true\n');
  writeFileSync(program, 'second version');
  const changed = await done(steps, root);
  expect(steps.filter((_, index) => changed[index]).map(({ does }) => does)).toEqual(['copy-file']);
  expect(readFileSync(join(root, 'etc/watch-over/watch.yaml'), 'utf8')).toBe('mine: true\n');
  expect(readFileSync(join(root, 'usr/local/bin/watch-over'), 'utf8')).toBe('second version');
});

capability('root')('a mode or an owner that somebody changed is set right', async () => {
  const { root, steps } = tree();
  await done(steps, root);
  chmodSync(join(root, 'var/lib/watch-over'), 0o755);
  chownSync(join(root, 'etc/watch-over/watch.yaml'), 0, 0);
  await done(steps, root);
  expect(access(join(root, 'var/lib/watch-over')).mode).toBe('700');
  expect(access(join(root, 'etc/watch-over/watch.yaml')).isRootGroup).toBe(false);
});

capability('root')('without --purge the state stays; with it nothing does; and both can be done again', async () => {
  const { root, steps } = tree();
  await done(steps, root);
  const uninstall = (isPurge: boolean) =>
    done(uninstallSteps(service, { prefix: '/usr/local', isPurge, isSystemdUp: false }), root);
  expect(await uninstall(false)).toContain(true);
  expect(access(join(root, 'var/lib/watch-over')).mode).toBe('700');
  expect(await uninstall(true)).toContain(true);
  expect(await uninstall(true)).not.toContain(true);
  expect(() => lstatSync(join(root, 'var/lib/watch-over'))).toThrow('ENOENT');
  expect(readFileSync(join(root, 'etc/passwd'), 'utf8')).not.toContain('watch-over');
});

test('a step that fails says which, and why', async () => {
  const root = tempDir();
  const step: Step = { does: 'copy-file', from: join(root, 'nothing'), path: '/usr/bin/program', mode: 0o755 };
  const failure = carryOut(step, await lookAtMachine(root));
  await expect(failure).rejects.toThrow(/^could not copy .+nothing to \/usr\/bin\/program: ENOENT/);
});
