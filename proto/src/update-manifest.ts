import { type KeyObject, sign, verify } from 'node:crypto';
import { lengthPrefixed } from './handshake.ts';

/** A program that a collector hands out for hosts of one platform. */
export interface UpdateManifest {
  readonly version: string;
  /** Such as `linux-x64`. */
  readonly platform: string;
  /** Of the archive, lower-case hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

function manifestText({ version, platform, sha256, sizeBytes }: UpdateManifest): Buffer {
  const parts = ['kadoban-update-v1', version, platform, sha256, `${sizeBytes}`];
  return lengthPrefixed(parts.map((part) => Buffer.from(part)));
}

/** Ed25519 by the key with which the collector proves itself: 64 bytes, base64url. */
export function signManifest(privateKey: KeyObject, manifest: UpdateManifest): string {
  return sign(null, manifestText(manifest), privateKey).toString('base64url');
}

/** True when `signature` is the key holder's over just this program. */
export function verifyManifest(publicKey: KeyObject, manifest: UpdateManifest, signature: string): boolean {
  return verify(null, manifestText(manifest), publicKey, Buffer.from(signature, 'base64url'));
}
