import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command } from '../../../test/kit/command.ts';
import { storeWithHosts } from '../../../test/kit/store-with-hosts.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { storeFile } from './store-file.ts';

const slos = `- id: shop
  target: host:web-01
  objective: "99.9"
  window: { rolling: 30d }
`;

function dirWith(files: Record<string, string>): string {
  const dir = tempDir();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  return dir;
}

test('a directory of definitions is valid without a store, whatever hosts there are', async () => {
  const dir = dirWith({ 'slos.yaml': slos, 'README.md': 'not read' });
  expect(await command(['definitions', 'validate', dir])).toEqual({
    exitCode: 0,
    out: [`${dir} is valid: 1 definitions`],
    err: [],
  });
});

test('with a store, its hosts count, and what would be written is told', async () => {
  const dir = dirWith({ 'slos.yaml': slos });
  const data = tempDir();
  const store = await storeWithHosts(join(data, storeFile), ['web-01'], 1);
  await store[Symbol.asyncDispose]();
  const valid = await command(['definitions', 'validate', dir, '--data', data]);
  expect(valid.out).toEqual([`${dir} is valid: 1 definitions`, 'would write slo shop']);
  writeFileSync(join(dir, 'slos.yaml'), slos.replace('web-01', 'web-09'));
  const wrong = await command(['definitions', 'validate', dir, '--data', data]);
  expect(wrong.exitCode).toBe(2);
  expect(wrong.err[0]).toContain('CONFIG_INVALID');
  expect(wrong.err[0]).toContain('slos.yaml:2:11 [0].target: there is no host web-09');
});

test('a directory without definitions is a wrong directory', async () => {
  const dir = tempDir();
  mkdirSync(join(dir, 'more'));
  const result = await command(['definitions', 'validate', dir]);
  expect([result.exitCode, result.err[0]]).toEqual([2, expect.stringContaining('holds no YAML file')]);
  expect((await command(['definitions', 'validate', join(dir, 'none')])).err[0]).toContain('ENOENT');
});
