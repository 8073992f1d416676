import { fingerprintOf } from '@kadoban/proto/fingerprint';
import { publicHalf, type SigningKey, signingKeysOf } from '../store/signing-keys.ts';
import { instantOrNull } from './answers.ts';
import type { ApiParts } from './parts.ts';

/** The public half of the key that signs roots and final reports, and its fingerprint, as `report verify` takes it. */
export function signingKeyOf({ signingKey }: Pick<ApiParts['identity'], 'signingKey'>) {
  return fingerprinted(publicHalf(signingKey));
}

/** A public key and its fingerprint. */
export function fingerprinted(publicKey: string) {
  return { publicKey, fingerprint: fingerprintOf(publicKey) };
}

/** Every key that signed, signs and will sign, in the order of time. */
export function signingKeyAnswers(identity: ApiParts['identity']) {
  return signingKeysOf(identity).map(({ publicKey, state, fromMs, untilMs }: SigningKey) => ({
    ...fingerprinted(publicKey),
    ...{ state, from: instantOrNull(fromMs), until: instantOrNull(untilMs) },
  }));
}
