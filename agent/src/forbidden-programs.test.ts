import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { formatProblem } from '@kadoban/proto/problem';
import { expect, onTestFinished } from 'vitest';
import { capability } from '../../test/kit/capabilities.ts';
import { run } from '../../test/kit/program.ts';
import { allKinds } from './checks/index.ts';
import { parseConfig } from './config.ts';
import { forbiddenPrograms } from './forbidden-programs.ts';

const test = capability('root');
const kinds = await allKinds();

/** A directory in which plugins are safe, with one. Not below the temporary directory, to which everybody may write. */
function plugins(): string {
  const folder = mkdtempSync('/var/lib/kadoban-plugins-');
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  chmodSync(folder, 0o755);
  writeFileSync(`${folder}/check_it`, '#!/bin/sh\necho "OK | time=1ms"\n');
  chmodSync(`${folder}/check_it`, 0o755);
  return folder;
}

interface Written {
  readonly program: string;
  readonly enabled?: boolean;
  readonly directories?: readonly string[];
}

function fileOf({ program, enabled = true, directories = [] }: Written): string {
  const checks = [
    { name: 'web', kind: 'tcp', host: '127.0.0.1', port: 1 },
    { name: 'it', kind: 'exec', program },
  ];
  return JSON.stringify({ checks, exec: { enabled, directories } }, undefined, 1);
}

async function refusals(written: Written, strictly = false): Promise<string[]> {
  const yaml = fileOf(written);
  const parsed = parseConfig(kinds, yaml, {}, 'agent.yaml');
  if (!parsed.ok) return parsed.problems.map(formatProblem);
  return (await forbiddenPrograms(parsed.value, { file: 'agent.yaml', yaml }, strictly)).map(formatProblem);
}

test('a program in an allowed directory is accepted, also one that is not there yet', async () => {
  const folder = plugins();
  expect(await refusals({ program: `${folder}/check_it`, directories: [folder] })).toEqual([]);
  expect(await refusals({ program: `${folder}/check_that`, directories: [folder] })).toEqual([]);
});

test('no program is accepted where the host does not enable it', async () => {
  const folder = plugins();
  expect(await refusals({ program: `${folder}/check_it`, directories: [folder], enabled: false })).toEqual([
    'agent.yaml:12:15 checks[1].program: is not run, because exec.enabled is not true on this host',
  ]);
});

test('a program elsewhere, behind a link, by a way back, or open to others is refused by name', async () => {
  const folder = plugins();
  symlinkSync('/bin/sh', `${folder}/check_shell`);
  const at = 'agent.yaml:12:15 checks[1].program:';
  const directories = [folder];
  expect(await refusals({ program: '/bin/sh', directories })).toEqual([expect.stringContaining(`${at} lies in none`)]);
  expect(await refusals({ program: `${folder}/check_shell`, directories })).toEqual([
    expect.stringContaining(`${at} lies in none of the directories that exec.directories allows: it is /`),
  ]);
  expect(await refusals({ program: `${folder}/../x`, directories })).toEqual([
    `${at} must be an absolute path without \`.\`, \`..\` and doubled slashes`,
  ]);
  chmodSync(folder, 0o777);
  expect(await refusals({ program: `${folder}/check_it`, directories }, true)).toEqual([
    `${at} is not safe: others than root may write to ${folder}`,
  ]);
});

test('where others may write, the command line refuses to put the file in place; what is in place is read, and the look says why it does not run', async () => {
  const folder = plugins();
  const file = `${folder}/agent.yaml`;
  writeFileSync(file, fileOf({ program: `${folder}/check_it`, directories: [folder] }));
  chmodSync(folder, 0o777);
  const agent = (...args: string[]) => run(process.execPath, [`${import.meta.dirname}/main.ts`, ...args]);
  await expect(agent('config', 'validate', file)).rejects.toThrow(/ended with 2: CONFIG_INVALID: .*\n.*is not safe/s);
  expect(await agent('config', 'show', '--config', file)).toContain('check_it');
  const look = spawnSync(process.execPath, [`${import.meta.dirname}/main.ts`, 'check', 'it', '--config', file], {
    encoding: 'utf8',
  });
  expect([look.status, look.stdout]).toEqual([3, expect.stringMatching(/^UNKNOWN - it: program-forbidden/)]);
});

test('the command line refuses the file, or runs the program', async () => {
  const folder = plugins();
  const file = `${folder}/agent.yaml`;
  const check = [`${import.meta.dirname}/main.ts`, 'check', 'it', '--config', file];
  writeFileSync(file, fileOf({ program: `${folder}/check_it`, directories: [folder] }));
  expect(await run(process.execPath, check)).toMatch(/^OK - it: OK \| time=1ms 'total'=/);
  writeFileSync(file, fileOf({ program: `${folder}/check_it`, directories: [folder], enabled: false }));
  await expect(run(process.execPath, check)).rejects.toThrow(
    /ended with 3: CONFIG_INVALID: .*\n.*exec\.enabled is not/s,
  );
});
