import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reportFontPaths } from '../collector/src/report-fonts.ts';
import { broughtBy, type Locked, lockfile } from './lockfile.ts';
import type { Program } from './programs.ts';
import { root } from './targets.ts';

/**
 * The packages that are in a binary, besides Node, by their path: what its workspace depends on, and what the page and reports are made of. A
 * few that the bundler leaves out because nothing uses them are among them; none is missing.
 */
export async function shipped({ workspace }: Pick<Program, 'workspace'>): Promise<Map<string, Locked>> {
  const lock = await lockfile();
  const { dependencies = {}, devDependencies = {} } = lock.packages[workspace] ?? {};
  const inAssets = workspace === 'collector' ? new Set([...(await importedByPage()), ...fontPackages()]) : new Set();
  const names = [...Object.keys(dependencies), ...Object.keys(devDependencies).filter((name) => inAssets.has(name))];
  return broughtBy(lock, workspace, names);
}

/** `@scope/name` of every font. */
function fontPackages(): string[] {
  const paths = Object.values(reportFontPaths).flat();
  return paths.map((path) => path.split('/').slice(0, 2).join('/'));
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
