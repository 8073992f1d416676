import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockState } from './lock.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'kadoban-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const never = (error: unknown) => expect.fail(`${error}`);

test('a second agent is told which process has the directory, until that ends', () => {
  const lock = lockState(dir, process.pid, never);
  expect(() => lockState(dir, process.ppid, never)).toThrow(
    expect.objectContaining({
      code: 'ALREADY_RUNNING',
      message: expect.stringContaining(`process ${process.pid} uses`),
    }),
  );
  lock[Symbol.dispose]();
  using _again = lockState(dir, process.ppid, never);
  expect(readdirSync(dir)).toEqual(['agent.pid']);
});

const dead: [name: string, text: () => string][] = [
  ['a killed agent', () => `4194999 x:1\n`],
  ['an agent whose number another program has got', () => `${process.ppid} another-boot:1\n`],
  ['an agent killed while it wrote', () => ''],
];
test.each(dead)('the lock of %s is taken over', (_name, text) => {
  writeFileSync(join(dir, 'agent.pid'), text());
  using _lock = lockState(dir, process.pid, never);
  expect(readFileSync(join(dir, 'agent.pid'), 'utf8')).toMatch(new RegExp(`^${process.pid} `));
  expect(readdirSync(dir)).toEqual(['agent.pid']);
});

test('a disk that cannot be written does not keep the agent from watching', () => {
  const errors: unknown[] = [];
  rmSync(dir, { recursive: true });
  lockState(dir, process.pid, (error) => errors.push(error))[Symbol.dispose]();
  expect(errors).toMatchObject([{ code: 'ENOENT' }]);
});
