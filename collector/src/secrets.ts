import { createHash, randomBytes } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Characters of a secret: 22 of 62 carry 131 bits. */
const secretChars = 22;

/** A new secret such as `kdbe_…`; the prefix says what it is for, so that a leaked one can be recognised. */
export function newSecret(prefix: 'kdbe' | 'kdbf' | 'kdbi' | 'kdbk' | 'kdbl' | 'kdbs'): string {
  let secret = '';
  while (secret.length < secretChars) {
    for (const byte of randomBytes(secretChars)) {
      // 248 = 4 * 62: bytes above would make the first characters likelier.
      if (byte < 248 && secret.length < secretChars) secret += alphabet[byte % alphabet.length];
    }
  }
  return `${prefix}_${secret}`;
}

/**
 * What is stored of a secret. A plain hash is enough for 131 random bits, and looking the hash up in an index leaks nothing of use about
 * the secret through time.
 */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
