import { parseArgs } from 'node:util';
import type { Language } from '@kadoban/proto/language';
import { nearest } from '@kadoban/proto/nearest';
import type { Command, Surroundings } from './commands/command.ts';
import { commands } from './commands/index.ts';
import { CollectorError } from './errors.ts';
import { moreJa, summariesJa, usagesJa } from './help-ja.ts';
import { languageAsked, languageOption, languageOptions } from './language.ts';
import { storeFailure } from './store-failure.ts';

/** Exit codes: 0 done, 1 failed, 2 the command line or a file given to it is not right. */
const failed = 1;
const wrongInput = 2;

/** Runs one command line and returns the exit code. Failures that somebody can act on are printed plainly, with their code. */
export async function runCli(argv: readonly string[], io: Surroundings): Promise<number> {
  try {
    return await dispatch(argv, io);
  } catch (thrown) {
    const error = plain(thrown);
    if (!(error instanceof CollectorError)) throw error;
    io.err(`${error.code}: ${error.message}`);
    return error.code === 'USAGE' || error.code.startsWith('CONFIG_') ? wrongInput : failed;
  }
}

/** Whatever a command was reading or writing, its stack would tell nobody more. */
function plain(thrown: unknown): unknown {
  const code = storeFailure(thrown);
  return code ? new CollectorError(code, (thrown as Error).message) : thrown;
}

async function dispatch(argv: readonly string[], io: Surroundings): Promise<number> {
  const asksHelp = argv.includes('--help') || argv.includes('-h');
  const command = commands.find((one) => one.name.split(' ').every((word, index) => argv[index] === word));
  if (!command) {
    if (asksHelp || argv.length === 0) {
      io.out(overview(languageAsked(argv, io.env)));
      return asksHelp ? 0 : wrongInput;
    }
    throw new CollectorError('USAGE', `${argv.slice(0, 2).join(' ')} is no command${suggestion(argv)}; see --help`);
  }
  if (asksHelp) {
    const { usage, summary } = helpOf(command, languageAsked(argv, io.env));
    io.out(`kadoban-collector ${command.name} ${usage}\n\n${summary}`);
    return 0;
  }
  const { values, positionals } = parse(command, argv.slice(command.name.split(' ').length));
  // Before anything is done: what it comes to could not be told.
  languageOption(values);
  return command.run(values, positionals, { ...io, language: languageAsked(argv, command.isService ? {} : io.env) });
}

function parse(command: Command, args: string[]) {
  const { positionals: count } = command;
  const usage = `usage: kadoban-collector ${command.name} ${command.usage}`;
  try {
    const options = { ...languageOptions, ...command.options };
    const parsed = parseArgs({ args, options, allowPositionals: count.max > 0, strict: true });
    if (parsed.positionals.length < count.min || parsed.positionals.length > count.max) {
      throw new CollectorError('USAGE', usage);
    }
    return { values: parsed.values as Record<string, string | boolean | undefined>, positionals: parsed.positionals };
  } catch (error) {
    if (error instanceof CollectorError) throw error;
    throw new CollectorError('USAGE', `${(error as Error).message}\n${usage}`, { cause: error });
  }
}

function suggestion(argv: readonly string[]): string {
  const names = commands.map((command) => command.name);
  const [first = '', second = ''] = argv;
  const word = nearest(first, new Set(names.map((name) => name.split(' ')[0] ?? '')));
  const near = nearest(`${first} ${second}`.trim(), names) ?? names.find((name) => name.split(' ')[0] === word);
  return near === undefined ? '' : `, did you mean ${near}?`;
}

function helpOf({ name, usage, summary }: Command, language: Language): Pick<Command, 'usage' | 'summary'> {
  return language === 'en' ? { usage, summary } : { usage: usagesJa[name] ?? usage, summary: summariesJa[name] };
}

function overview(language: Language): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${helpOf(command, language).summary}`);
  const more = language === 'en' ? 'kadoban-collector COMMAND --help tells more.' : moreJa;
  return `kadoban-collector COMMAND\n\n${lines.join('\n')}\n\n${more}`;
}
