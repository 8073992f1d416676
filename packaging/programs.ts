import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { commands as agentCommands } from '../agent/src/commands/index.ts';
import { agentService } from '../agent/src/install/service.ts';
import { commands as collectorCommands } from '../collector/src/commands/index.ts';
import { collectorService } from '../collector/src/install/service.ts';
import { fontAssetPrefix, reportFontPaths } from '../collector/src/report-fonts.ts';
import type { Service } from '../proto/src/install/service.ts';
import { root, type Target } from './targets.ts';

/** What both programs tell of their commands. */
interface CommandHelp {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  readonly details?: string;
}

export interface Program {
  name: string;
  /** Whose dependencies are in it. */
  workspace: 'agent' | 'collector';
  service: Service;
  summary: string;
  /** More of it, for Debian: lines of at most 78 characters. */
  description: readonly string[];
  commands: readonly CommandHelp[];
  entry: string;
  /** Options of Node and V8 that the binary always runs with. */
  execArgv(platform: Target['platform']): string[];
  /** Files inside the binary, by the key that `sea.getAsset` takes. */
  assets(): Promise<Record<string, string>>;
  /** What is imported dynamically stays out of the main script, which V8 keeps in memory, and is loaded from the assets when asked for. */
  loadsParts: boolean;
  /** The body of the threads it starts, from an asset: in a binary there is no file to start them from. */
  thread?: string;
}

/** What we make: the two programs of this repository. */
export const programs: { readonly agent: Program; readonly collector: Program } = {
  agent: {
    name: 'kadoban-agent',
    workspace: 'agent',
    service: agentService,
    summary: 'proves that a host and its services are up',
    description: [
      'The agent of kadoban looks at this host and at the services on it, keeps',
      'what it saw until its collector has acknowledged it, and sends it there.',
      '.',
      'It does nothing until the host is enrolled with a collector.',
    ],
    commands: agentCommands,
    entry: 'agent/src/main.ts',
    // It computes next to nothing, again and again, so that what V8 has to be fast for others costs it: optimising compilers; threads that
    // are woken to help with a heap of 10 MiB; code that ran at the start alone and is kept for a few collections.
    // V8 collects once what the start left, and throws away the code that did not run meanwhile: after half a minute that would be nearly all, which
    // is compiled again at its next turn; after three seconds most checks have not run yet.
    // What it has collected it keeps for the next time, a minute later, instead of giving a MiB back after eight seconds and asking for it again.
    // And the authorities that a company has given its machines count. On Linux OpenSSL reads the one that it needs when something is verified by
    // them (believe-machine.ts); Node would read all of them, several times, as soon as TLS is loaded, and keep 5 MiB of that.
    execArgv: (platform) => [
      '--lite-mode',
      '--single-threaded-gc',
      '--no-parallel-scavenge',
      '--bytecode-old-age=1',
      '--gc-memory-reducer-start-delay-ms=3000',
      '--min-semi-space-size=1',
      '--memory-pool-timeout=600',
      platform === 'linux' ? '--use-openssl-ca' : '--use-system-ca',
    ],
    assets: async () => ({}),
    loadsParts: true,
  },
  collector: {
    name: 'kadoban-collector',
    workspace: 'collector',
    service: collectorService,
    summary: 'keeps what agents prove, and tells availability',
    description: [
      'The collector of kadoban keeps what its agents prove as a ledger, and turns',
      'it into availability numbers: a page, an API, and monthly reports.',
      '.',
      'It brings the agents along that it hands out to hosts.',
    ],
    commands: collectorCommands,
    entry: 'collector/src/main.ts',
    execArgv: () => [],
    assets: async () => ({ ...(await pageAssets()), ...fontAssets() }),
    loadsParts: false,
    thread: 'collector/src/threads/thread.ts',
  },
};

/** The fonts of reports; whoever reads them knows them by their paths among the packages. */
function fontAssets(): Record<string, string> {
  const { resolve } = createRequire(import.meta.url);
  const paths = Object.values(reportFontPaths).flat();
  return Object.fromEntries(paths.map((path) => [`${fontAssetPrefix}${path}`, resolve(path)]));
}

const pageFiles = join(root, 'collector/web/dist');

/** The built page's files as SEA assets, `page/index.html` and so on. */
async function pageAssets(): Promise<Record<string, string>> {
  const entries = await readdir(pageFiles, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [`page/${relative(pageFiles, path).split(sep).join('/')}`, path]));
}
