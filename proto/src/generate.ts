import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes gen/ from kadoban.proto; with `--check` only tells (exit 1) when the committed files are not what it would make.
 * Run by `npm run generate` and `npm run check:gen` of this workspace.
 */
const root = join(import.meta.dirname, '..');
const pbjs = join(root, '../node_modules/protobufjs-cli/bin/pbjs');
const only = ['create', 'verify', 'convert', 'delimited', 'typeurl'].map((part) => `--no-${part}`);
const flags = ['--target', 'static-module', '--wrap', 'esm', '--dts', '--force-number', ...only];
const check = process.argv.includes('--check');

const folder = check ? mkdtempSync(join(tmpdir(), 'kadoban-gen-')) : join(root, 'gen');
execFileSync(process.execPath, [
  pbjs,
  ...flags,
  '--dependency',
  'protobufjs/minimal.js',
  '-o',
  join(folder, 'kadoban.js'),
  join(root, 'kadoban.proto'),
]);
if (check) {
  const stale = ['kadoban.js', 'kadoban.d.ts'].filter(
    (name) => readFileSync(join(folder, name), 'utf8') !== readFileSync(join(root, 'gen', name), 'utf8'),
  );
  rmSync(folder, { recursive: true });
  if (stale.length > 0) {
    console.error(`proto/gen/${stale.join(', ')} differs from kadoban.proto: run \`npm run generate -w proto\``);
    process.exitCode = 1;
  }
}
