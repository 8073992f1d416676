import { expect, test } from 'vitest';
import { loginKeyOf, placeOf } from './router.ts';

test('a place keeps what is not changed and drops what is emptied', () => {
  const place = placeOf('/hosts?q=web+01&sort=-cpu');
  expect(place.query.get('q')).toBe('web 01');
  expect(place.with({ month: '2026-11' })).toBe('/hosts?q=web+01&sort=-cpu&month=2026-11');
  expect(place.with({ q: '', sort: null })).toBe('/hosts');
});

test('the login key is read from the fragment only', () => {
  expect(loginKeyOf('#login=a%2Bb')).toBe('a+b');
  expect(loginKeyOf('#other=1')).toBeNull();
  expect(loginKeyOf('')).toBeNull();
});
