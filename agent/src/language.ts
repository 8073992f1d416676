import { parseArgs } from 'node:util';
import { type Language, languageOf } from '@kadoban/proto/language';
import type { CommandWords } from './command-words.ts';
import { optional, type Values } from './commands/command.ts';
import type { Environment } from './environment.ts';
import { AgentError } from './errors.ts';

export const languageOption = { lang: { type: 'string' } } as const;

export const languageDetails = '  --lang ja|en   the language; without it that of LC_ALL, LC_MESSAGES or LANG';

/** What somebody wants to read: as the command line says, else by the variables that decide it for other programs. */
export function languageIn(values: Values, env: Environment): Language {
  const asked = optional(values, 'lang') ?? languageOf(env);
  if (asked !== 'ja' && asked !== 'en') throw new AgentError('USAGE', ['language', asked]);
  return asked;
}

/** The same of a command line that need not be right: what is wrong with it has to be said in some language. */
export function languageAsked(argv: readonly string[], env: Environment): Language {
  const lenient = { args: [...argv], options: languageOption, strict: false, allowPositionals: true };
  const { lang } = parseArgs(lenient).values;
  return lang === 'ja' || lang === 'en' ? lang : languageOf(env);
}

/** What a command says when it has done something. Loaded only now: an agent that runs says nothing to people. */
export async function wordsIn(values: Values, env: Environment): Promise<CommandWords> {
  const { commandWords } = await import('./command-words.ts');
  return commandWords[languageIn(values, env)];
}
