import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en.ts';
import { ja, type MessageKey, type Messages } from './ja.ts';

export type Language = 'ja' | 'en';
export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

/** Every language of the page. To add one: its file, and its line here. */
export const messagesOf: Readonly<Record<Language, Messages>> = { ja, en };

/** The first language the browser asks for that the page has; English for everybody else. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split('-')[0];
    if (base === 'ja' || base === 'en') return base;
  }
  return 'en';
}

/** Texts of one language. Parsed messages are kept: a table of 500 hosts formats the same ones thousands of times. */
export function createTranslate(language: Language): Translate {
  const messages = messagesOf[language];
  const parsed = new Map<MessageKey, IntlMessageFormat>();
  return (key, values) => {
    if (values === undefined) return messages[key];
    let message = parsed.get(key);
    if (message === undefined) {
      message = new IntlMessageFormat(messages[key], language, undefined, { ignoreTag: true });
      parsed.set(key, message);
    }
    return String(message.format(values));
  };
}

/** A reason code in words; a code that the page does not know yet stands behind what it is. */
export function reasonText(t: Translate, code: string): string {
  return code === 'other' ? t('reason.other', { code }) : messageOr(t, `reason.${code}`, t('reason.other', { code }));
}

/** The message of a key that may be none, because a newer program made it. */
export function messageOr(t: Translate, key: string, otherwise: string): string {
  return isMessageKey(key) ? t(key) : otherwise;
}

/** Why the collector refused: what its code means, with its own words for what exactly, which stand behind the first colon of its message. */
export function problemText(
  t: Translate,
  { code, message }: { readonly code: string; readonly message: string },
): string {
  if (code === 'network') return t('problem.network');
  const key = `problem.code.${code}`;
  if (!isMessageKey(key)) return message;
  const detail = message.split(': ').slice(1).join(': ');
  return detail === '' ? t(key) : t('problem.detailed', { text: t(key), detail });
}

function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(ja, key);
}
