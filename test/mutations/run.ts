/*
 * Breaks the ledger on purpose, one rule at a time: every patch in this folder is applied to a temporary copy, and at least
 * one test of the ledger has to fail there. `node test/mutations/run.ts [name…]` ends with 1 when a patch survives, or no
 * longer applies because the code moved on.
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

type Outcome = 'noticed' | 'SURVIVED' | 'DOES NOT APPLY';

/** What the tests say of a copy with `patch`, or of an untouched one. */
function outcomeOf(patch?: string): Outcome {
  const copy = mkdtempSync(join(tmpdir(), 'kadoban-mutation-'));
  try {
    for (const path of needed) cpSync(join(root, path), join(copy, path), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    if (patch !== undefined && spawnSync('git', ['apply', '--recount', patch], { cwd: copy }).status !== 0) {
      return 'DOES NOT APPLY';
    }
    const vitest = join(copy, 'node_modules/vitest/vitest.mjs');
    const args = [vitest, 'run', '--project', 'unit', '--bail', '1', 'collector/src/ledger'];
    return spawnSync(process.execPath, args, { cwd: copy, stdio: 'ignore' }).status === 0 ? 'SURVIVED' : 'noticed';
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function main(names: readonly string[]): number {
  // A copy that lacks something fails by itself, and every patch would seem to be noticed.
  if (outcomeOf() === 'noticed') {
    console.log('the tests fail without any patch');
    return 1;
  }
  const patches = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.patch'));
  const chosen = patches.filter((file) => names.length === 0 || names.includes(basename(file, '.patch')));
  const noticed = chosen.filter((file) => {
    const outcome = outcomeOf(join(import.meta.dirname, file));
    console.log(`${outcome}: ${basename(file, '.patch')}`);
    return outcome === 'noticed';
  });
  console.log(`\n${noticed.length} of ${chosen.length} noticed`);
  return noticed.length === chosen.length && chosen.length > 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
