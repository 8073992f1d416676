import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { phraseText } from '@kadoban/proto/phrase';
import { expect, onTestFinished } from 'vitest';
import { capability } from '../../../../test/kit/capabilities.ts';
import { checkRules } from '../bounds/check-rules.ts';
import { programProblem } from './program-problem.ts';

/** Not below the temporary directory: everybody may write to that one, so nothing in it is ever safe. */
function plugins(): string {
  const folder = mkdtempSync('/var/lib/kadoban-plugins-');
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(`${folder}/plugins`, { mode: 0o755 });
  chmodSync(folder, 0o755);
  program(`${folder}/plugins/check_it`);
  return folder;
}

function program(path: string): void {
  writeFileSync(path, '#!/bin/sh\n');
  chmodSync(path, 0o755);
}

const problemOf = async (path: string, ...directories: string[]) => {
  const problem = await programProblem(path, directories);
  return problem && `${problem.type}: ${phraseText(checkRules, problem.rule)}`;
};

const test = capability('root');

test('a program of root in an allowed directory may run', async () => {
  const folder = plugins();
  expect(await problemOf(`${folder}/plugins/check_it`, '/nowhere', `${folder}/plugins`)).toBeUndefined();
});

test('a path that is relative or leads back is refused', async () => {
  const folder = plugins();
  const message = 'forbidden: must be an absolute path without `.`, `..` and doubled slashes';
  for (const path of ['check_it', './check_it', `${folder}/plugins/../plugins/check_it`, `${folder}//plugins/check_it`])
    expect(await problemOf(path, `${folder}/plugins`)).toBe(message);
});

test('a program elsewhere, or in a directory below an allowed one, is refused', async () => {
  const folder = plugins();
  const message = 'forbidden: lies in none of the directories that exec.directories allows';
  expect(await problemOf(`${folder}/plugins/check_it`)).toBe(message);
  expect(await problemOf(`${folder}/plugins/check_it`, folder)).toBe(message);
  expect(await problemOf('/bin/sh', `${folder}/plugins`)).toMatch(message);
});

test('a link is followed: to the same directory it may lead, out of it not', async () => {
  const folder = plugins();
  symlinkSync('check_it', `${folder}/plugins/check_link`);
  symlinkSync('/bin/sh', `${folder}/plugins/check_shell`);
  expect(await problemOf(`${folder}/plugins/check_link`, `${folder}/plugins`)).toBeUndefined();
  expect(await problemOf(`${folder}/plugins/check_shell`, `${folder}/plugins`)).toMatch(
    /^forbidden: lies in none of the directories that exec.directories allows: it is \/usr\/bin\//,
  );
});

test('a link from elsewhere into an allowed directory is refused', async () => {
  const folder = plugins();
  symlinkSync(`${folder}/plugins/check_it`, `${folder}/check_link`);
  expect(await problemOf(`${folder}/check_link`, `${folder}/plugins`)).toMatch(/^forbidden: lies in none/);
});

test('an allowed directory that is a link is as safe as what it leads through', async () => {
  const folder = plugins();
  symlinkSync(`${folder}/plugins`, `${folder}/current`);
  expect(await problemOf(`${folder}/current/check_it`, `${folder}/current`)).toBeUndefined();
  chownSync(folder, 1, 0);
  expect(await problemOf(`${folder}/current/check_it`, `${folder}/current`)).toBe(
    `unsafe: is not safe: ${folder} does not belong to root`,
  );
});

test('both sides of a link have to be safe: where it stands, and what it leads to', async () => {
  for (const unsafe of ['stands', 'leads'] as const) {
    const [stands, leads] = [plugins(), plugins()];
    symlinkSync(`${leads}/plugins`, `${stands}/current`);
    const path = { stands, leads }[unsafe];
    chmodSync(path, 0o777);
    expect(await problemOf(`${stands}/current/check_it`, `${stands}/current`)).toBe(
      `unsafe: is not safe: others than root may write to ${path}`,
    );
  }
});

test('whatever others than root may write to is refused: the program, its directory, any directory above', async () => {
  for (const part of ['/plugins/check_it', '/plugins', '']) {
    for (const mode of [0o775, 0o757]) {
      const folder = plugins();
      chmodSync(`${folder}${part}`, mode);
      expect(await problemOf(`${folder}/plugins/check_it`, `${folder}/plugins`)).toBe(
        `unsafe: is not safe: others than root may write to ${folder}${part}`,
      );
    }
  }
});

test('whatever belongs to somebody else is refused, a link too', async () => {
  for (const part of ['/plugins/check_it', '/plugins', '']) {
    const folder = plugins();
    chownSync(`${folder}${part}`, 1, 0);
    expect(await problemOf(`${folder}/plugins/check_it`, `${folder}/plugins`)).toBe(
      `unsafe: is not safe: ${folder}${part} does not belong to root`,
    );
  }
});

test('a directory, and a file that nobody may run, is no program', async () => {
  const folder = plugins();
  mkdirSync(`${folder}/plugins/folder`);
  chmodSync(`${folder}/plugins/check_it`, 0o644);
  for (const name of ['folder', 'check_it'])
    expect(await problemOf(`${folder}/plugins/${name}`, `${folder}/plugins`)).toBe('unsafe: is no executable file');
});

test('a program that is not there is missing, not forbidden', async () => {
  const folder = plugins();
  expect(await problemOf(`${folder}/plugins/check_that`, `${folder}/plugins`)).toBe('missing: does not exist');
});
