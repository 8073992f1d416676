import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import pkgSea, { type SeaConfig } from '@yao-pkg/pkg/lib-es5/sea.js';
import { bundle, threadAsset } from './bundle.ts';
import type { Program } from './programs.ts';
import { hostTarget, type Target } from './targets.ts';

/** What the SEA configuration knows beyond pkg's declarations. */
type FullSeaConfig = SeaConfig & { execArgv: string[]; execArgvExtension: 'none' };

/** Bundles `program` and puts it into `node` (that of `target`), as a file in `workFolder`; the path of that. */
export async function makeBinary(
  program: Program,
  target: Target,
  node: string,
  workFolder: string,
  commit: string,
): Promise<string> {
  const folder = join(workFolder, target.name);
  await mkdir(folder, { recursive: true });
  const { script, parts } = await bundle(program, folder, commit);
  const threads = program.thread ? await threadAsset(program.thread, folder, commit) : {};
  const execArgv = program.execArgv(target.platform);
  const isForeign = target.name !== hostTarget.name;
  const seaConfig: FullSeaConfig = {
    disableExperimentalSEAWarning: true,
    useSnapshot: false,
    // A cache made by the full compiler is refused, with a warning, where V8 runs in lite mode, and so is one of another processor.
    useCodeCache: !isForeign && !execArgv.includes('--lite-mode'),
    assets: { ...(await program.assets()), ...parts, ...threads },
    execArgv,
    // Otherwise NODE_OPTIONS of whoever starts the binary could load code into it.
    execArgvExtension: 'none',
  };
  const output = join(folder, `${program.name}${target.platform === 'win' ? '.exe' : ''}`);
  const { platform, arch } = target;
  // pkg would run the Node of `nodePath`, to ask for its version; a foreign one it finds in its cache, by the version in the range.
  const nodeRange = isForeign ? `node${process.versions.node}` : 'node26';
  await pkgSea.default(script, {
    seaConfig,
    ...(!isForeign && { nodePath: node }),
    targets: [{ nodeRange, platform, arch, output }],
    signature: false,
  });
  return output;
}
