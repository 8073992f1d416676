import { expect, test } from 'vitest';
import { keyIn, placeOf, takeArrival } from './router.ts';

test('a place keeps what is not changed and drops what is emptied', () => {
  const place = placeOf('/hosts?q=web+01&sort=-cpu');
  expect(place.query.get('q')).toBe('web 01');
  expect(place.with({ month: '2026-11' })).toBe('/hosts?q=web+01&sort=-cpu&month=2026-11');
  expect(place.with({ q: '', sort: null })).toBe('/hosts');
});

/** Somebody who comes by an address, and what of it is left in the history. */
function comeBy(hash: string) {
  const left: unknown[] = [];
  const history = { replaceState: (...[, , href]: unknown[]) => left.push(href) } as unknown as History;
  const location = { hash, pathname: '/hosts', search: '?q=a' } as Location;
  return { ...takeArrival({ location, history }), left };
}

test('what an address says to who arrives is read from the fragment only, and does not stay there', () => {
  expect(comeBy('#login=a%2Bb')).toEqual({ loginKey: 'a+b', refused: null, left: ['/hosts?q=a'] });
  expect(comeBy('#refused=X')).toEqual({ loginKey: null, refused: 'X', left: ['/hosts?q=a'] });
  expect(comeBy('#other=1')).toEqual({ loginKey: null, refused: null, left: [] });
  expect(comeBy('')).toEqual({ loginKey: null, refused: null, left: [] });
});

test.each([
  [' kdbl_1 ', 'kdbl_1'],
  ['http://127.0.0.1:8480/#login=kdbl_1 ', 'kdbl_1'],
  ['/#login=kdbl_1', 'kdbl_1'],
  ['kdbk_2#3', 'kdbk_2#3'],
])('of what is pasted as a key, %j, the key is %j', (pasted, key) => {
  expect(keyIn(pasted)).toBe(key);
});
