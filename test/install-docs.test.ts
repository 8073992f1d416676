import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { expect, test } from 'vitest';
import { commands as agent } from '../agent/src/commands/index.ts';
import { commands as collector } from '../collector/src/commands/index.ts';
import { capability } from './kit/capabilities.ts';
import { tempDir } from './kit/temp-dir.ts';

const docs = join(import.meta.dirname, '../docs');
const pages = ['install.md', ...globSync('deploy/**/*{.yaml,.yml,Dockerfile}', { cwd: docs })];

const programs = { 'kadoban-agent': agent, 'kadoban-collector': collector } as const;

/** Command lines of our programs in a text, up to what the shell makes of the rest. */
function commandLinesIn(text: string): [program: keyof typeof programs, line: string][] {
  const lines = text.matchAll(
    /(?<![\w./-])(?:\.\/\S+\/|\/usr\/bin\/)?(kadoban-agent|kadoban-collector) ((?:[a-z]+ ?)[^`<>|#\n'"]*)/g,
  );
  return [...lines].map(([, program, line]) => [program as keyof typeof programs, (line ?? '').trim()]);
}

test.each(pages)('every command line in %s is understood', (page) => {
  for (const [program, line] of commandLinesIn(readFileSync(join(docs, page), 'utf8'))) {
    const words = line.split(/\s+/);
    const command = programs[program].find(({ name }) => name.split(' ').every((word, index) => words[index] === word));
    // Prose has the program's name before other words; a command line has an option.
    if (!command && !line.includes(' --')) continue;
    expect([page, line, command?.name]).toEqual([page, line, expect.any(String)]);
    const args = words.slice(command?.name.split(' ').length);
    expect(() =>
      parseArgs({ args, options: command?.options ?? {}, allowPositionals: true, strict: true }),
    ).not.toThrow();
  }
});

test('the command lines that people copy are found', () => {
  const found = pages.flatMap((page) => commandLinesIn(readFileSync(join(docs, page), 'utf8')).map(([, line]) => line));
  expect(found.filter((line) => line.includes('--'))).toContain('enroll --token-file -');
  expect(found.filter((line) => line.startsWith('token create --install --data '))).not.toEqual([]);
});

capability('yamllint')('the examples are plain YAML', () => {
  const { stdout } = spawnSync('yamllint', ['-s', '-c', '.yamllint', '.'], {
    cwd: join(docs, 'deploy'),
    encoding: 'utf8',
  });
  expect(stdout).toBe('');
});

capability('ansibleLint', 'full')('Ansible’s own linter finds nothing in the role, by the rules for production', () => {
  const [file, args] = ['ansible-lint', ['--offline', '--nocolor', '--profile', 'production']];
  const env = { ...process.env, ANSIBLE_HOME: tempDir(), HOME: tempDir() };
  const { status, stdout } = spawnSync(file, args, { cwd: join(docs, 'deploy/ansible'), encoding: 'utf8', env });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});
