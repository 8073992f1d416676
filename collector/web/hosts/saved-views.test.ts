import { expect, test } from 'vitest';
import { placeOf } from '../router.ts';
import { changesTo, readViews, viewOf, withView } from './saved-views.ts';

const query = (href: string) => placeOf(href).query;

test('a view is what the address says but for the month and the zone', () => {
  expect(viewOf(query('/hosts?month=2026-10&q=db&zone=UTC&group=tag:site&sort='))).toBe('q=db&group=tag%3Asite');
});

test('to show a view leaves nothing of another one', () => {
  const place = placeOf('/hosts?month=2026-10&q=db&sort=-cpu');
  const shown = query(place.with(changesTo({ name: '東京', query: 'group=tag%3Asite' })));
  expect(Object.fromEntries(shown)).toEqual({ month: '2026-10', group: 'tag:site', as: '東京' });
});

test('a view of the same name is replaced, and the oldest of too many goes', () => {
  const one = withView([{ name: 'a', query: 'q=1' }], { name: 'a', query: 'q=2' });
  expect(one).toEqual([{ name: 'a', query: 'q=2' }]);
  let views = one;
  for (let n = 0; n < 40; n++) views = withView(views, { name: `v${n}`, query: '' });
  expect([views.length, views.at(-1)?.name]).toEqual([30, 'v39']);
});

test('what was stored by something else is passed over', () => {
  expect(readViews([{ name: 'a', query: 'q=x&admin=1' }, { name: 1 }, null, 'x'])).toEqual([
    { name: 'a', query: 'q=x' },
  ]);
  expect(readViews({})).toEqual([]);
});
