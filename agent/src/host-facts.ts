import { uptime } from 'node:os';
import { nameCharsMax } from '@kadoban/proto/limits';
import { type Boot, bootByUptime, linuxBoot } from './host/boot.ts';
import { hostInfo } from './host/host-info.ts';
import { machineIdHash } from './host/machine-id-hash.ts';
import type { Roots } from './host/roots.ts';

/** Where a host's files lie on itself. */
export const hostRoots: Roots = { proc: '/proc', sys: '/sys', root: '/' };

/** What the agent says about its host. */
export interface HostFacts {
  readonly boot: Boot;
  readonly hostname: string;
  readonly os: string;
  readonly arch: string;
  machineIdHash(fallback: string): Promise<Uint8Array>;
}

/** Looks them up; `name` replaces the host's own name. */
export async function hostFacts(
  name: string | undefined,
  nowMs: number,
  previous: Boot | undefined,
): Promise<HostFacts> {
  const { hostname, os, arch } = await hostInfo(hostRoots);
  const boot =
    process.platform === 'linux' ? await linuxBoot(hostRoots) : bootByUptime(nowMs, uptime() * 1000, previous);
  return {
    boot: { ...boot, atMs: Math.round(boot.atMs) },
    hostname: (name ?? hostname).slice(0, nameCharsMax),
    os: os.slice(0, nameCharsMax),
    arch,
    machineIdHash: (fallback) => machineIdHash(hostRoots, fallback),
  };
}
