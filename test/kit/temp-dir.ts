import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A new directory that is removed at the end of the test. */
export function tempDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'kadoban-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}
