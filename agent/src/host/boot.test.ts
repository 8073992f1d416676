import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { platform } from 'node:process';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { bootByUptime, linuxBoot, parseBtime, parseStartTicks } from './boot.ts';

const kernelId = '0b6b2f7e-3c1d-4a55-9e0f-6d2a48adfda4';
/** Process 1 of a container that started 1234.56 s after its kernel, with a name that means to confuse. */
const inContainer = `1 (a) S 9 (b) S 0 1 1 0 -1 4194560 36 34 0 13 49 84 86 46 20 0 14 0 123456 50536448 4165 0 0\n`;
const onMachine = `1 (systemd) S 0 1 1 0 -1 4194560 36 34 0 13 49 84 86 46 20 0 1 0 7 170536448 3165 0 0\n`;

async function procWith(files: Record<string, string>) {
  const proc = await mkdtemp(join(tmpdir(), 'kadoban-proc-'));
  onTestFinished(() => rm(proc, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(proc, path)), { recursive: true });
    await writeFile(join(proc, path), text);
  }
  return { proc, sys: '/sys', root: '/' };
}

const kernel = { 'sys/kernel/random/boot_id': `${kernelId}\n`, stat: 'cpu  1 2 3 4\nbtime 1780286400\n' };

test('a container that restarts is a new boot, at the time it started', async () => {
  const before = await linuxBoot(await procWith({ ...kernel, '1/stat': inContainer }));
  const after = await linuxBoot(await procWith({ ...kernel, '1/stat': inContainer.replace('123456', '223456') }));
  expect(before).toEqual({ id: `${kernelId}:123456`, atMs: 1_780_286_400_000 + 1_234_560 });
  expect(after).toEqual({ id: `${kernelId}:223456`, atMs: 1_780_286_400_000 + 2_234_560 });
});

test('on a machine the first process starts with the kernel', async () => {
  const boot = await linuxBoot(await procWith({ ...kernel, '1/stat': onMachine }));
  expect(boot).toEqual({ id: `${kernelId}:7`, atMs: 1_780_286_400_070 });
});

test('where process 1 is hidden, the kernel speaks alone', async () => {
  expect(await linuxBoot(await procWith(kernel))).toEqual({ id: kernelId, atMs: 1_780_286_400_000 });
});

test('files that are not what the kernel writes are refused', () => {
  expect(() => parseBtime('cpu  1 2 3 4\n')).toThrow(/no line "btime"/);
  expect(() => parseStartTicks('1 (systemd) S 0 1 1')).toThrow(/ends before the start time/);
});

test.runIf(platform === 'linux')('the boot of this machine is one, and is not in the future', async () => {
  const roots = { proc: '/proc', sys: '/sys', root: '/' };
  const boot = await linuxBoot(roots);
  expect(boot).toEqual(await linuxBoot(roots));
  expect(boot.id).toContain((await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim());
  expect(boot.atMs).toBeLessThan(Date.now());
});

test('by uptime, looks at one boot agree and looks at two do not', () => {
  const lookMs = fc.integer({ min: 0, max: 10 ** 10 });
  const blurMs = fc.integer({ min: -2000, max: 2000 });
  fc.assert(
    fc.property(lookMs, blurMs, fc.integer({ min: 5001, max: 10 ** 10 }), (sinceMs, blur, laterMs) => {
      const startMs = 1_780_286_400_000;
      const first = bootByUptime(startMs + 100_000, 100_000);
      expect(first.atMs).toBe(startMs);
      expect(bootByUptime(startMs + sinceMs, sinceMs + blur, first)).toBe(first);
      const restarted = bootByUptime(startMs + laterMs + sinceMs, sinceMs, first);
      expect(restarted.id).not.toBe(first.id);
      expect(restarted.atMs).toBe(startMs + laterMs);
    }),
  );
});
