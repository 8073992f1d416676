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
 * network is this machine's. With `isBooted` its systemd runs there, up to what every service may count on, but none of this machine's services.
 */
export async function sandbox({ isBooted = false } = {}): Promise<Sandbox> {
  const dir = tempDir();
  const [layer, root] = [join(dir, 'layer'), join(dir, 'root')];
  for (const path of [layer, join(dir, 'work'), root]) mkdirSync(path);
  const overlay = `mount -t overlay -o lowerdir=/,upperdir=${layer},workdir=${dir}/work overlay ${root}`;
  const plain = `mount -t proc proc ${root}/proc && mount --rbind /dev ${root}/dev && mount -t tmpfs tmpfs ${root}/run && mount -t tmpfs tmpfs ${root}/tmp
    exec chroot ${root} sleep infinity`;
  const booted = `exec systemd-nspawn --quiet --directory=${root} --register=no --keep-unit --resolv-conf=off --timezone=off --boot systemd.unit=basic.target`;
  const processes = isBooted ? [] : ['--pid', '--fork', '--kill-child'];
  const namespaces = ['--mount', '--propagation', 'private', ...processes];
  const child = spawn('unshare', [...namespaces, 'sh', '-ec', `${overlay}\n${isBooted ? booted : plain}`], {
    stdio: 'ignore',
  });
  onTestFinished(async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    if (child.kill('SIGKILL')) await gone;
  });
  const pid = await until('the sandbox is made', 20_000, async () => {
    const inside = spawnSync('pgrep', ['-P', String(child.pid)], { encoding: 'utf8' }).stdout.trim();
    const isReady = isBooted ? ['systemctl', 'is-active', 'basic.target'] : ['pgrep', '-x', 'sleep'];
    return inside !== '' && spawnSync('nsenter', [...into(inside), ...isReady]).status === 0 ? inside : undefined;
  });
  const at = (file: string, ...args: string[]): [string, string[]] => ['nsenter', [...into(pid), file, ...args]];
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

/** The arguments of nsenter for what runs beside process `pid`. */
function into(pid: string): string[] {
  return ['--target', pid, '--mount', '--pid', '--root', '--wd', '--'];
}
