import { readFile } from 'node:fs/promises';
import { arch, hostname, release, type } from 'node:os';
import { join } from 'node:path';
import type { Roots } from './roots.ts';

/** How people know the host. */
export interface HostInfo {
  readonly hostname: string;
  /** As the system calls itself: "Debian GNU/Linux 12 (bookworm)". */
  readonly os: string;
  readonly arch: string;
}

/** Reads how the host calls itself. */
export async function hostInfo(roots: Roots): Promise<HostInfo> {
  for (const file of ['etc/os-release', 'usr/lib/os-release']) {
    const os = parsePrettyName(await readFile(join(roots.root, file), 'utf8').catch(() => ''));
    if (os !== undefined) return { hostname: hostname(), os, arch: arch() };
  }
  return { hostname: hostname(), os: `${type()} ${release()}`, arch: arch() };
}

/** PRETTY_NAME of an os-release file: shell assignments, in quotes when they hold spaces. */
export function parsePrettyName(osRelease: string): string | undefined {
  const value = /^PRETTY_NAME=(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S*))[ \t]*$/m.exec(osRelease);
  const name = value?.[1]?.replace(/\\(.)/g, '$1') ?? value?.[2] ?? value?.[3];
  return name === '' ? undefined : name;
}
