import type { Words } from '../words/words.ts';

/** A duration within a sentence, cut to seconds like every one. */
export function inWords(ms: number, words: Words): string {
  const seconds = Math.floor(ms / 1000);
  return words.duration(Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60);
}
