import { expect, test } from 'vitest';
import { octoberApi } from '../../../test/kit/october-store.ts';

const fresh = { 'if-none-match': '*' };
const october = 'from=2026-10-01T00:00:00%2B09:00&to=2026-11-01T00:00:00%2B09:00';
const lanes = `/api/v1/outages/lanes?${october}`;

interface ToldLane {
  readonly target: string;
  readonly of: string | null;
  readonly spans: readonly { readonly from: string; readonly to: string; readonly status: string }[];
}

test('everything that is promised has a lane with what was not up; members follow when they are asked for', async () => {
  const { get } = await octoberApi();
  const answer = (await get(lanes)).json();
  expect(answer.lanes).toMatchObject([
    {
      ...{ target: 'shop', title: '会計A', of: null, members: 1, calendar: null },
      spans: [{ from: '2026-10-14T01:02:10.000Z', to: '2026-10-14T02:02:10.000Z', status: 'down' }],
    },
  ]);
  const opened: ToldLane[] = (await get(`${lanes}&open=shop`)).json().lanes;
  expect(opened.map(({ target, of }) => [target, of])).toEqual([
    ['shop', null],
    ['host:a', 'shop'],
  ]);
  expect(opened[1]?.spans).toMatchObject([{ status: 'down' }]);
  expect((await get(`${lanes}&target=none`)).json().lanes).toEqual([]);
});

test('times without service and planned work are told beside, and what has not happened yet is nothing', async () => {
  const { get, put } = await octoberApi();
  const office = { timeZone: 'Asia/Tokyo', weekly: [{ days: ['wed'], from: '10:30', to: '18:00' }] };
  await put('/api/v1/calendars/office', office, fresh);
  const window = { calendar: 'month', timeZone: 'Asia/Tokyo' };
  await put('/api/v1/slos/b', { target: 'host:b', objective: '99', window, serviceHours: 'office' }, fresh);
  const work = { from: '2026-10-21T02:00:00+09:00', to: '2026-10-21T03:00:00+09:00' };
  await put('/api/v1/maintenance/patch', { targets: ['host:b'], title: '月例パッチ', ...work }, fresh);
  const answer = (await get(`${lanes}&target=host:b`)).json();
  expect(answer.lanes).toMatchObject([
    { target: 'host:b', calendar: 'office', maintenance: [{ title: '月例パッチ', approved: false }] },
  ]);
  expect(answer.closed.office[0]).toEqual({ from: '2026-09-30T15:00:00.000Z', to: '2026-10-07T01:30:00.000Z' });
  const ends = answer.lanes.flatMap(({ spans }: ToldLane) => spans.map(({ to }) => to));
  expect(ends.every((to: string) => to <= answer.asOf)).toBe(true);
});

test('from far away short stretches are one, and none is lost', async () => {
  const { get } = await octoberApi();
  const year = (await get('/api/v1/outages/lanes?from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z')).json();
  expect(year.stepMs).toBe(7_884_000);
  expect(year.lanes[0].spans.map(({ status }: { status: string }) => status)).toEqual(['unknown', 'down']);
});

test('a window that is none is refused', async () => {
  const { get } = await octoberApi();
  const refused = await get('/api/v1/outages/lanes?from=2026-11-01T00:00:00Z&to=2026-10-01T00:00:00Z');
  expect([refused.statusCode, refused.json().code]).toEqual([400, 'REQUEST_INVALID']);
});
