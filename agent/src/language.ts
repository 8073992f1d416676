import { languageOptions } from '@kadoban/proto/asked-language';
import { type Language, languageOf } from '@kadoban/proto/language';
import type { CommandWords } from './command-words.ts';
import { type Command, optional, type Values } from './commands/command.ts';
import type { Environment } from './environment.ts';
import { AgentError } from './errors.ts';

const languageDetails = '  --lang ja|en   the language; without it that of LC_ALL, LC_MESSAGES or LANG';

/** A command that speaks with people: it takes `--lang`, and its help says so. */
export function inBothLanguages({ usage, details, options, ...rest }: Command): Command {
  return {
    ...rest,
    usage: `${usage} [--lang ja|en]`,
    details: `${details}\n\n${languageDetails}`,
    options: { ...options, ...languageOptions },
  };
}

/** What somebody wants to read: as the command line says, else by the variables that decide it for other programs. */
export function languageIn(values: Values, env: Environment): Language {
  const asked = optional(values, 'lang') ?? languageOf(env);
  if (asked !== 'ja' && asked !== 'en') throw new AgentError('USAGE', ['language', asked]);
  return asked;
}

/** What a command says when it has done something. Loaded only now: an agent that runs says nothing to people. */
export async function wordsIn(values: Values, env: Environment): Promise<CommandWords> {
  const { commandWords } = await import('./command-words.ts');
  return commandWords[languageIn(values, env)];
}
