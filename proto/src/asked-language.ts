import { parseArgs } from 'node:util';
import { type Language, languageOf } from './language.ts';

/** The option by which a command line says its language. */
export const languageOptions = { lang: { type: 'string' } } as const;

/**
 * What somebody reads who wrote this command line: as it says, else by the variables that decide it for other programs. The line need not be right: what is
 * wrong with it has to be said in some language.
 */
export function languageAsked(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Language {
  const lenient = { args: [...argv], options: languageOptions, strict: false, allowPositionals: true };
  const { lang } = parseArgs(lenient).values;
  return lang === 'ja' || lang === 'en' ? lang : languageOf(env);
}
