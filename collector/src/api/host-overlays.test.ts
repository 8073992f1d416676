import { expect, onTestFinished, test } from 'vitest';
import { apiOf } from '../../../test/kit/api-of.ts';
import { newStoreFile, storeWithHosts } from '../../../test/kit/store-with-hosts.ts';

const nowMs = Date.parse('2026-10-14T03:00:00Z');
const ifNew = { 'if-none-match': '*' };

async function scene() {
  const store = await storeWithHosts(newStoreFile(), ['h', 'i'], 0);
  onTestFinished(() => store[Symbol.asyncDispose]());
  const api = await apiOf(store, () => nowMs);
  onTestFinished(() => api[Symbol.asyncDispose]());
  const weekly = [{ days: ['wed'], from: '09:00', to: '18:00' }];
  await api.put('/api/v1/calendars/office', { timeZone: 'Asia/Tokyo', weekly }, ifNew);
  await api.put('/api/v1/services/shop', { all: ['host:h'] }, ifNew);
  const window = { calendar: 'month', timeZone: 'Asia/Tokyo' };
  await api.put('/api/v1/slos/shop', { target: 'shop', objective: '99.9', window, serviceHours: 'office' }, ifNew);
  const [from, to] = ['2026-10-14T20:00:00+09:00', '2026-10-14T21:00:00+09:00'];
  await api.put('/api/v1/maintenance/patch', { title: 'パッチ', targets: ['host:h'], from, to }, ifNew);
  return api;
}

const day = 'from=2026-10-14T00:00:00Z&to=2026-10-15T00:00:00Z';

test('a host tells what is planned and when nobody was promised anything', async () => {
  const api = await scene();
  expect((await api.get(`/api/v1/hosts/h/overlays?${day}`)).json()).toEqual({
    maintenance: [
      {
        id: 'patch',
        title: 'パッチ',
        from: '2026-10-14T11:00:00.000Z',
        to: '2026-10-14T12:00:00.000Z',
        approved: false,
      },
    ],
    closed: [{ from: '2026-10-14T09:00:00.000Z', to: '2026-10-15T00:00:00.000Z' }],
  });
  expect((await api.get(`/api/v1/hosts/i/overlays?${day}`)).json()).toEqual({ maintenance: [], closed: [] });
});

test('the list of hosts names the services that stand on each', async () => {
  const api = await scene();
  const { hosts } = (await api.get('/api/v1/hosts')).json();
  expect(hosts.map(({ id, services }: { id: string; services: string[] }) => [id, services])).toEqual([
    ['h', ['shop']],
    ['i', []],
  ]);
});

test('what is asked wrongly is refused', async () => {
  const api = await scene();
  expect((await api.get(`/api/v1/hosts/x/overlays?${day}`)).statusCode).toBe(404);
  expect((await api.get('/api/v1/hosts/h/overlays?from=2026-10-14T00:00:00Z&to=2026-10-14T00:00:00Z')).statusCode).toBe(
    400,
  );
});
