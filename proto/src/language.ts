/** The languages that we speak with people. */
export type Language = 'ja' | 'en';

/** A sentence for people, in each of our languages. */
export type Text = Readonly<Record<Language, string>>;

/** What somebody reads, by the variables that decide it for other programs. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => (value ?? '') !== '') ?? '';
  return /^ja(?:[_.]|$)/i.test(locale) ? 'ja' : 'en';
}
