import { tagPattern } from '../definitions/tag-pattern.ts';
import { CollectorError } from '../errors.ts';

/** Tags of a command line, each once. */
export function readTags(words: readonly string[]): string[] {
  const wrong = words.find((word) => !new RegExp(tagPattern).test(word));
  if (wrong === undefined) return [...new Set(words)];
  throw new CollectorError('USAGE', ['noTag', wrong]);
}
