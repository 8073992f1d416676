import { publicKeyFrom } from '@kadoban/proto/handshake';
import type { Config, SigningKeys } from '@kadoban/proto/messages';
import { verifySigningKeys } from '@kadoban/proto/signing-keys';
import { signerOf } from './central-file.ts';
import type { Identity } from './identity.ts';

/**
 * The identity by which the collector is known by the keys that it told; the very same when it is already. Undefined when no key that it is known by,
 * and goes on to use, has signed them: so nobody is left with keys alone that nobody can prove to have.
 *
 * `kept` is the configuration from afar on the disk: it has to hold when the key that signed it is none of the collector's any more.
 */
export function withToldKeys(identity: Identity, told: SigningKeys, kept: Config | undefined): Identity | undefined {
  const { collectorId, collectorKeys, centralKey: formerKey, ...rest } = identity;
  const keys = told.publicKeys.map((key) => Buffer.from(key).toString('base64url'));
  const isTold = collectorKeys.some((text) => {
    const key = keys.includes(text) ? publicKeyFrom(text) : undefined;
    return key !== undefined && verifySigningKeys(key, { collectorId, keys }, told.signature);
  });
  if (!isTold) return undefined;
  if (keys.join() === collectorKeys.join()) return identity;
  const signer = kept && signerOf(kept, identity, [...collectorKeys, ...(formerKey === undefined ? [] : [formerKey])]);
  const centralKey = signer === undefined || keys.includes(signer) ? {} : { centralKey: signer };
  return { ...rest, collectorId, collectorKeys: keys, ...centralKey };
}
