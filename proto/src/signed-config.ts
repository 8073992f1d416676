import { type KeyObject, sign, verify } from 'node:crypto';
import { lengthPrefixed } from './handshake.ts';

/** A central configuration of one host, as its collector signs it. */
export interface SignedConfig {
  readonly collectorId: string;
  readonly hostId: string;
  readonly revision: number;
  readonly document: Uint8Array;
}

/** What is signed names the host, so that no configuration serves another one, and the revision, so that an old one does not pass for a new one. */
function configText({ collectorId, hostId, revision, document }: SignedConfig): Buffer {
  const parts = ['kadoban-config-v1', collectorId, hostId, String(revision)].map((part) => Buffer.from(part));
  return lengthPrefixed([...parts, document]);
}

/** Ed25519: 64 bytes. */
export function signConfig(privateKey: KeyObject, config: SignedConfig): Uint8Array {
  return sign(null, configText(config), privateKey);
}

export function verifyConfig(publicKey: KeyObject, config: SignedConfig, signature: Uint8Array): boolean {
  return verify(null, configText(config), publicKey, signature);
}
