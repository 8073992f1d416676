import { parseArgs } from 'node:util';
import { type Language, languageOf } from '@kadoban/proto/language';
import { optional, type Values } from './commands/command.ts';
import { CollectorError } from './errors.ts';

/** Every command takes it. */
export const languageOptions = { lang: { type: 'string' } } as const;

/** What `--lang` says, if it is there. */
export function languageOption(values: Values): Language | undefined {
  const asked = optional(values, 'lang');
  if (asked === undefined || asked === 'ja' || asked === 'en') return asked;
  throw new CollectorError('USAGE', ['either', `--lang ${asked}`, ['ja', 'en']]);
}

/**
 * What somebody reads who wrote this command line: as it says, else by the variables that decide it for other programs. The line need not be right: what is
 * wrong with it has to be said in some language.
 */
export function languageAsked(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Language {
  const lenient = { args: [...argv], options: languageOptions, strict: false, allowPositionals: true };
  const { lang } = parseArgs(lenient).values;
  return lang === 'ja' || lang === 'en' ? lang : languageOf(env);
}
