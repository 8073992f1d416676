import { parseArgs } from 'node:util';
import { nearest } from '@kadoban/proto/nearest';
import type { Command, Io } from './commands/command.ts';
import { commands } from './commands/index.ts';
import { CollectorError } from './errors.ts';
import { storeFailure } from './store-failure.ts';

/** Exit codes: 0 done, 1 failed, 2 the command line or a file given to it is not right. */
const failed = 1;
const wrongInput = 2;

/** Runs one command line and returns the exit code. Failures that somebody can act on are printed plainly, with their code. */
export async function runCli(argv: readonly string[], io: Io): Promise<number> {
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

async function dispatch(argv: readonly string[], io: Io): Promise<number> {
  const asksHelp = argv.includes('--help') || argv.includes('-h');
  const command = commands.find((one) => one.name.split(' ').every((word, index) => argv[index] === word));
  if (!command) {
    if (asksHelp || argv.length === 0) {
      io.out(overview());
      return asksHelp ? 0 : wrongInput;
    }
    throw new CollectorError('USAGE', `${argv.slice(0, 2).join(' ')} is no command${suggestion(argv)}; see --help`);
  }
  if (asksHelp) {
    io.out(`kadoban-collector ${command.name} ${command.usage}\n\n${command.summary}`);
    return 0;
  }
  const { values, positionals } = parse(command, argv.slice(command.name.split(' ').length));
  return command.run(values, positionals, io);
}

function parse(command: Command, args: string[]) {
  const { positionals: count } = command;
  const usage = `usage: kadoban-collector ${command.name} ${command.usage}`;
  try {
    const parsed = parseArgs({ args, options: command.options, allowPositionals: count.max > 0, strict: true });
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

function overview(): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return `kadoban-collector COMMAND\n\n${lines.join('\n')}\n\nkadoban-collector COMMAND --help tells more.`;
}
