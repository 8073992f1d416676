import { expect, test } from 'vitest';
import { octoberStore } from '../../../test/kit/october-store.ts';
import { seenSlos } from './seen-slos.ts';

test('a viewer sees the promises about the services that he is named for, everybody else all', async () => {
  await using store = await octoberStore();
  expect(await seenSlos(store, { services: null })).toEqual(['shop']);
  expect(await seenSlos(store, { services: ['shop', 'mail'] })).toEqual(['shop']);
  expect(await seenSlos(store, { services: ['mail'] })).toEqual([]);
});
