import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import pkgSea, { type SeaConfig } from '@yao-pkg/pkg/lib-es5/sea.js';
import { rolldown } from 'rolldown';

// Makes dist/kadoban-agent and dist/kadoban-collector for linux-x64: one CommonJS bundle each, put into a copy of the pinned
// Node as a single executable application (docs/adr/0002). Nothing is downloaded: Node came with the packages.

const root = import.meta.dirname;
const dist = join(root, 'dist');
const pageFiles = join(root, 'collector/web/dist');

type Binary = {
  name: string;
  entry: string;
  /** Options of Node and V8 that the binary always runs with. */
  execArgv: string[];
  /** Files inside the binary, by the key that `sea.getAsset` takes. */
  assets: Record<string, string>;
};

/** ws loads these native add-ons only where somebody has installed them; we ship none. */
const optionalAddons = ['bufferutil', 'utf-8-validate'];

/** What the SEA configuration knows beyond pkg's declarations. */
type FullSeaConfig = SeaConfig & { execArgv: string[]; execArgvExtension: 'none' };

/** One file, because a single executable application cannot load a second module. */
async function bundle(entry: string, file: string, commit: string): Promise<void> {
  const build = await rolldown({
    input: join(root, entry),
    cwd: root,
    platform: 'node',
    external: optionalAddons,
    transform: { define: { KADOBAN_COMMIT: JSON.stringify(commit) } },
  });
  await build.write({ file, format: 'cjs', codeSplitting: false, comments: false });
  await build.close();
}

async function pack(binary: Binary, node: string, workFolder: string, commit: string): Promise<void> {
  const script = join(workFolder, `${binary.name}.cjs`);
  await bundle(binary.entry, script, commit);
  const seaConfig: FullSeaConfig = {
    disableExperimentalSEAWarning: true,
    useSnapshot: false,
    // A cache made by the full compiler is refused, with a warning, where V8 runs in lite mode.
    useCodeCache: !binary.execArgv.includes('--lite-mode'),
    assets: binary.assets,
    execArgv: binary.execArgv,
    // Otherwise NODE_OPTIONS of whoever starts the binary could load code into it.
    execArgvExtension: 'none',
  };
  const output = join(workFolder, binary.name);
  await pkgSea.default(script, {
    seaConfig,
    nodePath: node,
    targets: [{ nodeRange: 'node26', platform: 'linux', arch: 'x64', output }],
  });
  // Renaming lets a binary that still runs keep its old file; writing into that one would fail with ETXTBSY.
  await rename(output, join(dist, binary.name));
  const { size } = await stat(join(dist, binary.name));
  console.log(`dist/${binary.name}: ${(size / 1024 / 1024).toFixed(1)} MiB`);
}

/** A copy of the pinned Node without its symbols: they are a fifth of its size, and nothing of ours reads them. */
async function strippedNode(workFolder: string): Promise<string> {
  const copy = join(workFolder, 'node');
  await copyFile(process.execPath, copy);
  try {
    execFileSync('strip', [copy]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    console.log('strip is not installed (package binutils): the binaries keep their symbols and are larger');
  }
  return copy;
}

/** The built page's files as SEA assets, `page/index.html` and so on. */
async function pageAssets(): Promise<Record<string, string>> {
  const entries = await readdir(pageFiles, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [`page/${relative(pageFiles, path).split(sep).join('/')}`, path]));
}

/** Which commit the binaries are made from; outside of a git checkout nobody can tell. */
function commitName(): string {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty', '--exclude=*'], {
      cwd: root,
      encoding: 'utf8',
    }).trim();
  } catch {
    return 'unknown';
  }
}

async function main(): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`The binaries are made on linux-x64 for linux-x64; this is ${process.platform}-${process.arch}.`);
  }
  await mkdir(dist, { recursive: true });
  const workFolder = await mkdtemp(join(dist, '.package-'));
  try {
    const node = await strippedNode(workFolder);
    const commit = commitName();
    // Without its optimising compilers V8 needs less memory; the agent computes next to nothing.
    await pack(
      { name: 'kadoban-agent', entry: 'agent/src/main.ts', execArgv: ['--lite-mode'], assets: {} },
      node,
      workFolder,
      commit,
    );
    await pack(
      { name: 'kadoban-collector', entry: 'collector/src/main.ts', execArgv: [], assets: await pageAssets() },
      node,
      workFolder,
      commit,
    );
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}

await main();
