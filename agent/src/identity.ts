import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { publicKeyFrom } from '@kadoban/proto/handshake';
import { nameCharsMax } from '@kadoban/proto/limits';
import { type Static, Type } from 'typebox';
import { collectorUrl } from './uplink/collector-url.ts';

const Name = Type.String({ minLength: 1, maxLength: nameCharsMax });
const PublicKey = Type.Refine(
  Type.String(),
  (text) => publicKeyFrom(text) !== undefined,
  () => 'must be a public key',
);

/** What a collector answers to an enrolment. */
export const Enrolled = Type.Object({
  hostId: Name,
  name: Name,
  collectorId: Name,
  /** At least one; two while the collector changes its key. */
  collectorKeys: Type.Array(PublicKey, { minItems: 1, maxItems: 8 }),
});

export type Enrolled = Static<typeof Enrolled>;

/** Who this agent is and whom it was enrolled with. The private key never leaves the host. */
export const Identity = Type.Object({
  ...Enrolled.properties,
  collectorUrl: Type.Refine(
    Type.String(),
    (text) => 'url' in collectorUrl(text),
    () => 'must be the address of a collector',
  ),
  /** The collector's certificate, when the token carried its pin. */
  pin: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })),
  /** Ed25519, PKCS #8, PEM. */
  privateKey: Type.Refine(
    Type.String(),
    (pem) => privateKeyFrom(pem) !== undefined,
    () => 'must be a private key',
  ),
});
export type Identity = Static<typeof Identity>;

/** The key of an identity; undefined when the text is none. */
export function privateKeyFrom(pem: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}

export function newPrivateKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
