import { parseArgs } from 'node:util';
import { nearest } from '@kadoban/proto/nearest';
import type { Command, Io } from './commands/command.ts';
import { commands } from './commands/index.ts';
import { AgentError } from './errors.ts';

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
    io.err(`${error.code}: ${error.message}`);
    const { code } = (error.cause ?? {}) as { readonly code?: unknown };
    if (code === 'EACCES') io.err('Run this as root, or mend the owner and mode of what is named.');
    return isWrongInput(error) ? (command?.wrongInputCode ?? wrongInput) : failed;
  }
}

function isWrongInput({ code }: AgentError): boolean {
  return code === 'USAGE' || code === 'CHECK_UNKNOWN' || code.startsWith('CONFIG_');
}

async function dispatch(command: Command | undefined, argv: readonly string[], io: Io): Promise<number> {
  const asksHelp = argv.includes('--help') || argv.includes('-h');
  if (!command) {
    if (asksHelp || argv.length === 0) {
      io.out(overview());
      return asksHelp ? 0 : wrongInput;
    }
    throw new AgentError('USAGE', `${argv.slice(0, 2).join(' ')} is no command${suggestion(argv)}; see --help`);
  }
  if (asksHelp) {
    const { name, usage, summary, details } = command;
    io.out([`kadoban-agent ${name} ${usage}`, summary, details].filter((part) => part !== '').join('\n\n'));
    return 0;
  }
  const { values, positionals } = parse(command, argv.slice(command.name.split(' ').length));
  return command.run(values, positionals, io);
}

function parse(command: Command, args: string[]) {
  const { positionals: count } = command;
  const usage = `usage: kadoban-agent ${command.name} ${command.usage}`;
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args, options: command.options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new AgentError('USAGE', `${(error as Error).message}${optionHint(command, args)}\n${usage}`, {
      cause: error,
    });
  }
  if (parsed.positionals.length < count.min || parsed.positionals.length > count.max) {
    throw new AgentError('USAGE', usage);
  }
  return { values: parsed.values as Record<string, string | boolean | undefined>, positionals: parsed.positionals };
}

function optionHint({ options }: Command, args: readonly string[]): string {
  const names = Object.keys(options);
  const unknown = args.flatMap((arg) => /^--([^=]+)/.exec(arg)?.[1] ?? []).find((name) => !names.includes(name));
  const near = unknown === undefined ? undefined : nearest(unknown, names);
  return near === undefined ? '' : `. Did you mean --${near}?`;
}

function suggestion(argv: readonly string[]): string {
  const names = commands.map((command) => command.name);
  const [first = '', second = ''] = argv;
  const word = nearest(first, new Set(names.map((name) => name.split(' ')[0] ?? '')));
  const near = nearest(`${first} ${second}`.trim(), names) ?? names.find((name) => name.split(' ')[0] === word);
  return near === undefined ? '' : `, did you mean ${near}?`;
}

function overview(): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  const codes =
    'Exit codes: 0 done, 1 failed, 2 the command line or the configuration is not right; `check` has those of Nagios.';
  return `kadoban-agent COMMAND\n\n${lines.join('\n')}\n\nkadoban-agent COMMAND --help tells more. ${codes}`;
}
