import { expect, test } from 'vitest';
import type { Answer } from '../data/client.ts';
import type { Written } from './first-promise.ts';
import { savePromise } from './save-promise.ts';

/** Takes what is sent as version 1, but for the kinds that it refuses. */
function collector(refused: Set<string>) {
  const sent: string[] = [];
  const send = async <T>(_method: string, path: string, body?: unknown, headers?: object): Promise<Answer<T>> => {
    sent.push([path, ...Object.entries({ ...headers, ...(body as object) }).flat()].join(' '));
    if (refused.has(path)) return { ok: false, status: 400, problem: { code: 'X', message: 'too long' } };
    return { ok: true, data: { version: 1, hash: '0123456789abcdef0' } as T };
  };
  return { sent, client: { send } };
}

const named = (title: string): Written[] => [
  { plural: 'services', id: 'shop', body: { title } },
  { plural: 'slas', id: 'shop', body: { title } },
];

test('what was refused half way is told, and the next try writes all of it as it is entered by then', async () => {
  const refused = new Set(['/api/v1/slas/shop']);
  const { sent, client } = collector(refused);
  const first = await savePromise(client, named('long'), new Map());
  expect([first.refused?.problem.message, [...first.kept.keys()]]).toEqual(['too long', ['services']]);
  refused.clear();
  sent.length = 0;
  const second = await savePromise(client, named('short'), first.kept);
  expect([second.refused, [...second.kept.keys()]]).toEqual([null, ['services', 'slas']]);
  expect(sent).toEqual([
    '/api/v1/services/shop if-match "1-0123456789abcdef" title short',
    '/api/v1/slas/shop if-none-match * title short',
  ]);
});
