import { createHash, createHmac, pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { notProtocol } from '../network/server-fault.ts';

/** The server chooses how often the password is hashed; more than this would be an attack on the agent's processor. */
const iterationsMax = 1_000_000;

/** What the client answers to the server's first message, and what the server must then prove. */
export interface ScramProof {
  readonly clientFinal: string;
  /** Whether the server's last message shows that it knows the password too. */
  verifies(serverFinal: string): boolean;
}

/** The first message of SCRAM-SHA-256 (RFC 5802, 7677). Without channel binding; PostgreSQL ignores the name in it. */
export function scramClientFirst(nonce: string): string {
  return `n,,n=,r=${nonce}`;
}

/** Answers `serverFirst`. `nonce` is the one of our first message. */
export async function scramProof(password: string, nonce: string, serverFirst: string): Promise<ScramProof> {
  const fields = new Map(serverFirst.split(',').map((field) => [field.slice(0, 1), field.slice(2)]));
  const [serverNonce = '', salt = '', iterations = 0] = [fields.get('r'), fields.get('s'), Number(fields.get('i'))];
  if (!serverNonce.startsWith(nonce) || serverNonce.length === nonce.length)
    throw notProtocol('SCRAM', 'the nonce is not ours');
  if (!Number.isInteger(iterations) || iterations < 1 || iterations > iterationsMax)
    throw notProtocol('SCRAM', `${iterations} iterations`);
  // SASLprep (RFC 4013) is mostly this normalisation; PostgreSQL too takes a password that it forbids as it is.
  const secret = password.normalize('NFKC');
  const salted = await promisify(pbkdf2)(secret, Buffer.from(salt, 'base64'), iterations, 32, 'sha256');
  const clientKey = hmac(salted, 'Client Key');
  const withoutProof = `c=biws,r=${serverNonce}`;
  const signedText = `n=,r=${nonce},${serverFirst},${withoutProof}`;
  const signature = hmac(createHash('sha256').update(clientKey).digest(), signedText);
  const proof = Buffer.from(clientKey.map((byte, index) => byte ^ (signature[index] ?? 0)));
  const expected = hmac(hmac(salted, 'Server Key'), signedText);
  return {
    clientFinal: `${withoutProof},p=${proof.toString('base64')}`,
    verifies(serverFinal) {
      const given = Buffer.from(/^v=([^,]+)/.exec(serverFinal)?.[1] ?? '', 'base64');
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
}

function hmac(key: Uint8Array, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
