import { expect, test } from 'vitest';
import { keptOrder } from './kept-order.ts';

test('rows stay where they are, those that are gone leave, new ones come last', () => {
  expect(keptOrder(['a', 'b', 'c'], ['c', 'd', 'a'])).toEqual(['a', 'c', 'd']);
});
