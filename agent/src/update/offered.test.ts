import { expect, test } from 'vitest';
import { isNewer } from './offered.ts';
import { readVersion } from './read-version.ts';

test.each([
  ['1.0.1', '1.0.0', true],
  ['1.1.0', '1.0.9+abc1234', true],
  ['2.0.0', '1.9.9', true],
  ['1.0.0+def', '1.0.0+abc', false],
])('%s over %s', (offered, installed, newer) => {
  expect(isNewer(offered, installed)).toBe(newer);
});

test.each([
  ['1.0.0', '1.0.1'],
  ['1.9.0', '1.10.0'],
  ['0.9.9', '1.0.0'],
])('%s is never put over %s', (offered, installed) => {
  expect(() => isNewer(offered, installed)).toThrow(/^The update was not made: .* is newer$/);
});

test.each(['1.0', 'v1.0.0', '1.0.0-beta', '', '1.0.0+', '1.0.0 '])('%j is no version', (text) => {
  expect(readVersion(text)).toBeUndefined();
});
