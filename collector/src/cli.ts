import { parseArgs } from 'node:util';
import { languageAsked, languageOptions } from '@kadoban/proto/asked-language';
import type { Language } from '@kadoban/proto/language';
import { nearest } from '@kadoban/proto/nearest';
import type { Command, Surroundings } from './commands/command.ts';
import { commands } from './commands/index.ts';
import { CollectorError } from './errors.ts';
import { failureText } from './failure-text.ts';
import { moreJa, summariesJa, usagesJa } from './help-ja.ts';
import { languageOption } from './language.ts';
import { storeFailure } from './store-failure.ts';

/** Exit codes: 0 done, 1 failed, 2 the command line or a file given to it is not right. */
const failed = 1;
const wrongInput = 2;

/** Runs one command line and returns the exit code. Failures that somebody can act on are printed plainly, with their code. */
export async function runCli(argv: readonly string[], io: Surroundings): Promise<number> {
  const command = commands.find((one) => one.name.split(' ').every((word, index) => argv[index] === word));
  try {
    return await dispatch(command, argv, io);
  } catch (thrown) {
    const error = plain(thrown);
    if (!(error instanceof CollectorError)) throw error;
    io.err(failureText(error, languageFor(command, argv, io)));
    return error.code === 'USAGE' || error.code.startsWith('CONFIG_') ? wrongInput : failed;
  }
}

/** Whatever a command was reading or writing, its stack would tell nobody more. */
function plain(thrown: unknown): unknown {
  const code = storeFailure(thrown);
  return code ? new CollectorError(code, (thrown as Error).message) : thrown;
}

/** What a service says goes to a log, which is in English unless its command line asks for another language. */
function languageFor(command: Command | undefined, argv: readonly string[], { env }: Surroundings): Language {
  return languageAsked(argv, command?.isService ? {} : env);
}

async function dispatch(command: Command | undefined, argv: readonly string[], io: Surroundings): Promise<number> {
  const asksHelp = argv.includes('--help') || argv.includes('-h');
  if (!command) {
    if (asksHelp || argv.length === 0) {
      io.out(overview(languageAsked(argv, io.env)));
      return asksHelp ? 0 : wrongInput;
    }
    const words = argv.slice(0, argv[1]?.startsWith('--lang') ? 1 : 2).join(' ');
    throw new CollectorError('USAGE', ['noCommand', words, suggestion(argv)]);
  }
  if (asksHelp) {
    const { usage, summary } = helpOf(command, languageAsked(argv, io.env));
    io.out(`kadoban-collector ${command.name} ${usage}\n\n${summary}`);
    return 0;
  }
  const { values, positionals } = parse(command, argv.slice(command.name.split(' ').length));
  // Before anything is done: what it comes to could not be told.
  languageOption(values);
  return command.run(values, positionals, { ...io, language: languageFor(command, argv, io) });
}

function parse(command: Command, args: string[]) {
  const { positionals: count } = command;
  const usage = `kadoban-collector ${command.name} ${command.usage}`;
  try {
    const options = { ...languageOptions, ...command.options };
    const parsed = parseArgs({ args, options, allowPositionals: count.max > 0, strict: true });
    if (parsed.positionals.length < count.min || parsed.positionals.length > count.max) {
      throw new CollectorError('USAGE', ['usage', usage]);
    }
    return { values: parsed.values as Record<string, string | boolean | undefined>, positionals: parsed.positionals };
  } catch (error) {
    if (error instanceof CollectorError) throw error;
    throw new CollectorError('USAGE', ['wrongOption', (error as Error).message, usage], { cause: error });
  }
}

function suggestion(argv: readonly string[]): string | undefined {
  const names = commands.map((command) => command.name);
  const [first = '', second = ''] = argv;
  const word = nearest(first, new Set(names.map((name) => name.split(' ')[0] ?? '')));
  return nearest(`${first} ${second}`.trim(), names) ?? names.find((name) => name.split(' ')[0] === word);
}

function helpOf({ name, usage, summary }: Command, language: Language): Pick<Command, 'usage' | 'summary'> {
  return language === 'en' ? { usage, summary } : { usage: usagesJa[name] ?? usage, summary: summariesJa[name] };
}

/** The end of the overview; see `moreJa`. */
const moreEn =
  'kadoban-collector COMMAND --help tells more. --lang ja|en is the language of what commands say; without it LC_ALL, LC_MESSAGES and LANG decide.';

function overview(language: Language): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${helpOf(command, language).summary}`);
  const more = language === 'en' ? moreEn : moreJa;
  return `kadoban-collector COMMAND\n\n${lines.join('\n')}\n\n${more}`;
}
