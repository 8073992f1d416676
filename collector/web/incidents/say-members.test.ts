import { expect, test } from 'vitest';
import type { Client } from '../data/client.ts';
import { sayMembers } from './say-members.ts';

type Opened = Parameters<typeof sayMembers>[1];

const opened = {
  ...{ id: 'INC-1', etag: '"1"' },
  incident: { title: 'メール停止', owner: '佐藤', cause: { category: 'network', text: '回線断' } },
} as unknown as Opened;

/** A collector whose incident is at its second version, where somebody else said `theirs`. */
function collector(theirs: object) {
  const written: unknown[] = [];
  const now = { ...opened, etag: '"2"', incident: { ...opened.incident, ...theirs } };
  const client = {
    get: async () => ({ ok: true, data: now }),
    async send(_: string, __: string, body: unknown, headers: Readonly<Record<string, string>>) {
      if (headers['if-match'] !== now.etag)
        return { ok: false, status: 412, problem: { code: 'CONFLICT', message: '' } };
      written.push(body);
      return { ok: true, data: now };
    },
  } as unknown as Pick<Client, 'get' | 'send'>;
  return { client, written };
}

test('what others said of other members stays, and only what was changed is said', async () => {
  const { client, written } = collector({ owner: '田中' });
  const said = { title: 'メールの遅延', owner: '佐藤', cause: { text: '回線断', category: 'network' } };
  expect(await sayMembers(client, opened, said)).toMatchObject({ ok: true });
  expect(written).toEqual([{ title: 'メールの遅延' }]);
});

test('where others said the same member nothing is written', async () => {
  const { client, written } = collector({ title: 'メールの障害' });
  expect(await sayMembers(client, opened, { title: 'メールの遅延' })).toMatchObject({ ok: false, status: 412 });
  expect(written).toEqual([]);
});

test('a member that is taken back is changed, and one that was never said is not', async () => {
  const { client, written } = collector({});
  await sayMembers(client, opened, { owner: null, impact: null });
  expect(written).toEqual([{ owner: null }]);
});
