import { optional, type Values } from './commands/command.ts';
import { AgentError } from './errors.ts';

/** The languages that we speak with people. */
export type Language = 'ja' | 'en';

/** A sentence for people, in each of our languages. */
export type Text = Readonly<Record<Language, string>>;

export const languageOption = { lang: { type: 'string' } } as const;

export const languageDetails = '  --lang ja|en   the language; without it that of LC_ALL, LC_MESSAGES or LANG';

/** What somebody wants to read: as the command line says, else by the variables that decide it for other programs. */
export function languageIn(values: Values, env: Readonly<Record<string, string | undefined>>): Language {
  const asked = optional(values, 'lang') ?? languageOf(env);
  if (asked !== 'ja' && asked !== 'en') throw new AgentError('USAGE', `--lang ${asked} is neither ja nor en`);
  return asked;
}

function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => (value ?? '') !== '') ?? '';
  return /^ja(?:[_.]|$)/i.test(locale) ? 'ja' : 'en';
}
