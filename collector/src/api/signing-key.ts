import { createPrivateKey } from 'node:crypto';
import { fingerprintOf } from '@kadoban/proto/fingerprint';
import { publicKeyText } from '@kadoban/proto/handshake';
import type { ApiParts } from './parts.ts';

/** The public half of the key that signs roots and final reports, and its fingerprint, as `report verify` takes it. */
export function signingKeyOf({ signingKey }: ApiParts['identity']) {
  const publicKey = publicKeyText(createPrivateKey(signingKey));
  return { publicKey, fingerprint: fingerprintOf(publicKey) };
}
