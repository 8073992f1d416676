import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmod,
  chown,
  copyFile,
  lstat,
  mkdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Owner, type Step, stepText } from './step.ts';

/** The machine that is installed: this one, or the tree of another one below `root`. */
export interface Machine {
  /** Where its `/` is. */
  readonly root: string;
  /** Whether systemd runs it now: not in a container or a tree. */
  readonly isSystemdUp: boolean;
  /** Whether systemd will run it. */
  readonly hasSystemd: boolean;
}

/** A step that could not be done; what was done before it stays, and doing all again is right. */
export class StepFailure extends Error {
  override readonly name = 'StepFailure';

  readonly step: Step;
  readonly why: string;

  constructor(step: Step, why: string, options?: ErrorOptions) {
    super(`could not ${stepText(step)}: ${why}`, options);
    this.step = step;
    this.why = why;
  }
}

/** The program that is the first process where systemd is; other packages bring units along even where it is not. */
const systemdPlaces = ['lib/systemd/systemd', 'usr/lib/systemd/systemd'];

export async function lookAtMachine(root: string): Promise<Machine> {
  const places = await Promise.all(systemdPlaces.map((place) => exists(join(root, place))));
  // What sd_booted(3) looks at.
  const isSystemdUp = root === '/' && (await exists('/run/systemd/system'));
  return { root, isSystemdUp, hasSystemd: isSystemdUp || places.some(Boolean) };
}

/** Does a step; false when everything was as it should be. */
export async function carryOut(step: Step, { root }: Machine): Promise<boolean> {
  try {
    return await carried(step, root);
  } catch (error) {
    throw new StepFailure(step, (error as Error).message, { cause: error });
  }
}

async function carried(step: Step, root: string): Promise<boolean> {
  switch (step.does) {
    case 'make-user':
      return makeUser(step, root);
    case 'make-directory': {
      const path = join(root, step.path);
      const made = await mkdir(path, { recursive: true, mode: step.mode });
      return (await own(path, step, root)) || made !== undefined;
    }
    case 'write-file': {
      const path = join(root, step.path);
      const before = await textOf(path);
      if (before !== undefined && (step.isKept || before === step.text)) return own(path, step, root);
      await replace(path, async (fresh) => {
        // Nobody else looks into it before it has its owner.
        await writeFile(fresh, step.text, { mode: 0o600 });
        await own(fresh, step, root);
      });
      return true;
    }
    case 'copy-file':
      return copy(step, root);
    case 'link':
      return makeLink(step, root);
    case 'remove': {
      const path = join(root, step.path);
      const wasThere = await exists(path);
      await rm(path, { recursive: true, force: true });
      return wasThere;
    }
    case 'remove-user':
      return removeUser(step, root);
    case 'run':
      if (step.needs !== undefined && !(await exists(join(root, step.needs)))) return false;
      await run(step.file, step.args);
      return true;
  }
}

async function makeUser(
  { user, home }: { readonly user: string; readonly home: string },
  root: string,
): Promise<boolean> {
  if ((await idOf(root, 'passwd', user)) !== undefined) return false;
  const group = (await idOf(root, 'group', user)) === undefined ? '--user-group' : `--gid=${user}`;
  const shell = '/usr/sbin/nologin';
  await run('useradd', [
    ...below(root),
    '--system',
    group,
    '--home-dir',
    home,
    '--no-create-home',
    '--shell',
    shell,
    user,
  ]);
  return true;
}

async function removeUser({ user }: { readonly user: string }, root: string): Promise<boolean> {
  if ((await idOf(root, 'passwd', user)) === undefined) return false;
  await run('userdel', [...below(root), user]);
  // Where groups are not removed with their user.
  if ((await idOf(root, 'group', user)) !== undefined) await run('groupdel', [...below(root), user]);
  return true;
}

/** How shadow's programs are told of a tree whose own programs are not run. */
function below(root: string): string[] {
  return root === '/' ? [] : ['--prefix', root];
}

async function copy(
  { from, path: told, mode }: { readonly from: string; readonly path: string; readonly mode: number },
  root: string,
): Promise<boolean> {
  const path = join(root, told);
  if ((await exists(path)) && (await realpath(path)) === (await realpath(from))) return false;
  await mkdir(dirname(path), { recursive: true, mode: 0o755 });
  await replace(path, async (fresh) => {
    await copyFile(from, fresh);
    await chown(fresh, 0, 0);
    await chmod(fresh, mode);
  });
  return true;
}

async function makeLink(
  { path: told, target }: { readonly path: string; readonly target: string },
  root: string,
): Promise<boolean> {
  const path = join(root, told);
  if ((await readlink(path).catch(() => undefined)) === target) return false;
  await mkdir(dirname(path), { recursive: true, mode: 0o755 });
  await replace(path, (fresh) => symlink(target, fresh));
  return true;
}

/** Under its name there is the old file or the new one, never a part. A program that runs keeps its old one. */
async function replace(path: string, make: (fresh: string) => Promise<void>): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o755 });
  const fresh = `${path}.${randomUUID()}`;
  try {
    await make(fresh);
    await rename(fresh, path);
  } finally {
    await rm(fresh, { force: true });
  }
}

/** Gives it its owner and mode; false when it had them. */
async function own(
  path: string,
  { mode, owner }: { readonly mode: number; readonly owner: Owner },
  root: string,
): Promise<boolean> {
  const [uid, gid] = [await idOf(root, 'passwd', owner.user), await idOf(root, 'group', owner.group)];
  if (uid === undefined || gid === undefined) throw new Error(`there is no user or group ${owner.user}:${owner.group}`);
  const before = await stat(path);
  if (before.uid === uid && before.gid === gid && (before.mode & 0o7777) === mode) return false;
  // In this order: changing the owner takes bits of the mode away.
  await chown(path, uid, gid);
  await chmod(path, mode);
  return true;
}

/** The number of a user or group. */
export async function idOf(root: string, table: 'passwd' | 'group', name: string): Promise<number | undefined> {
  const text = (await textOf(join(root, 'etc', table))) ?? '';
  const line = text.split('\n').find((one) => one.startsWith(`${name}:`));
  return line === undefined ? undefined : Number(line.split(':')[2]);
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** Long enough for a service with a large store to stop in order. */
const runMs = 120_000;

function run(file: string, args: readonly string[]): Promise<void> {
  // The system's own programs, whatever the path of whoever became root is.
  const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' };
  return new Promise((resolve, reject) => {
    execFile(file, args, { env, timeout: runMs }, (error, _stdout, stderr) => {
      if (error) reject(new Error(stderr.trim() || error.message));
      else resolve();
    });
  });
}
