import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { tempDir } from './temp-dir.ts';
import { until } from './until.ts';

/** A copy of this machine for a test to install things on. */
export interface Sandbox {
  /** A command line that runs in it. */
  at(file: string, ...args: string[]): [file: string, args: string[]];
  /** Runs a shell script in it to its end. */
  sh(script: string): Promise<{ code: number | null; said: string }>;
  /** The paths of files and links that are not as they were, in the order of the alphabet. Folders are not told. */
  changed(): string[];
}

/**
 * This machine's files with a layer on top that takes every change, in namespaces of mounts and processes of its own: it ends with the test. The
 * network is this machine's, systemd is not there.
 */
export async function sandbox(): Promise<Sandbox> {
  const dir = tempDir();
  const [layer, root] = [join(dir, 'layer'), join(dir, 'root')];
  for (const path of [layer, join(dir, 'work'), root]) mkdirSync(path);
  const mounts = `mount -t overlay -o lowerdir=/,upperdir=${layer},workdir=${dir}/work overlay ${root}
    mount -t proc proc ${root}/proc && mount --rbind /dev ${root}/dev && mount -t tmpfs tmpfs ${root}/run && mount -t tmpfs tmpfs ${root}/tmp
    exec chroot ${root} sleep infinity`;
  const namespaces = ['--mount', '--propagation', 'private', '--pid', '--fork', '--kill-child'];
  const child = spawn('unshare', [...namespaces, 'sh', '-ec', mounts], { stdio: 'ignore' });
  onTestFinished(async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    if (child.kill('SIGKILL')) await gone;
  });
  const pid = await until('the sandbox is made', 10_000, async () => {
    const inside = spawnSync('pgrep', ['-P', String(child.pid), '-x', 'sleep'], { encoding: 'utf8' }).stdout.trim();
    return inside === '' ? undefined : inside;
  });
  const at = (file: string, ...args: string[]): [string, string[]] => [
    'nsenter',
    ['--target', pid, '--mount', '--pid', '--root', '--wd', '--', file, ...args],
  ];
  return {
    at,
    async sh(script) {
      const [file, args] = at('sh', '-c', `exec 2>&1; ${script}`);
      const run = spawn(file, args, { stdio: ['ignore', 'pipe', 'ignore'], timeout: 50_000 });
      const [said, [code]] = await Promise.all([text(run.stdout), once(run, 'close')]);
      return { code, said };
    },
    changed: () =>
      globSync('**', { cwd: layer, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => join(entry.parentPath, entry.name).slice(layer.length))
        .toSorted(),
  };
}
