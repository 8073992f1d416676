import { parseArgs } from 'node:util';
import { languageAsked } from '@kadoban/proto/asked-language';
import type { Language } from '@kadoban/proto/language';
import { nearest } from '@kadoban/proto/nearest';
import type { Command, Io } from './commands/command.ts';
import { commands } from './commands/index.ts';
import type { Detail } from './error-details.ts';
import { AgentError } from './errors.ts';
import { failureText } from './failure-text.ts';
import { languageIn } from './language.ts';

/** Exit codes: 0 done, 1 failed, 2 the command line or a file given to it is not right. `check` has those of Nagios. */
const failed = 1;
const wrongInput = 2;

/** Runs one command line and returns the exit code. Failures that somebody can act on are printed plainly, with their code. */
export async function runCli(argv: readonly string[], io: Io): Promise<number> {
  const command = commands.find(({ name }) => name.split(' ').every((word, index) => argv[index] === word));
  try {
    return await dispatch(command, argv, io);
  } catch (error) {
    if (!(error instanceof AgentError)) throw error;
    io.err(await failureText(error, languageFor(command, argv, io)));
    return isWrongInput(error) ? (command?.wrongInputCode ?? wrongInput) : failed;
  }
}

function isWrongInput({ code }: AgentError): boolean {
  return code === 'USAGE' || code === 'CHECK_UNKNOWN' || code.startsWith('CONFIG_');
}

/** A command that does not speak with people, as `run`, speaks English: its words go to a log. */
function languageFor(command: Command | undefined, argv: readonly string[], { env }: Io): Language {
  return command && !('lang' in command.options) ? 'en' : languageAsked(argv, env);
}

async function dispatch(command: Command | undefined, argv: readonly string[], io: Io): Promise<number> {
  const asksHelp = argv.includes('--help') || argv.includes('-h');
  if (!command) {
    if (asksHelp || argv.length === 0) {
      io.out(await overview(languageAsked(argv, io.env)));
      return asksHelp ? 0 : wrongInput;
    }
    throw new AgentError('USAGE', ['noCommand', argv.slice(0, 2).join(' '), suggestion(argv)]);
  }
  if (asksHelp) {
    const { name, usage } = command;
    const { summary, details } = await helpOf(command, languageAsked(argv, io.env));
    io.out([`kadoban-agent ${name} ${usage}`, summary, details].filter((part) => part !== '').join('\n\n'));
    return 0;
  }
  const { values, positionals } = parse(command, argv.slice(command.name.split(' ').length));
  // Before anything is done: what it comes to could not be told.
  languageIn(values, io.env);
  return command.run(values, positionals, io);
}

function parse(command: Command, args: string[]) {
  const { positionals: count } = command;
  const usage = `kadoban-agent ${command.name} ${command.usage}`;
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args, options: command.options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new AgentError('USAGE', wrongOption(command, args, usage, (error as Error).message), { cause: error });
  }
  if (parsed.positionals.length < count.min || parsed.positionals.length > count.max) {
    throw new AgentError('USAGE', ['usage', usage]);
  }
  return { values: parsed.values as Record<string, string | boolean | undefined>, positionals: parsed.positionals };
}

function wrongOption({ options }: Command, args: readonly string[], usage: string, why: string): Detail {
  const names = Object.keys(options);
  const unknown = args.flatMap((arg) => /^--([^=]+)/.exec(arg)?.[1] ?? []).find((name) => !names.includes(name));
  if (unknown === undefined) return ['wrongOption', why, usage];
  return ['unknownOption', `--${unknown}`, why, nearest(unknown, names), usage];
}

function suggestion(argv: readonly string[]): string | undefined {
  const names = commands.map((command) => command.name);
  const [first = '', second = ''] = argv;
  const word = nearest(first, new Set(names.map((name) => name.split(' ')[0] ?? '')));
  return nearest(`${first} ${second}`.trim(), names) ?? names.find((name) => name.split(' ')[0] === word);
}

/** What a command does and what its options mean. In Japanese it is loaded only when somebody asks. */
async function helpOf(
  { name, summary, details, options }: Command,
  language: Language,
): Promise<Pick<Command, 'summary' | 'details'>> {
  if (language === 'en') return { summary, details };
  const { helpJa, languageDetailsJa } = await import('./help-ja.ts');
  const { summary: summaryJa, details: detailsJa } = helpJa[name];
  return { summary: summaryJa, details: 'lang' in options ? `${detailsJa}\n\n${languageDetailsJa}` : detailsJa };
}

async function overview(language: Language): Promise<string> {
  const width = Math.max(...commands.map((command) => command.name.length));
  const lines = await Promise.all(
    commands.map(async (command) => `  ${command.name.padEnd(width)}  ${(await helpOf(command, language)).summary}`),
  );
  const ending =
    language === 'en'
      ? 'kadoban-agent COMMAND --help tells more. Exit codes: 0 done, 1 failed, 2 the command line or the configuration is not right; `check` has those of Nagios.'
      : (await import('./help-ja.ts')).exitCodesJa;
  return `kadoban-agent COMMAND\n\n${lines.join('\n')}\n\n${ending}`;
}
