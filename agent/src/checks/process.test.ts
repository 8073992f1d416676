import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { lookBy, mistakesOf } from '../../../test/kit/look-by.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { countProcesses } from './files/processes.ts';
import { process } from './process.ts';

/** A program of its own name that runs until the test ends. */
async function running(name: string, seconds: string): Promise<void> {
  const program = `${tempDir()}/${name}`;
  copyFileSync('/bin/sleep', program);
  const child = spawn(program, [seconds], { stdio: 'ignore' });
  await once(child, 'spawn');
  onTestFinished(() => void child.kill());
}

test('as many as should run is up, fewer and more are down', async () => {
  const name = 'kadoban-sleeper';
  expect((await lookBy(process, { process: name })).verdict).toEqual(['down', 'processes-few']);
  await running(name, '600');
  expect(await lookBy(process, { process: name })).toMatchObject({ status: 'up', output: '1 running' });
  await running(name, '601');
  expect((await lookBy(process, { process: name, min: 2, max: 2 })).verdict).toEqual(['up', undefined]);
  expect((await lookBy(process, { process: name, max: 1 })).verdict).toEqual(['down', 'processes-many']);
  expect((await lookBy(process, { process: name, min: 0, max: 0 })).verdict).toEqual(['down', 'processes-many']);
});

test('a name that the kernel cuts off is compared in full', async () => {
  await running('kadoban-long-sleeper-one', '602');
  expect((await lookBy(process, { process: 'kadoban-long-sleeper-one' })).verdict).toEqual(['up', undefined]);
  expect((await lookBy(process, { process: 'kadoban-long-sleeper-two' })).verdict).toEqual(['down', 'processes-few']);
});

test('the command line tells processes of one name apart', async () => {
  await running('kadoban-teller', '603');
  const own = { process: 'kadoban-teller', commandLine: 'kadoban-teller 60[34]$' };
  expect((await lookBy(process, own)).verdict).toEqual(['up', undefined]);
  expect((await lookBy(process, { ...own, commandLine: '605$' })).verdict).toEqual(['down', 'processes-few']);
});

/** A /proc with processes of these states. */
function proc(...processes: [id: number, name: string, state: string][]): string {
  const folder = tempDir();
  for (const [id, name, state] of processes) {
    mkdirSync(`${folder}/${id}`);
    writeFileSync(`${folder}/${id}/stat`, `${id} (${name}) ${state} 1 1`);
    writeFileSync(`${folder}/${id}/cmdline`, '');
  }
  return folder;
}

const count = (folder: string, name: string) => countProcesses(folder, { process: name }, new AbortController().signal);

test('one that has ended and waits for its parent does not run', async () => {
  const folder = proc([1, 'init', 'S'], [2, 'web', 'Z'], [3, 'web', 'R']);
  expect(await count(folder, 'web')).toEqual({ count: 1, hidden: false });
});

test('a name with brackets is read to its end', async () => {
  expect(await count(proc([1, 'a) R (b', 'S']), 'a) R (b')).toEqual({ count: 1, hidden: false });
});

test('where the first process cannot be seen, others are hidden too', async () => {
  expect(await count(proc([7, 'web', 'S']), 'db')).toEqual({ count: 0, hidden: true });
});

test('without /proc nothing is known', async () => {
  expect(await count('/does/not/exist', 'db')).toMatchObject({ status: 'unknown', reason: 'local-denied' });
});

test('a check that names nothing, or bounds that exclude each other, are refused', () => {
  expect(mistakesOf(process, {})).toEqual(['checks[0]: process or commandLine must say which']);
  expect(mistakesOf(process, { process: 'a', min: 2, max: 1 })).toEqual([
    'checks[0]: min (2) must not be more than max (1)',
  ]);
  expect(mistakesOf(process, { commandLine: '[' })).toEqual(['checks[0].commandLine: is no regular expression']);
});
