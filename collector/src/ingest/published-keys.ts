import { createPrivateKey } from 'node:crypto';
import type { SigningKeys } from '@kadoban/proto/messages';
import { signSigningKeys } from '@kadoban/proto/signing-keys';
import type { CollectorIdentity } from '../store/collector-identity.ts';
import { publicHalf } from '../store/signing-keys.ts';

/** By what agents are to know the collector: the key in use, then the next one; raw, base64url. */
export function publishedKeys({ signingKey, nextSigningKey }: CollectorIdentity): [present: string, next: string] {
  return [publicHalf(signingKey), publicHalf(nextSigningKey)];
}

/** As agents are told. The key in use signs: who missed one rotation knows it as the next one. */
export function toldKeys(identity: CollectorIdentity): SigningKeys {
  const keys = publishedKeys(identity);
  const { collectorId, signingKey } = identity;
  return {
    publicKeys: keys.map((key) => Uint8Array.from(Buffer.from(key, 'base64url'))),
    signature: signSigningKeys(createPrivateKey(signingKey), { collectorId, keys }),
  };
}
