import { type KeyObject, sign, verify } from 'node:crypto';
import { lengthPrefixed } from './handshake.ts';

/** The keys of a collector as raw 32 bytes in base64url, the one in use first. */
export interface SigningKeysText {
  readonly collectorId: string;
  readonly keys: readonly string[];
}

/** It names no host: the keys of a collector are the same for all of them. */
function signingKeysText({ collectorId, keys }: SigningKeysText): Buffer {
  return lengthPrefixed(['kadoban-signing-keys-v1', collectorId, ...keys].map((part) => Buffer.from(part)));
}

/** Ed25519: 64 bytes. */
export function signSigningKeys(privateKey: KeyObject, told: SigningKeysText): Uint8Array {
  return sign(null, signingKeysText(told), privateKey);
}

export function verifySigningKeys(publicKey: KeyObject, told: SigningKeysText, signature: Uint8Array): boolean {
  return verify(null, signingKeysText(told), publicKey, signature);
}
