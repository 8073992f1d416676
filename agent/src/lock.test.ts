import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { capability } from '../../test/kit/capabilities.ts';
import { start } from '../../test/kit/program.ts';
import { until } from '../../test/kit/until.ts';
import { lockState, ownerOf } from './lock.ts';

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

capability('root', 'mount')(
  'an agent that sees another id of the boot, as in a container, is known to run',
  async () => {
    writeFileSync(join(dir, 'boot_id'), '00000000-0000-4000-8000-000000000000\n');
    const script = `import { lockState } from '${join(import.meta.dirname, 'lock.ts')}';
    lockState('${dir}', process.pid, (error) => { throw error; });
    setInterval(() => {}, 1000);`;
    const inside = `mount --bind ${join(dir, 'boot_id')} /proc/sys/kernel/random/boot_id && exec "$@"`;
    start(
      'unshare',
      ['--mount', 'sh', '-c', inside, 'sh', process.execPath, '--input-type=module', '-e', script],
      join(dir, 'log'),
    );
    await until('the lock', 20_000, async () => readdirSync(dir).includes('agent.pid') || undefined);
    expect(ownerOf(dir)).toBeGreaterThan(1);
  },
);
