import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from './targets.ts';

/** What we read of an entry of package-lock.json. */
export interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly license?: string;
  /** A workspace, at `resolved`. */
  readonly link?: boolean;
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

export interface Lockfile {
  /** By path: `node_modules/ws`, or a workspace's folder. */
  readonly packages: Readonly<Record<string, Locked>>;
}

export async function lockfile(): Promise<Lockfile> {
  return JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
}

/** Everything that the packages `names` of the folder `from` bring along, themselves included, by path; workspaces of ours left out. */
export function broughtBy({ packages }: Lockfile, from: string, names: readonly string[]): Map<string, Locked> {
  const found = new Map<string, Locked>();
  const seen = new Set<string>();
  const visit = (folder: string, name: string): void => {
    const path = placeOf(packages, folder, name);
    if (path === undefined) throw new Error(`package-lock.json has no ${name} for ${folder}`);
    if (seen.has(path)) return;
    seen.add(path);
    const entry = packages[path] ?? {};
    const [target, place] = entry.link ? [packages[entry.resolved ?? ''], entry.resolved ?? ''] : [entry, path];
    if (!entry.link) found.set(path, entry);
    for (const dependency of Object.keys(target?.dependencies ?? {})) visit(place, dependency);
  };
  for (const name of names) visit(from, name);
  return new Map([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Where Node would find `name` from `folder`. */
function placeOf(packages: Lockfile['packages'], folder: string, name: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const path = at === '.' || at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (packages[path]) return path;
    if (at === '.' || at === '') return undefined;
  }
}

/** `node_modules/a/node_modules/@b/c` is `@b/c`. */
export function packageName(path: string): string {
  return path.split('node_modules/').at(-1) ?? path;
}
