import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { runProgram } from './run-program.ts';

const never = new AbortController().signal;

test('what a program prints and how it ends is told', async () => {
  const args = ['-c', 'printf out; printf err >&2; exit 3'];
  expect(await runProgram('/bin/sh', args, never)).toEqual({ code: 3, out: 'out', err: 'err' });
});

test('of its output the beginning is kept, and the program is heard to its end', async () => {
  const script = 'head -c 1000000 /dev/zero | tr "\\0" x; exit 7';
  expect(await runProgram('/bin/sh', ['-c', script], never)).toEqual({ code: 7, out: 'x'.repeat(65_536), err: '' });
});

test('a program that is not there, or may not be run, was not started', async () => {
  expect(await runProgram('/does/not/exist', [], never)).toEqual({ failed: 'ENOENT' });
  expect(await runProgram('/etc/passwd', [], never)).toEqual({ failed: 'EACCES' });
});

test('arguments beyond what the system takes are told, not thrown', async () => {
  expect(await runProgram('/bin/true', ['x'.repeat(4_000_000)], never)).toEqual({ failed: 'E2BIG' });
});

test('a program that is to be ended before it began is ended', async () => {
  expect(await runProgram('/bin/sleep', ['600'], AbortSignal.abort())).toMatchObject({ code: undefined });
});

test('an agent that may open no more files cannot start a program, and goes on', () => {
  const script = `
    import { openSync } from 'node:fs';
    const { runProgram } = await import(process.argv[1]);
    try { for (;;) openSync('/dev/null', 'r'); } catch {}
    console.log(JSON.stringify(await runProgram('/bin/true', [], new AbortController().signal)));
  `;
  const node = [process.execPath, '--input-type=module', '-e', script, `${import.meta.dirname}/run-program.ts`];
  const said = execFileSync('/bin/sh', ['-c', 'ulimit -n 64; exec "$@"', 'sh', ...node], { encoding: 'utf8' });
  expect(JSON.parse(said)).toEqual({ failed: 'EMFILE' });
});
