import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { fromBase32, toBase32 } from './base32.ts';

/** Codes change this often, and have so many digits: what every authenticator does unless told otherwise. */
const stepMs = 30_000;
const digits = 6;

/** A code is good one step before and after its own: clocks of telephones differ, and people type slowly. */
const stepsOff = 1;

/** 160 bits, as RFC 4226 recommends. */
const secretBytes = 20;

/** A new secret in base32, as authenticators take it. */
export function newTotpSecret(): string {
  return toBase32(randomBytes(secretBytes));
}

/** Whether a text is a secret such as we make. */
export function isTotpSecret(text: string): boolean {
  return new RegExp(`^[A-Z2-7]{${(secretBytes * 8) / 5}}$`).test(text);
}

/** What the QR code says (the key URI format of authenticators). */
export function totpUri(secret: string, issuer: string, name: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(name)}`;
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`;
}

/** The code of a step (RFC 6238 with SHA-1; `digits` of RFC 4226's truncation). */
export function totpAt(secret: Uint8Array, step: number, length = digits): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hmac = createHmac('sha1', secret).update(counter).digest();
  const offset = (hmac.at(-1) ?? 0) & 0xf;
  const number = (hmac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** length;
  return String(number).padStart(length, '0');
}

/** The step that a code is of; undefined when it is none of now. That each step is used once is for the store to see to. */
export function stepOfCode(secret: string, code: string, nowMs: number): number | undefined {
  const now = Math.floor(nowMs / stepMs);
  const key = fromBase32(secret);
  const steps = Array.from({ length: 2 * stepsOff + 1 }, (_, index) => now - stepsOff + index);
  // All are compared, so that time does not tell which one came close.
  const found = steps.filter((step) => isSame(totpAt(key, step), code));
  return found.at(-1);
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
