/*
 * Breaks the ledger on purpose, one rule at a time: every patch in this folder is applied to a temporary copy, and at least
 * one test of the ledger has to fail there. `node test/mutations/run.ts [name…]` ends with 1 when a patch survives.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** What the ledger's tests need of the repository. */
const needed = [
  'package.json',
  'vitest.config.ts',
  'collector/package.json',
  'collector/src/ledger',
  'test/kit',
  'test/golden',
];

/** The copy fails without help when it lacks something, and every patch would seem to be noticed. */
const untouched = '';

function isNoticed(patch: string): boolean {
  const copy = mkdtempSync(join(tmpdir(), 'kadoban-mutation-'));
  try {
    for (const path of needed) cpSync(join(root, path), join(copy, path), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    if (patch !== untouched) apply(patch, copy);
    const vitest = join(copy, 'node_modules/vitest/vitest.mjs');
    const args = [vitest, 'run', '--project', 'unit', '--bail', '1', 'collector/src/ledger'];
    return spawnSync(process.execPath, args, { cwd: copy, stdio: 'ignore' }).status !== 0;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function apply(patch: string, copy: string): void {
  const { status, stderr } = spawnSync('git', ['apply', '--recount', patch], { cwd: copy, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${basename(patch)} no longer applies: ${stderr}`);
}

function main(names: readonly string[]): number {
  if (isNoticed(untouched)) {
    console.log('the tests fail without any patch');
    return 1;
  }
  const patches = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.patch'));
  const chosen = patches.filter((file) => names.length === 0 || names.includes(basename(file, '.patch')));
  const survivors = chosen.filter((file) => {
    const noticed = isNoticed(join(import.meta.dirname, file));
    console.log(`${noticed ? 'noticed ' : 'SURVIVED'} ${basename(file, '.patch')}`);
    return !noticed;
  });
  console.log(`\n${chosen.length - survivors.length} of ${chosen.length} noticed`);
  return survivors.length === 0 && chosen.length > 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
