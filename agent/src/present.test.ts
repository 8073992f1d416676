import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { present } from './present.ts';

test('only a file that is not there is none: one that cannot be looked at has to be read, and that fails aloud', () => {
  const dir = mkdtempSync(join(tmpdir(), 'kadoban-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const [file, loop] = [join(dir, 'agent.yaml'), join(dir, 'loop')];
  expect(present(file)).toBeUndefined();
  writeFileSync(file, '');
  expect(present(file)).toBe(file);
  expect(present(join(file, 'below'))).toBeUndefined();
  symlinkSync(loop, loop);
  expect(present(loop)).toBe(loop);
});
