import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lockfile } from './lockfile.ts';
import { hostTarget, type Target } from './targets.ts';
import { withoutDeadlockGraph } from './without-deadlock-graph.ts';

/** The pinned Node of `target` without its symbols, which are a fifth of its size, and without a MiB that it would write for nothing. */
export async function pinnedNode(target: Target, workFolder: string): Promise<string> {
  const node = join(workFolder, `node-${target.name}`);
  if (target.name === hostTarget.name) await copyFile(process.execPath, node);
  else await copyFile(await fetched(target, workFolder), node);
  await writeFile(node, withoutDeadlockGraph(await readFile(node)));
  if (target.strip !== undefined) strip(target.strip, node);
  return node;
}

/** From the registry, or npm's cache; only the package that the lockfile names is taken. */
async function fetched({ name, nodePackage, nodeFile }: Target, workFolder: string): Promise<string> {
  const folder = join(workFolder, `package-${name}`);
  await mkdir(folder);
  const { version, integrity = '' } = (await lockfile()).packages[`node_modules/${nodePackage}`] ?? {};
  const npm = [
    'pack',
    '--silent',
    '--no-update-notifier',
    '--prefer-offline',
    '--pack-destination',
    folder,
    `${nodePackage}@${version}`,
  ];
  const packed = join(folder, execFileSync('npm', npm, { cwd: folder, encoding: 'utf8' }).trim());
  const digest = createHash('sha512')
    .update(await readFile(packed))
    .digest('base64');
  if (integrity !== `sha512-${digest}`) {
    throw new Error(
      `${nodePackage}@${version} is not the one that package-lock.json names; do not trust this registry`,
    );
  }
  execFileSync('tar', ['-xzf', packed, '-C', folder, `package/${nodeFile}`]);
  return join(folder, 'package', nodeFile);
}

function strip(program: string, file: string): void {
  try {
    execFileSync(program, [file]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    console.log(
      `${program} is not installed: binaries keep their symbols and are larger (Debian's packages: binutils…)`,
    );
  }
}

/** Puts a foreign Node where pkg looks for it, in a home directory of its own: nothing is downloaded, and nothing of another build is taken. */
export async function intoPkgCache(home: string, { name, platform, arch }: Target, node: string): Promise<void> {
  const cache = join(home, '.pkg-cache', 'sea');
  const base = `node-${process.version}-${platform === 'macos' ? 'darwin' : platform}-${arch}`;
  const archive = join(cache, `${base}.${platform === 'win' ? 'zip' : 'tar.gz'}`);
  const unpacked = platform === 'win' ? join(cache, `${base}.exe`) : join(cache, base, 'bin', 'node');
  await mkdir(join(unpacked, '..'), { recursive: true });
  await copyFile(node, unpacked);
  // What pkg writes when it has checked an archive, and unpacked it.
  await writeFile(archive, `the Node of ${name} came from the package registry\n`);
  await writeFile(`${archive}.ok`, '');
  await writeFile(`${unpacked}.ok`, '');
}
