import fc from 'fast-check';
import { expect, test } from 'vitest';
import { laneStep } from './lane-steps.ts';
import {
  around,
  fetchedFor,
  panned,
  viewForKey,
  viewMsMax,
  viewMsMin,
  viewOf,
  viewQuery,
  zoomed,
} from './lane-view.ts';

const whole = { fromMs: Date.parse('2026-10-01T00:00:00Z'), toMs: Date.parse('2026-11-01T00:00:00Z') };
const length = ({ fromMs, toMs }: { fromMs: number; toMs: number }) => toMs - fromMs;

const views = fc
  .tuple(fc.integer({ min: 0, max: 2e12 }), fc.integer({ min: viewMsMin, max: viewMsMax }))
  .map(([fromMs, lengthMs]) => ({ fromMs, toMs: fromMs + lengthMs }));

test('what one looks at stays under the pointer, and no view is shorter or longer than can be drawn', () => {
  fc.assert(
    fc.property(
      views,
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (view, factor, share) => {
        const aroundMs = Math.round(view.fromMs + share * length(view));
        const next = zoomed(view, factor, aroundMs);
        expect(length(next)).toBeGreaterThanOrEqual(viewMsMin);
        expect(length(next)).toBeLessThanOrEqual(viewMsMax);
        const before = (aroundMs - view.fromMs) / length(view);
        expect(Math.abs((aroundMs - next.fromMs) / length(next) - before)).toBeLessThan(0.01);
      },
    ),
  );
});

test('what is asked for holds what is seen, is the same for views that lie close, and is never longer than two years', () => {
  fc.assert(
    fc.property(views, (view) => {
      const asked = fetchedFor(view);
      expect(asked.fromMs).toBeLessThanOrEqual(view.fromMs);
      expect(asked.toMs).toBeGreaterThanOrEqual(view.toMs);
      expect(length(asked)).toBeLessThanOrEqual(2 * 366 * 86_400_000);
    }),
  );
  expect(fetchedFor(whole)).toEqual(fetchedFor(panned(whole, 1000)));
});

test('keys zoom in the middle, go on by a part of what is seen, and come back to the whole', () => {
  const middleMs = (whole.fromMs + whole.toMs) / 2;
  const key = (name: string, view = whole) => viewForKey(name, view, whole, middleMs);
  const closer = key('+');
  expect(closer && length(closer)).toBeLessThan(length(whole));
  expect(closer && length(key('-', closer) ?? whole)).toBeCloseTo(length(whole), -1);
  expect(key('ArrowRight')).toEqual(panned(whole, length(whole) * 0.2));
  expect(closer && key('Home', closer)?.fromMs).toBe(whole.fromMs);
  expect(closer && key('End', closer)?.toMs).toBe(whole.toMs);
  expect(closer && key('0', closer)).toBe(whole);
  expect(key('q')).toBeNull();
});

test('a view is in the address to the second; an instant alone is shown in the middle of an hour', () => {
  const query = new URLSearchParams({ ...viewQuery(around(whole.fromMs, whole.fromMs + 60_000)), at: '' });
  expect(query.get('from')).toBe('2026-09-30T23:59:00Z');
  expect(viewOf(query)).toEqual({ fromMs: whole.fromMs - 60_000, toMs: whole.fromMs + 120_000 });
  const at = viewOf(new URLSearchParams({ at: '2026-10-14T10:02:00+09:00' }));
  expect(at && [length(at), (at.fromMs + at.toMs) / 2]).toEqual([3_600_000, Date.parse('2026-10-14T01:02:00Z')]);
  expect(viewOf(new URLSearchParams({ from: 'noon', to: '2026-10-01T00:00:00Z' }))).toBeNull();
  expect(viewOf(new URLSearchParams({ from: '2026-11-01T00:00:00Z', to: '2026-10-01T00:00:00Z' }))).toBeNull();
});

const span = (from: string) => ({ from, to: from.replace('00Z', '30Z'), status: 'down' as const });
const lanes = [{ spans: [span('2026-10-02T00:00:00Z'), span('2026-12-02T00:00:00Z')] }, { spans: [] }];
const press = (key: string, place = { lane: 0, span: null as number | null }, shiftKey = false) =>
  laneStep({ key, shiftKey }, place, lanes, whole, whole);

test('arrows change lanes, with Shift they go from trouble to trouble and bring it into view', () => {
  expect(press('ArrowDown')).toMatchObject({ do: 'go', place: { lane: 1, span: null } });
  expect(press('ArrowDown', { lane: 1, span: null })).toMatchObject({ place: { lane: 1 } });
  expect(press('ArrowRight', undefined, true)).toEqual({ do: 'go', place: { lane: 0, span: 0 }, view: whole });
  const far = press('ArrowRight', { lane: 0, span: 0 }, true);
  const atMs = Date.parse('2026-12-02T00:00:00Z');
  expect(far).toMatchObject({ place: { span: 1 } });
  expect(far?.do === 'go' && far.view.fromMs <= atMs && atMs < far.view.toMs).toBe(true);
  expect(press('ArrowRight', { lane: 1, span: null }, true)).toBeNull();
});

test('Enter opens what is selected, Escape lets go of it, and without a selection both are left to others', () => {
  expect(press('Enter', { lane: 0, span: 1 })).toEqual({ do: 'open', place: { lane: 0, span: 1 } });
  expect(press('Escape', { lane: 0, span: 1 })).toMatchObject({ place: { lane: 0, span: null } });
  expect([press('Enter'), press('Escape'), press('q')]).toEqual([null, null, null]);
});
