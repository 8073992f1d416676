import type { Language } from '../report.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import type { Words } from './words.ts';

/** The words of a report in each language. */
export const wordsIn: Readonly<Record<Language, Words>> = { ja, en };
