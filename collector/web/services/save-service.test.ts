import { expect, test } from 'vitest';
import type { Answer } from '../data/client.ts';
import { saveService } from './save-service.ts';
import { blankForm, office } from './service-form.ts';

const form = { ...blankForm, id: 'shop', title: '受注サイト', members: ['host:a'], hours: office };
const made = { timeZone: 'Asia/Tokyo', officeTitle: '営業時間' };
const nothing = { hasOffice: false, service: null, slo: null };

/** Answers what is sent as new, but for the paths that it refuses. */
function telling(refused: ReadonlySet<string>) {
  const sent: string[] = [];
  const send = async <T>(_method: string, path: string, body?: unknown, headers?: object): Promise<Answer<T>> => {
    sent.push(`${path} ${JSON.stringify(headers)}`);
    if (refused.has(path)) return { ok: false, status: 400, problem: { code: 'X', message: 'no' } };
    const told = { definition: { id: 'shop', ...(body as object) }, version: 1, hash: '0123456789abcdef0' };
    return { ok: true, data: told as T };
  };
  return { sent, client: { send } };
}

const asNew = '{"if-none-match":"*"}';

test('a calendar, a service and its promise are written in the order in which they need each other', async () => {
  const { sent, client } = telling(new Set());
  const { answer } = await saveService(client, form, nothing, made);
  expect(answer.ok).toBe(true);
  expect(sent).toEqual([
    `/api/v1/calendars/office-hours ${asNew}`,
    `/api/v1/services/shop ${asNew}`,
    `/api/v1/slos/shop ${asNew}`,
  ]);
});

test('a save that was refused half way goes on from what it had written', async () => {
  const refused = new Set(['/api/v1/slos/shop']);
  const { sent, client } = telling(refused);
  const first = await saveService(client, form, nothing, made);
  expect(first.answer.ok).toBe(false);
  refused.clear();
  sent.length = 0;
  expect((await saveService(client, form, first.written, made)).answer.ok).toBe(true);
  expect(sent).toEqual([`/api/v1/services/shop {"if-match":"\\"1-0123456789abcdef\\""}`, `/api/v1/slos/shop ${asNew}`]);
});
