import { expect, test } from 'vitest';
import type { DefinitionEntry } from '../store/store.ts';
import { involved } from './involved.ts';

const said = (author: string, title: string, more: object = {}) => ({ author, body: { title, ...more } });
const approved = said('c', 'first', { approvedBy: 'c' });
const gone = { author: 'z', body: null };

test.each([
  ['who asked', [said('a', 'first')], ['a']],
  ['also who asked before somebody else changed it', [said('a', 'first'), said('b', 'second')], ['a', 'b']],
  ['nobody of what was approved of', [said('a', 'first'), approved], []],
  ['who changed it since', [said('a', 'first'), approved, said('b', 'second')], ['b']],
  ['who asked anew for what was called off', [said('a', 'first'), gone, said('b', 'first')], ['b']],
  ['not who only began its work', [said('a', 'first'), said('b', 'first', { work: [{ startedBy: 'b' }] })], ['a']],
])('%s', (_what, history, names) => {
  expect([...involved(history as unknown as DefinitionEntry[])]).toEqual(names);
});
