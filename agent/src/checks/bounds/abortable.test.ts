import { expect, test } from 'vitest';
import { abortable } from './abortable.ts';

test('what is ready in time is passed on, also a failure', async () => {
  const { signal } = new AbortController();
  expect(await abortable(Promise.resolve(1), signal)).toBe(1);
  await expect(abortable(Promise.reject(new Error('broken')), signal)).rejects.toThrow('broken');
});

test('what never is ready ends with the signal, before or after', async () => {
  const stop = new AbortController();
  const waiting = abortable(new Promise(() => {}), stop.signal);
  stop.abort();
  await expect(waiting).rejects.toThrow('the time is over');
  await expect(abortable(new Promise(() => {}), stop.signal)).rejects.toThrow('the time is over');
});

test('a failure that comes after the signal bothers nobody', async () => {
  const late = Promise.withResolvers<void>();
  await expect(abortable(late.promise, AbortSignal.abort())).rejects.toThrow('the time is over');
  late.reject(new Error('late'));
});
