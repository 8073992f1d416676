import { expect, test } from 'vitest';
import { arrivalOf, placeOf } from './router.ts';

test('a place keeps what is not changed and drops what is emptied', () => {
  const place = placeOf('/hosts?q=web+01&sort=-cpu');
  expect(place.query.get('q')).toBe('web 01');
  expect(place.with({ month: '2026-11' })).toBe('/hosts?q=web+01&sort=-cpu&month=2026-11');
  expect(place.with({ q: '', sort: null })).toBe('/hosts');
});

test('what an address says to who arrives is read from the fragment only', () => {
  expect(arrivalOf('#login=a%2Bb')).toEqual({ loginKey: 'a+b', refused: null });
  expect(arrivalOf('#refused=LOGIN_REFUSED')).toEqual({ loginKey: null, refused: 'LOGIN_REFUSED' });
  expect(arrivalOf('#other=1')).toEqual({ loginKey: null, refused: null });
  expect(arrivalOf('')).toEqual({ loginKey: null, refused: null });
});
