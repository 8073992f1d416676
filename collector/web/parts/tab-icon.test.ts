import { expect, test } from 'vitest';
import { tabIcon } from './tab-icon.ts';

test.each([
  [1, '>1<'],
  [9, '>9<'],
  [10, '>9+<'],
])('%i open incidents are counted on the icon of the tab', (open, count) => {
  expect(decodeURIComponent(tabIcon(open))).toContain(count);
});

test('without any it is the icon of the page', () => {
  expect(tabIcon(0)).toBe('/favicon.svg');
});
