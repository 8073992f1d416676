import type { Language } from '@kadoban/proto/language';
import { phraseText } from '@kadoban/proto/phrase';
import { detailsJa } from './error-details-ja.ts';
import type { CollectorError } from './errors.ts';
import { messagesJa } from './messages-ja.ts';

/** What a failure says to people at a command line: its code, what it means, where and why. */
export function failureText({ code, message, detail }: CollectorError, language: Language): string {
  if (language === 'en') return `${code}: ${message}`;
  const said = phraseText(detailsJa, detail);
  return `${code}: ${messagesJa[code]}${said === '' ? '' : `: ${said}`}`;
}
