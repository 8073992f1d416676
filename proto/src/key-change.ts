import { type KeyObject, sign, verify } from 'node:crypto';
import { lengthPrefixed, publicKeyText } from './handshake.ts';

/** The keys as raw 32 bytes in base64url. */
export interface KeyChangeText {
  readonly collectorId: string;
  readonly hostId: string;
  readonly oldKey: string;
  readonly newKey: string;
}

/** What the old key and the new one both sign: the holder of the one gives its place to the holder of the other, on this collector alone. */
function keyChangeText({ collectorId, hostId, oldKey, newKey }: KeyChangeText): Buffer {
  return lengthPrefixed(['kadoban-rekey-v1', collectorId, hostId, oldKey, newKey].map((part) => Buffer.from(part)));
}

/** What an agent sends to change its key. */
export function signKeyChange(
  host: Pick<KeyChangeText, 'collectorId' | 'hostId'>,
  oldKey: KeyObject,
  newKey: KeyObject,
): { publicKey: Uint8Array; signatureByOld: Uint8Array; signatureByNew: Uint8Array } {
  const text = keyChangeText({ ...host, oldKey: publicKeyText(oldKey), newKey: publicKeyText(newKey) });
  const publicKey = Uint8Array.from(Buffer.from(publicKeyText(newKey), 'base64url'));
  return { publicKey, signatureByOld: sign(null, text, oldKey), signatureByNew: sign(null, text, newKey) };
}

/** True when the signature is that of `key`, which is one of the two. */
export function verifyKeyChange(key: KeyObject, change: KeyChangeText, signature: Uint8Array): boolean {
  return verify(null, keyChangeText(change), key, signature);
}
