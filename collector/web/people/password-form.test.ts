import { expect, test } from 'vitest';
import { differs, isReady } from './password-form.ts';

const cases: [name: string, first: string, again: string, differs: boolean, ready: boolean][] = [
  ['nothing yet', '', '', false, false],
  ['the second is not typed yet', 'korekara-3-nen', '', false, false],
  ['the second is half typed', 'korekara-3-nen', 'korekara', false, false],
  ['the second is another', 'korekara-3-nen', 'korekara-3-nem', true, false],
  ['both are the same', 'korekara-3-nen', 'korekara-3-nen', false, true],
  ['both are the same and short', 'korekara', 'korekara', false, false],
  ['twelve characters that take more room', '鯨が二頭で富士山を登る話', '鯨が二頭で富士山を登る話', false, true],
];

test.each(cases)('%s', (_, first, again, isDifferent, ready) => {
  expect([differs({ first, again }), isReady({ first, again })]).toEqual([isDifferent, ready]);
});
