import type { Language } from '@kadoban/proto/language';
import { optional, type Values } from './commands/command.ts';
import { CollectorError } from './errors.ts';

/** What `--lang` says, if it is there. */
export function languageOption(values: Values): Language | undefined {
  const asked = optional(values, 'lang');
  if (asked === undefined || asked === 'ja' || asked === 'en') return asked;
  throw new CollectorError('USAGE', ['either', `--lang ${asked}`, ['ja', 'en']]);
}
