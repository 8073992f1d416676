import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeArchive, writeSums } from './archive.ts';
import { makeBinary } from './binary.ts';
import { makeDeb } from './deb.ts';
import { documentsOf } from './documents.ts';
import { intoPkgCache, pinnedNode } from './pinned-node.ts';
import { type Program, programs } from './programs.ts';
import { hostTarget, root, type Target, targets } from './targets.ts';

// `npm run package`: dist/kadoban-agent and dist/kadoban-collector for linux-x64. With `--all`: also everything that a release has, for all
// platforms, in dist/release. Node comes from the package registry (docs/adr/0001, 0002); nothing else is downloaded.

const dist = join(root, 'dist');

/** What all that is made shares. */
interface Work {
  readonly workFolder: string;
  readonly release: string;
  readonly commit: string;
  readonly version: string;
  /** When the commit was made: the same commit makes the same files, whenever that is done. */
  readonly madeSeconds: number;
}

/** Which commit the binaries are made from, and when it was; outside of a git checkout nobody can tell. */
function commitOf(): Pick<Work, 'commit' | 'madeSeconds'> {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  try {
    return {
      commit: git('describe', '--always', '--dirty', '--exclude=*'),
      madeSeconds: Number(git('log', '-1', '--format=%ct')),
    };
  } catch {
    return { commit: 'unknown', madeSeconds: 0 };
  }
}

async function tell(path: string): Promise<void> {
  const { size } = await stat(path);
  console.log(`${path.slice(root.length + 1)}: ${(size / 1024 / 1024).toFixed(1)} MiB`);
}

/** The binaries for this machine. */
async function makeForHost(all: readonly Program[], work: Work): Promise<void> {
  const node = await pinnedNode(hostTarget, work.workFolder);
  for (const program of all) {
    const made = await makeBinary(program, hostTarget, node, work.workFolder, work.commit);
    // Renaming lets a binary that still runs keep its old file; writing into that one would fail with ETXTBSY.
    await rename(made, join(dist, program.name));
    await tell(join(dist, program.name));
  }
}

/** Everything for all platforms. The agents come first: the collector's packages bring them along. */
async function makeRelease({ agent, collector }: { agent: Program; collector: Program }, work: Work): Promise<void> {
  await rm(work.release, { recursive: true, force: true });
  await mkdir(work.release, { recursive: true });
  const nodes = new Map<Target, string>();
  for (const target of targets) nodes.set(target, await pinnedNode(target, work.workFolder));
  // After npm has run, which has its settings there.
  process.env.HOME = join(work.workFolder, 'home');
  for (const [target, node] of nodes) await intoPkgCache(process.env.HOME, target, node);
  const agents = await makeProgram(agent, nodes, [], work);
  await makeProgram(collector, nodes, agents, work);
  await writeSums(work.release);
}

/** Returns the packed files for Linux. */
async function makeProgram(
  program: Program,
  nodes: ReadonlyMap<Target, string>,
  agents: readonly string[],
  work: Work,
): Promise<string[]> {
  const documents = await documentsOf(program, work.version, work.madeSeconds);
  await writeFile(join(work.release, `${program.name}.cdx.json`), documents.billOfMaterials);
  const forLinux: string[] = [];
  for (const [target, node] of nodes) {
    const binary = await makeBinary(program, target, node, work.workFolder, work.commit);
    const parts = { ...work, binary, documents, agents: target.platform === 'linux' ? agents : [] };
    const packed = await makeArchive(program.name, target, parts, work);
    await tell(packed);
    if (target.platform === 'linux') forLinux.push(packed);
    if (target.debian !== undefined) await tell(await makeDeb(program, target, parts, work));
  }
  return forLinux;
}

async function main(argv: readonly string[]): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`The binaries are made on linux-x64; this is ${process.platform}-${process.arch}.`);
  }
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  await mkdir(dist, { recursive: true });
  const workFolder = await mkdtemp(join(dist, '.package-'));
  try {
    const work = { workFolder, release: join(dist, 'release'), version, ...commitOf() };
    await makeForHost([programs.agent, programs.collector], work);
    if (argv.includes('--all')) await makeRelease(programs, work);
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}

await main(process.argv.slice(2));
