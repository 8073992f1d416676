import { DatabaseSync } from 'node:sqlite';
import type { CollectorIdentity } from '../store/collector-identity.ts';
import { handoversBetween, handoversIn, publicHalf } from '../store/signing-keys.ts';
import type { CommandWords } from './command-words.ts';

/** Earlier versions wrote neither a next key nor handovers. */
type Found = Pick<CollectorIdentity, 'collectorId' | 'signingKey'> & Partial<CollectorIdentity>;

/**
 * What to do because agents may know none of the keys of a backup any more: nothing, where the store that is there tells so. It may be damaged, none, or that
 * of a collector which was just set up in the place of the lost one; then it tells nothing.
 */
export function formerKeyAdvice(present: string, backup: string, words: CommandWords): string | undefined {
  const [now, then] = [identityIn(present), identityIn(backup)];
  if (then === undefined) return undefined;
  if (now?.collectorId !== then.collectorId) return unsureAdvice(then, words);
  const handovers = handoversIn(now.handovers) ?? [];
  const rotations = handoversBetween(handovers, publicHalf(then.signingKey), publicHalf(now.signingKey));
  if (rotations.length === 0) return undefined;
  return then.nextSigningKey === now.signingKey ? words.keyRotated : words.keyRotatedTwice;
}

function unsureAdvice({ nextSigningKey }: Found, words: CommandWords): string {
  return nextSigningKey === undefined ? words.keyPerhapsRotatedAway : words.keyPerhapsRotated;
}

function identityIn(file: string): Found | undefined {
  try {
    using database = new DatabaseSync(file, { readOnly: true });
    const found = JSON.parse(String(database.prepare("select value from meta where name = 'identity'").get()?.value));
    // Throws where it is no key.
    publicHalf(found.signingKey);
    return found;
  } catch {
    return undefined;
  }
}
