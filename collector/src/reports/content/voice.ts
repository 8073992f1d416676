import { type Dates, datesOf } from '../dates.ts';
import type { Language, Manner, Report } from '../report.ts';
import type { Words } from '../words/words.ts';
import { wordsIn } from '../words/words-in.ts';

/** How a report says things in one language. */
export interface Voice {
  readonly language: Language;
  readonly words: Words;
  readonly dates: Dates;
  /** What people call a line; one that is not in the report goes by its id. */
  lineTitle(id: string): string;
}

export function voiceOf(report: Report, { language, dates }: Manner): Voice {
  const titles = new Map(report.lines.map(({ id, title }) => [id, title]));
  return {
    language,
    words: wordsIn[language],
    dates: datesOf(report, { language, dates }),
    lineTitle: (id) => titles.get(id) ?? id,
  };
}

/** A code in words; what has no word is a text that somebody wrote, and stands as it is. */
export function wordFor(words: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code;
}
