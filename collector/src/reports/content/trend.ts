import type { Report } from '../report.ts';
import type { Block } from './block.ts';
import type { Voice } from './voice.ts';

/** Thirteen months of every line: this one beside the same month of the year before. */
export function trend({ lines }: Report, { words }: Voice): Block[] {
  if (lines.length === 0) return [{ kind: 'note', text: words.empty.lines }];
  return lines.map((line) => ({ kind: 'trend', line }));
}
