import { duration, hms, percentText, signedHms } from '../figures.ts';
import { reasonWords } from '../reasons.ts';
import { type Voice, wordFor } from './voice.ts';

/** How a value of a difference is written; what nobody measured or recorded is an empty text. */
export interface Field {
  readonly head: string;
  /** Exact where two values would look the same when they are cut. */
  readonly text: (value: string, isExact: boolean) => string;
}

const exactly = (ms: number, sign: string) => (ms < 0 ? `−${duration(-ms)}` : `${sign}${duration(ms)}`);

/** A field for each kind of value that a report has, in the words and forms of its tables. */
export function fieldsIn({ words, dates, language }: Voice) {
  const or =
    (none: string, text: Field['text']): Field['text'] =>
    (value, isExact) =>
      value === '' ? none : text(value, isExact);
  const plain = (head: string, text: Field['text'] = (value) => value): Field => ({ head, text: or(words.none, text) });
  const { met, missed, undetermined } = words.verdicts;
  return {
    text: (head: string) => plain(head),
    duration: (head: string) =>
      plain(head, (value, isExact) => (isExact ? exactly(Number(value), '') : hms(Number(value)))),
    remaining: (head: string) =>
      plain(head, (value, isExact) => (isExact ? exactly(Number(value), '+') : signedHms(Number(value)))),
    percent: (head: string): Field => ({
      head,
      text: or(words.notMeasured, (value, isExact) => (isExact ? `${value}%` : (percentText(value) ?? value))),
    }),
    /** As it was agreed, with all its digits. */
    objective: (head: string): Field => ({ head, text: or(words.notSet, (value) => `${value}%`) }),
    instant: (head: string) => plain(head, (value) => dates.short(value)),
    /** `none` says what it is that there is no end. */
    end: (head: string, none: string): Field => ({ head, text: or(none, (value) => dates.shortEnd(value)) }),
    day: (head: string) => plain(head, (value) => dates.shortDay(value)),
    coded: (head: string, codes: Readonly<Record<string, string>>) => plain(head, (value) => wordFor(codes, value)),
    reason: (head: string) => plain(head, (value) => reasonWords(value, language)),
    verdict: (head: string) => plain(head, (value) => wordFor(words.verdicts, value)),
    met: (head: string): Field => ({ head, text: or(undetermined, (value) => (value === 'true' ? met : missed)) }),
    yesNo: (head: string) => plain(head, (value) => (value === 'true' ? words.yes : words.no)),
  };
}

export type FieldMakers = ReturnType<typeof fieldsIn>;
