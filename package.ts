import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import pkgSea, { type SeaConfig } from '@yao-pkg/pkg/lib-es5/sea.js';
import { rolldown } from 'rolldown';

// Makes dist/kadoban-agent and dist/kadoban-collector for linux-x64: CommonJS, bundled, put into a copy of the pinned
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
  /** What is imported dynamically stays out of the main script, which V8 keeps in memory, and is loaded from the assets when asked for. */
  loadsParts: boolean;
  /** The body of the threads it starts, from an asset: in a binary there is no file to start them from. */
  thread?: string;
};

/**
 * Stands before a main script that loads parts. Node's `require` in a single executable application knows its own modules alone;
 * this one also finds the parts among the assets.
 */
const requireParts = (mainFile: string) => `require = ((builtin) => {
  const parts = new Map([['./${mainFile}', module]]);
  const load = (name) => {
    if (!name.startsWith('./')) return builtin(name);
    if (!parts.has(name)) {
      const module = { exports: {} };
      parts.set(name, module);
      const source = builtin('node:sea').getAsset(name, 'utf8');
      builtin('node:vm').compileFunction(source, ['module', 'exports', 'require'], { filename: name })(module, module.exports, load);
    }
    return parts.get(name).exports;
  };
  return load;
})(require);`;

/** ws loads these native add-ons only where somebody has installed them; we ship none. */
const optionalAddons = ['bufferutil', 'utf-8-validate'];

/** What the SEA configuration knows beyond pkg's declarations. */
type FullSeaConfig = SeaConfig & { execArgv: string[]; execArgvExtension: 'none' };

/** Writes the main script to `folder` and returns its path, and its parts as assets. */
async function bundle(
  { name, entry, loadsParts }: Pick<Binary, 'name' | 'entry' | 'loadsParts'>,
  folder: string,
  commit: string,
) {
  const build = await rolldown({
    input: { [name]: join(root, entry) },
    cwd: root,
    platform: 'node',
    external: optionalAddons,
    transform: { define: { KADOBAN_COMMIT: JSON.stringify(commit) } },
  });
  const { output } = await build.generate({
    format: 'cjs',
    codeSplitting: loadsParts,
    comments: false,
    entryFileNames: '[name].cjs',
    chunkFileNames: `${name}-[name]-[hash].cjs`,
    banner: ({ isEntry, fileName }) => (loadsParts && isEntry ? requireParts(fileName) : ''),
  });
  await build.close();
  const chunks = output.filter((part) => part.type === 'chunk');
  for (const { fileName, code } of chunks) await writeFile(join(folder, fileName), ascii(code));
  const parts = chunks
    .filter(({ isEntry }) => !isEntry)
    .map(({ fileName }) => [`./${fileName}`, join(folder, fileName)]);
  return { script: join(folder, `${name}.cjs`), parts: Object.fromEntries(parts) as Record<string, string> };
}

/** One character beyond ASCII would make V8 keep the whole script with two bytes for each. In literals, where alone they are, the escape is the same. */
function ascii(code: string): string {
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

async function threadAsset(entry: string, folder: string, commit: string): Promise<Record<string, string>> {
  const { script } = await bundle({ name: 'thread', entry, loadsParts: false }, folder, commit);
  return { 'thread.cjs': script };
}

async function pack(binary: Binary, node: string, workFolder: string, commit: string): Promise<void> {
  const { script, parts } = await bundle(binary, workFolder, commit);
  const threads = binary.thread ? await threadAsset(binary.thread, workFolder, commit) : {};
  const seaConfig: FullSeaConfig = {
    disableExperimentalSEAWarning: true,
    useSnapshot: false,
    // A cache made by the full compiler is refused, with a warning, where V8 runs in lite mode.
    useCodeCache: !binary.execArgv.includes('--lite-mode'),
    assets: { ...binary.assets, ...parts, ...threads },
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
      { name: 'kadoban-agent', entry: 'agent/src/main.ts', execArgv: ['--lite-mode'], assets: {}, loadsParts: true },
      node,
      workFolder,
      commit,
    );
    await pack(
      {
        name: 'kadoban-collector',
        entry: 'collector/src/main.ts',
        execArgv: [],
        assets: await pageAssets(),
        loadsParts: false,
        thread: 'collector/src/threads/thread.ts',
      },
      node,
      workFolder,
      commit,
    );
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}

await main();
