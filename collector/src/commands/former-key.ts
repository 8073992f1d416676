import { DatabaseSync } from 'node:sqlite';
import type { CollectorIdentity } from '../store/collector-identity.ts';
import { handoversBetween, handoversIn, publicHalf } from '../store/signing-keys.ts';

/** Earlier versions wrote neither a next key nor handovers. */
type Found = Pick<CollectorIdentity, 'collectorId' | 'signingKey'> & Partial<CollectorIdentity>;

const rotate =
  'run `signing-key rotate --anyway` before the start, or no agent knows it (--anyway, because what hosts said after the backup is not in it)';
const enrol =
  'no agent knows it, rotating does not help, and every host has to enrol again, with a token of `host replace`';

/**
 * What to do because agents may know none of the keys of a backup any more: nothing, where the store that is there tells so. It may be damaged, none, or that
 * of a collector which was just set up in the place of the lost one; then it tells nothing.
 */
export function formerKeyAdvice(present: string, backup: string): string | undefined {
  const [now, then] = [identityIn(present), identityIn(backup)];
  if (then === undefined) return undefined;
  if (now?.collectorId !== then.collectorId) return unsureAdvice(then);
  const handovers = handoversIn(now.handovers) ?? [];
  const rotations = handoversBetween(handovers, publicHalf(then.signingKey), publicHalf(now.signingKey));
  if (rotations.length === 0) return undefined;
  return then.nextSigningKey === now.signingKey
    ? `Its signing key was rotated after the backup: ${rotate}.`
    : `Its signing key was rotated after the backup, to one that is not in it: ${enrol}.`;
}

function unsureAdvice({ nextSigningKey }: Found): string {
  const isRotated = 'If its signing key was rotated after the backup';
  return nextSigningKey === undefined
    ? `${isRotated}, ${enrol}.`
    : `${isRotated}, once: ${rotate}. More than once: ${enrol}.`;
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
