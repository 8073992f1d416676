import { expect, test } from 'vitest';
import type { HostList } from '../../src/api/contract.ts';
import { allHosts } from './all-hosts.ts';
import type { Answer, Client } from './client.ts';

const page = (ids: readonly string[], next: string | null) =>
  ({ asOf: `as of ${ids[0]}`, period: '2026-10', timeZone: 'UTC', hosts: ids.map((id) => ({ id })), next }) as HostList;

/** Answers what is asked from a table. */
function telling(pages: Readonly<Record<string, HostList>>): Pick<Client, 'get'> {
  return {
    async get<T>(path: string) {
      const data = pages[path];
      const problem = { code: 'X', message: '' };
      return (data ? { ok: true, data } : { ok: false, status: 500, problem }) as Answer<T>;
    },
  };
}

const signal = new AbortController().signal;

test('all pages make one list, of which more is shown with each', async () => {
  const client = telling({
    '/hosts?a': page(['1', '2'], 'n1'),
    '/hosts?a&after=n1': page(['3', '2'], 'n2'),
    '/hosts?a&after=n2': page(['4'], null),
  });
  const parts: number[] = [];
  const answer = await allHosts(client, '/hosts?a', signal, ({ hosts }) => void parts.push(hosts.length));
  expect(answer).toMatchObject({ ok: true, data: { asOf: 'as of 1', next: null } });
  expect(answer.ok && answer.data.hosts.map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
  expect(parts).toEqual([2, 3]);
});

test('a page that fails fails the list: half of it would look like the whole', async () => {
  const answer = await allHosts(telling({ '/hosts?a': page(['1'], 'n1') }), '/hosts?a', signal, () => {});
  expect(answer).toMatchObject({ ok: false, status: 500 });
});
