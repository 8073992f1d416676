import { expect, test } from 'vitest';
import { screenOf } from './screen-of.ts';

const screens = ['/', '/hosts', '/hosts/:id', '/reports/:sla/:month'].map((path) => ({ path }));

test.each([
  ['/', '/', {}],
  ['/hosts', '/hosts', {}],
  ['/hosts/web%2F1', '/hosts/:id', { id: 'web/1' }],
  ['/reports/shop/2026-10', '/reports/:sla/:month', { sla: 'shop', month: '2026-10' }],
])('%s is the screen %s', (path, pattern, params) => {
  expect(screenOf(screens, path)).toEqual({ screen: { path: pattern }, params });
});

test.each(['/host', '/hosts/', '/hosts/a/b', '/hosts/%E0%A4', '/reports//2026-10'])('%s is no screen', (path) => {
  expect(screenOf(screens, path)).toBeNull();
});
