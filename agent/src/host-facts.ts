import { uptime } from 'node:os';
import { join } from 'node:path';
import { nameCharsMax } from '@kadoban/proto/limits';
import { type Boot, bootByUptime, linuxBoot } from './host/boot.ts';
import { hostInfo } from './host/host-info.ts';
import { machineIdHash } from './host/machine-id-hash.ts';
import type { Roots } from './host/roots.ts';

/** What the agent says about its host. */
export interface HostFacts {
  /** Where its files lie. */
  readonly roots: Roots;
  readonly boot: Boot;
  readonly hostname: string;
  readonly os: string;
  readonly arch: string;
  machineIdHash(fallback: string): Promise<Uint8Array>;
}

/** Where the files of the host lie whose `/` is `hostRoot`. */
export function rootsBelow(hostRoot: string): Roots {
  return { proc: join(hostRoot, 'proc'), sys: join(hostRoot, 'sys'), root: hostRoot };
}

/** Looks them up below `hostRoot`; `name` replaces the host's own name. */
export async function hostFacts(
  { name, hostRoot }: { readonly name?: string; readonly hostRoot: string },
  nowMs: number,
  previous: Boot | undefined,
): Promise<HostFacts> {
  const roots = rootsBelow(hostRoot);
  const { hostname, os, arch } = await hostInfo(roots);
  const boot = process.platform === 'linux' ? await linuxBoot(roots) : bootByUptime(nowMs, uptime() * 1000, previous);
  return {
    roots,
    boot: { ...boot, atMs: Math.round(boot.atMs) },
    hostname: (name ?? hostname).slice(0, nameCharsMax),
    os: os.slice(0, nameCharsMax),
    arch,
    machineIdHash: (fallback) => machineIdHash(roots, fallback),
  };
}
