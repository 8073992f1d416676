import { expect, test } from 'vitest';
import { createCursor } from './cursor.ts';

test('the cursor goes back to the pinned instant when the pointer leaves', () => {
  const cursor = createCursor(5);
  const seen: [number | null, unknown][] = [];
  cursor.subscribe((atMs, from) => seen.push([atMs, from]));
  cursor.set(7, 'chart');
  cursor.set(null, 'chart');
  cursor.pin(null);
  expect(seen).toEqual([
    [5, null],
    [7, 'chart'],
    [5, null],
    [null, null],
  ]);
});

test('who has gone hears nothing', () => {
  const cursor = createCursor();
  let count = 0;
  cursor.subscribe(() => count++)();
  cursor.set(1, null);
  expect(count).toBe(1);
});
