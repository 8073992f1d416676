import { expect, test } from 'vitest';
import type { HostSummary } from '../../src/api/contract.ts';
import type { Answer } from '../data/client.ts';
import { affected, type BulkWish, nextMinute, runBulk, tagsOf, wrongTags } from './bulk-actions.ts';

const host = (id: string, tags: string[] = [], standing = 'active') =>
  ({ id, tags, standing }) as unknown as HostSummary;
const wish: BulkWish = { add: [], remove: [], minutes: 30, reason: '' };

/** Remembers what is sent, and refuses one host. */
function asked(refuse = '') {
  const sent: { method: string; path: string; body: unknown }[] = [];
  const client = {
    async send<T>(method: string, path: string, body?: unknown) {
      sent.push({ method, path, body });
      const problem = { code: 'HOST_UNKNOWN', message: '' };
      return (refuse !== '' && path.includes(refuse) ? { ok: false, status: 404, problem } : { ok: true }) as Answer<T>;
    },
  };
  return { sent, world: { client, nowMs: Date.parse('2026-10-14T01:00:58Z'), onDone: () => {} } };
}

test('tags are added and taken away, and hosts that have them so already are left alone', async () => {
  const change = { ...wish, add: ['env:prod'], remove: ['old'] };
  const hosts = [host('a', ['web', 'old']), host('b', ['env:prod'])];
  expect(affected('tag', hosts, change).map(({ id }) => id)).toEqual(['a']);
  const { sent, world } = asked();
  await runBulk('tag', affected('tag', hosts, change), change, world);
  expect(sent).toEqual([{ method: 'POST', path: '/api/v1/hosts/a/tag', body: { tags: ['web', 'env:prod'] } }]);
});

test('only hosts that wait for it are approved, and what is gone is not decommissioned again', () => {
  const hosts = [host('a'), host('b', [], 'pending'), host('c', [], 'decommissioned'), host('d', [], 'revoked')];
  expect(affected('approve', hosts, wish).map(({ id }) => id)).toEqual(['b']);
  expect(affected('decommission', hosts, wish).map(({ id }) => id)).toEqual(['a', 'b']);
  expect(affected('revoke', hosts, wish).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

test('what fails is told by its host, and holds up no other', async () => {
  const { sent, world } = asked('/b/');
  const failures = await runBulk('rotate', [host('a'), host('b'), host('c')], wish, world);
  expect(sent.length).toBe(3);
  expect(failures.map(({ item, answer }) => [item.id, answer.problem.code])).toEqual([['b', 'HOST_UNKNOWN']]);
});

test('maintenance is one for all, and begins after the request', async () => {
  const { sent, world } = asked();
  await runBulk('maintenance', [host('a'), host('b')], { ...wish, reason: 'パッチ' }, world);
  expect(sent).toMatchObject([
    {
      method: 'PUT',
      body: {
        title: 'パッチ',
        targets: ['host:a', 'host:b'],
        from: '2026-10-14T01:02:00.000Z',
        to: '2026-10-14T01:32:00.000Z',
      },
    },
  ]);
  expect(nextMinute(60_000)).toBe(120_000);
});

test('tags may be written as people write lists', () => {
  expect(tagsOf('site:tokyo、ＷＥＢ, web  db')).toEqual(['site:tokyo', 'web', 'db']);
});

test('a tag that the collector would refuse is known before it is sent', () => {
  expect(wrongTags(tagsOf(`site:tokyo、基盤 -x rack_1.a ${'x'.repeat(64)}`))).toEqual(['基盤', '-x', 'x'.repeat(64)]);
});
