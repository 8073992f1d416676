import { isUnobserved } from '../figures.ts';
import type { Report } from '../report.ts';
import type { Words } from '../words/words.ts';
import { inWords } from './in-words.ts';

/** What is said where no outage is told: that there was none (`none`) only where somebody looked all the time. */
export function noOutages({ lines }: Pick<Report, 'lines'>, none: string, words: Words): string {
  const unknownMs = lines.reduce((sum, { figures }) => sum + figures.unknownMs, 0);
  if (lines.length > 0 && lines.every(({ figures }) => isUnobserved(figures))) return words.unseen.everything;
  return unknownMs === 0 ? none : words.unseen.rest(inWords(unknownMs, words));
}
