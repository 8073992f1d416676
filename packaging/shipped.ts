import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { broughtBy, type Locked, lockfile } from './lockfile.ts';
import type { Program } from './programs.ts';
import { root } from './targets.ts';

/**
 * The packages that are in a binary, besides Node, by their path: what its workspace depends on, and what the page is made of. A few that the
 * bundler leaves out because nothing uses them are among them; none is missing.
 */
export async function shipped({ workspace }: Pick<Program, 'workspace'>): Promise<Map<string, Locked>> {
  const lock = await lockfile();
  const { dependencies = {}, devDependencies = {} } = lock.packages[workspace] ?? {};
  const page = workspace === 'collector' ? await importedByPage() : new Set<string>();
  const names = [...Object.keys(dependencies), ...Object.keys(devDependencies).filter((name) => page.has(name))];
  return broughtBy(lock, workspace, names);
}

/** The page is built before: what it imports is a development dependency of its workspace. */
async function importedByPage(): Promise<Set<string>> {
  const sources = globSync('collector/web/**/*.{ts,tsx}', { cwd: root, exclude: ['**/dist/**', '**/*.test.*'] });
  const texts = await Promise.all(sources.map((path) => readFile(join(root, path), 'utf8')));
  const names = texts.flatMap((text) =>
    [...text.matchAll(/\bfrom '((?:@[^/']+\/)?[^./'][^/']*)|^import '((?:@[^/']+\/)?[^./'][^/']*)/gm)].map(
      ([, from, alone]) => from ?? alone ?? '',
    ),
  );
  return new Set(names);
}
