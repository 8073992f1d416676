import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** What both sides sign. `tlsExporter` is empty where TLS ends elsewhere. */
export interface Handshake {
  readonly side: 'agent' | 'collector';
  readonly collectorId: string;
  readonly hostId: string;
  readonly collectorNonce: Uint8Array;
  readonly agentNonce: Uint8Array;
  readonly tlsExporter: Uint8Array;
}

/** The label of the TLS exporter both sides derive (RFC 9266) and its length. */
export const exporterLabel = 'EXPORTER-Channel-Binding';
export const exporterBytes = 32;

/**
 * The signed text: every part behind its length (4 bytes, big-endian), so that no two handshakes share one text. The side keeps
 * a signature from being reflected to whoever made it.
 */
function handshakeText(handshake: Handshake): Buffer {
  return lengthPrefixed([
    Buffer.from('kadoban-auth-v1'),
    Buffer.from(handshake.side),
    Buffer.from(handshake.collectorId),
    Buffer.from(handshake.hostId),
    handshake.collectorNonce,
    handshake.agentNonce,
    handshake.tlsExporter,
  ]);
}

/** Ed25519 over the handshake's text: 64 bytes. */
export function signHandshake(privateKey: KeyObject, handshake: Handshake): Uint8Array {
  return sign(null, handshakeText(handshake), privateKey);
}

/** True when `signature` is the key holder's over just this handshake. */
export function verifyHandshake(publicKey: KeyObject, handshake: Handshake, signature: Uint8Array): boolean {
  return verify(null, handshakeText(handshake), publicKey, signature);
}

/** What an agent signs when it enrols: proof that it holds the private half of the key it sends. The token binds it to this once. */
export function enrolmentText(enrolment: {
  token: string;
  publicKey: string;
  machineIdHash: string;
  hostname: string;
}): Buffer {
  const { token, publicKey, machineIdHash, hostname } = enrolment;
  return lengthPrefixed(
    ['kadoban-enrol-v1', token, publicKey, machineIdHash, hostname].map((part) => Buffer.from(part)),
  );
}

/** A raw 32-byte Ed25519 public key in base64url, as identities and the enrolment carry it; undefined when it is none. */
export function publicKeyFrom(base64url: string): KeyObject | undefined {
  if (!/^[A-Za-z0-9_-]{43}$/.test(base64url)) return undefined;
  try {
    return createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: base64url } });
  } catch {
    return undefined;
  }
}

/** The inverse of publicKeyFrom; takes a public or a private key. */
export function publicKeyText(key: KeyObject): string {
  const jwk = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' });
  if (jwk.x === undefined) throw new TypeError('not an Ed25519 key');
  return jwk.x;
}

/** SHA-256 of a certificate's SubjectPublicKeyInfo (DER) in base64url: the pin that tokens carry and agents keep. */
export function pinOf(certificateKey: KeyObject): string {
  return createHash('sha256')
    .update(certificateKey.export({ type: 'spki', format: 'der' }))
    .digest('base64url');
}

/** Every part behind its length (4 bytes, big-endian): no two lists of parts make one text. */
export function lengthPrefixed(parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat(
    parts.flatMap((part) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(part.length);
      return [length, part];
    }),
  );
}
