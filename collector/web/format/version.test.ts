import { expect, test } from 'vitest';
import { isOlder } from './version.ts';

test.each([
  ['0.9.10', '0.10.0', true],
  ['0.10.0', '0.9.10', false],
  ['1.2.3', '1.2.3', false],
  ['1.2.3', '1.2.4-rc.1', true],
  ['', '1.0.0', false],
  ['1.0.0', 'dev', false],
])('%s is older than %s: %s', (version, than, expected) => {
  expect(isOlder(version, than)).toBe(expected);
});
