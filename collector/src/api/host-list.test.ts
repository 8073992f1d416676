import { expect, onTestFinished, test } from 'vitest';
import { apiOf } from '../../../test/kit/api-of.ts';
import { addHost } from '../../../test/kit/backends.ts';
import { newStoreFile } from '../../../test/kit/store-with-hosts.ts';
import { openSqlite } from '../store/backends/sqlite.ts';
import { openStore } from '../store/open.ts';
import type { HostList } from './contract.ts';

/** The list of hosts with these names, a page at a time. */
async function listOf(names: readonly string[]) {
  const store = await openStore(openSqlite(newStoreFile()));
  onTestFinished(() => store[Symbol.asyncDispose]());
  for (const [index, name] of names.entries()) await addHost(store, { hostId: `h${index}`, name });
  const api = await apiOf(store, () => 1_790_000_000_000);
  onTestFinished(() => api[Symbol.asyncDispose]());
  return {
    store,
    async page(query: string) {
      const response = await api.get(`/api/v1/hosts?${query}`);
      const body = response.json<HostList & { code?: string; message?: string }>();
      return { status: response.statusCode, body, names: body.hosts?.map(({ name, id }) => `${name} ${id}`) };
    },
  };
}

test('the pages together are all hosts, each once and in the order of names, whatever happens between', async () => {
  const { store, page } = await listOf(['b', 'a', 'é "x"', 'a', 'c', 'a']);
  const first = await page('limit=2');
  expect(first.names).toEqual(['a h1', 'a h3']);
  // Hosts that come and go, and the last of the page among them, move no place of the others.
  await addHost(store, { hostId: 'h9', name: '0' });
  await store.hosts.rename('h3', 'z', { author: 'kanri', atMs: 1 });
  const second = await page(`limit=2&after=${first.body.next}`);
  expect(second.names).toEqual(['a h5', 'b h0']);
  const third = await page(`limit=200&after=${second.body.next}`);
  expect([third.names, third.body.next]).toEqual([['c h4', 'z h3', 'é "x" h2'], null]);
});

test('a page that is full and the last one says so', async () => {
  const { page } = await listOf(['a', 'b']);
  expect((await page('limit=2')).body.next).toBeNull();
  expect((await page('')).names).toHaveLength(2);
});

test('a page is bounded, and a place that no page ended at is refused', async () => {
  const { page } = await listOf(Array.from({ length: 201 }, (_, index) => `host ${index}`));
  const whole = await page('');
  expect([whole.names?.length, whole.body.next]).toEqual([200, expect.any(String)]);
  for (const [query, what] of [
    ['limit=201', /limit/],
    ['limit=0', /limit/],
    ['after=x', /after: not the `next` of a page/],
    [`after=${Buffer.from('["a"]').toString('base64url')}`, /after: not the `next` of a page/],
  ] as const) {
    expect(await page(query)).toMatchObject({
      status: 400,
      body: { code: 'REQUEST_INVALID', message: expect.stringMatching(what) },
    });
  }
});
