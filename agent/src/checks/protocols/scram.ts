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

export interface ScramUser {
  readonly user: string;
  readonly password: string;
  /** Random, without commas. */
  readonly nonce: string;
}

/** The first message of SCRAM-SHA-256 (RFC 5802, 7677), without channel binding. */
export function scramClientFirst(user: ScramUser): string {
  return `n,,${firstBare(user)}`;
}

/** Answers `serverFirst`. */
export async function scramProof(user: ScramUser, serverFirst: string): Promise<ScramProof> {
  const { password, nonce } = user;
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
  const signedText = `${firstBare(user)},${serverFirst},${withoutProof}`;
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

function firstBare({ user, nonce }: ScramUser): string {
  return `n=${user.replaceAll('=', '=3D').replaceAll(',', '=2C')},r=${nonce}`;
}

function hmac(key: Uint8Array, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
