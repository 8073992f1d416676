import { existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import type { Phrase } from '../phrase.ts';
import type { Service } from './service.ts';

/** What the command line asked for. */
export interface Wish {
  /** Where the `/` of the machine that is installed is. */
  readonly root: string;
  readonly prefix: string;
  readonly isDryRun: boolean;
}

/** The options that name it, for `parseArgs`, and for the help. */
export const wishOptions = {
  prefix: { type: 'string' },
  root: { type: 'string' },
  'dry-run': { type: 'boolean' },
} as const;
export const wishDetails = `  --prefix DIR       the program lies in DIR/bin (/usr/local)
  --root DIR         works on the tree of another machine below DIR, such as an image; starts and stops nothing
  --dry-run          only says what would be done`;

/** Why nothing is installed or uninstalled. */
export const refusals = {
  // The prefix goes into a unit file, where spaces and percent signs mean something.
  prefix: () => '--prefix has to be an absolute path of letters, digits and ._+-',
  root: () => '--root has to be an absolute path of a directory that exists',
  left: (name: string) =>
    `a package of ${name} was removed here, and its configuration and data are still its own: install the package again, or purge it first (dpkg --purge ${name}), which deletes them`,
  platform: (platform: string) => `services can be installed on Linux only, and this is ${platform}`,
  packaged: (name: string) =>
    `a package of this system has installed ${name}; use its package manager, such as apt or dpkg`,
  rootOnly: () => 'only root can do that; sudo, or --dry-run to see what would be done',
};

export type Refusal = Phrase<typeof refusals>;

/** What the options ask for, or what is wrong with them. */
export function wishFrom(
  values: Readonly<Record<string, string | boolean | undefined>>,
): Wish | { readonly problem: Refusal } {
  const { prefix = '/usr/local', root = '/' } = values;
  if (typeof prefix !== 'string' || !/^\/[\w.+/-]*$/.test(prefix)) {
    return { problem: ['prefix'] };
  }
  if (typeof root !== 'string' || !isAbsolute(root) || !existsSync(root)) {
    return { problem: ['root'] };
  }
  return { root: resolve(root), prefix: resolve(prefix), isDryRun: values['dry-run'] === true };
}

/** Why nothing should be installed here: to purge what a removed package left would take the state of what runs now with it. */
export function leftByPackage({ name }: Service, { root }: Wish): Refusal | undefined {
  return existsSync(join(root, 'var/lib/dpkg/info', `${name}.postrm`)) ? ['left', name] : undefined;
}

/** Why nothing can be installed or uninstalled here. */
export function obstacle({ name }: Service, { root, isDryRun }: Wish): Refusal | undefined {
  if (process.platform !== 'linux') return ['platform', process.platform];
  const packaged = ['lib', 'usr/lib'].map((lib) => join(root, lib, 'systemd/system', `${name}.service`));
  if (packaged.some((unit) => existsSync(unit))) return ['packaged', name];
  return isDryRun || process.geteuid?.() === 0 ? undefined : ['rootOnly'];
}
