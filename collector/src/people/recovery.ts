import { randomBytes } from 'node:crypto';
import { hashSecret } from '../secrets.ts';
import { toBase32 } from './base32.ts';

/** Enough for a telephone that is lost now and then; each is good once. */
const codesCount = 8;

/** 60 bits: twelve characters that people can copy from paper. */
const codeChars = 12;

/** New recovery codes such as `abcd-efgh-2345`, to be shown once. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: codesCount }, () => {
    const text = toBase32(randomBytes(8)).slice(0, codeChars).toLowerCase();
    return text.replace(/(.{4})(?=.)/g, '$1-');
  });
}

/** What is stored of one, however it was copied; undefined when a text cannot be one. */
export function recoveryHash(text: string): string | undefined {
  const plain = text.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '');
  return /^[a-z2-7]{12}$/.test(plain) ? hashSecret(plain) : undefined;
}
