import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase32, toBase32 } from './base32.ts';
import { isTotpSecret, newTotpSecret, stepOfCode, totpAt, totpUri } from './totp.ts';

/** RFC 6238, appendix B, SHA-1: the secret is these twenty characters. */
const secret = Buffer.from('12345678901234567890');
const vectors: [seconds: number, code: string][] = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
];

test.each(vectors)('RFC 6238: at %d s the code is %s', (seconds, code) => {
  expect(totpAt(secret, Math.floor(seconds / 30), 8)).toBe(code);
  expect(totpAt(secret, Math.floor(seconds / 30))).toBe(code.slice(-6));
});

describe('a code', () => {
  const text = toBase32(secret);
  const at = (step: number) => totpAt(secret, step);
  const nowMs = 1_000_000 * 30_000 + 12_345;
  const cases: [name: string, code: string, step: number | undefined][] = [
    ['is good in its half minute', at(1_000_000), 1_000_000],
    ['is good one later', at(999_999), 999_999],
    ['is good one earlier', at(1_000_001), 1_000_001],
    ['is too old', at(999_998), undefined],
    ['is not yet', at(1_000_002), undefined],
    ['is too short', at(1_000_000).slice(1), undefined],
    ['is no code', 'abcdef', undefined],
    ['is nothing', '', undefined],
  ];
  test.each(cases)('%s', (_, code, step) => {
    expect(stepOfCode(text, code, nowMs)).toBe(step);
  });
});

test('any bytes come back from base32, as the RFC writes them', () => {
  expect(toBase32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(fromBase32(toBase32(bytes))).toEqual(bytes);
    }),
  );
  expect(() => fromBase32('A1')).toThrow('not base32');
});

test('an authenticator is told whose code it is, and a new secret is like no other', () => {
  const fresh = newTotpSecret();
  expect([isTotpSecret(fresh), isTotpSecret(`${fresh}A`), isTotpSecret('x')]).toEqual([true, false, false]);
  expect(newTotpSecret()).not.toBe(fresh);
  const uri = new URL(totpUri(fresh, '稼働商事', 'sato'));
  expect([uri.protocol, uri.host, decodeURIComponent(uri.pathname)]).toEqual(['otpauth:', 'totp', '/稼働商事:sato']);
  expect(Object.fromEntries(uri.searchParams)).toEqual({ secret: fresh, issuer: '稼働商事' });
});
