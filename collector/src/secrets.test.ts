import { expect, test } from 'vitest';
import { hashSecret, newSecret } from './secrets.ts';

test('a secret tells what it is for and carries 131 random bits', () => {
  const secrets = Array.from({ length: 500 }, () => newSecret('kdbk'));
  for (const secret of secrets) expect(secret).toMatch(/^kdbk_[0-9A-Za-z]{22}$/);
  expect(new Set(secrets).size).toBe(500);
  // 11000 characters of 62: each some 177 times; a missing or doubled one is no chance.
  const counts = Map.groupBy(
    secrets.flatMap((secret) => [...secret.slice(5)]),
    (char) => char,
  );
  expect(counts.size).toBe(62);
  for (const [char, all] of counts) expect([char, all.length > 90 && all.length < 280]).toEqual([char, true]);
});

test('what is kept of a secret is the hash that anybody can compute', () => {
  expect(hashSecret('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
