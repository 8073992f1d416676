import { expect, test } from 'vitest';
import { bentIo } from '../../test/kit/bent-io.ts';
import { runCli } from './cli.ts';
import { commands } from './commands/index.ts';
import { helpJa } from './help-ja.ts';

async function help(...argv: string[]): Promise<{ readonly code: number; readonly out: string }> {
  const { io, out } = bentIo();
  return { code: await runCli(argv, io), out: out.join('\n') };
}

test.each(commands.map((command) => [command.name, command] as const))(
  '%s --help says how it is called',
  async (name, command) => {
    const { code, out } = await help(...name.split(' '), '--help');
    expect(code).toBe(0);
    expect(out).toContain(`kadoban-agent ${name}`);
    for (const option of Object.keys(command.options)) expect(out).toContain(`--${option}`);
  },
);

/** The options that a help explains, each at the beginning of its line. */
const explained = (help: string) => Array.from(help.matchAll(/^ {2}(--\S+(?: [A-Z]\S*)?)/gm), ([, option]) => option);

test.each(commands.map(({ name }) => name))('%s --help in Japanese explains the same, line by line', async (name) => {
  const [ja, en] = [await help(...name.split(' '), '--help', '--lang', 'ja'), await help(...name.split(' '), '--help')];
  const [usage, ...lines] = ja.out.split('\n').filter((line) => line !== '');
  expect(usage).toBe(en.out.split('\n')[0]);
  for (const line of lines) expect(line).toMatch(/[ぁ-んァ-ン一-龠]/);
  expect(explained(ja.out).toSorted()).toEqual(explained(en.out).toSorted());
});

test('without a command there is an overview of all', async () => {
  const [asked, lost] = [await help('--help'), await help()];
  expect([asked.code, lost.code]).toEqual([0, 2]);
  for (const { name } of commands) expect(asked.out).toContain(name);
  expect(lost.out).toBe(asked.out);
});

test('the overview in Japanese says of every command what it does', async () => {
  expect(Object.keys(helpJa).toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
  const { out } = await help('--help', '--lang', 'ja');
  for (const { summary } of Object.values(helpJa)) expect(out).toContain(summary);
});
