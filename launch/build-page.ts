import { join } from 'node:path';
import { runScript } from './run-script.ts';
import { say } from './say.ts';

const root = join(import.meta.dirname, '..');

/** turbo keeps the result, so that an unchanged page costs a fraction of a second. */
export async function buildPage(signal: AbortSignal): Promise<void> {
  const startedAt = performance.now();
  say('building the page');
  const turbo = join(root, 'node_modules/turbo/bin/turbo');
  await runScript(turbo, ['run', 'build', '--filter=@kadoban/collector', '--output-logs=errors-only'], signal);
  say(`the page is built (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
}
