import { type KeyObject, sign, verify } from 'node:crypto';
import { lengthPrefixed } from './handshake.ts';

/** A host that is not to be watched any more, and by whom. */
export interface Farewell {
  readonly collectorId: string;
  readonly hostId: string;
}

/** It names no instant: the watch ends when the collector hears of it, so that no host can take back what was before. */
function farewellText({ collectorId, hostId }: Farewell): Buffer {
  return lengthPrefixed(['kadoban-farewell-v1', collectorId, hostId].map((part) => Buffer.from(part)));
}

/** Ed25519 by the key of the host: 64 bytes, base64url. */
export function signFarewell(privateKey: KeyObject, farewell: Farewell): string {
  return sign(null, farewellText(farewell), privateKey).toString('base64url');
}

export function verifyFarewell(publicKey: KeyObject, farewell: Farewell, signature: string): boolean {
  return verify(null, farewellText(farewell), publicKey, Buffer.from(signature, 'base64url'));
}
