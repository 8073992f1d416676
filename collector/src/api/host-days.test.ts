import { expect, test } from 'vitest';
import { octoberApi } from '../../../test/kit/october-store.ts';
import type { HostDays } from './contract/day.ts';
import type { HostList } from './contract.ts';

async function october() {
  const api = await octoberApi();
  return async <T>(url: string) => {
    const response = await api.get(url);
    expect(response.statusCode).toBe(200);
    return response.json<T>();
  };
}

test('the days of each host add up to what the list tells of its month', async () => {
  const get = await october();
  const { hosts } = await get<HostList>('/api/v1/hosts?month=2026-10');
  const told = await get<HostDays>('/api/v1/hosts/days?month=2026-10');
  expect(told.hosts.map(({ id }) => id)).toEqual(hosts.map(({ id }) => id));
  for (const [index, { days }] of told.hosts.entries()) {
    expect(days.map(({ day }) => day.slice(-2))).toEqual(
      Array.from({ length: 31 }, (_, day) => String(day + 1).padStart(2, '0')),
    );
    const sum = (key: 'baseMs' | 'downMs' | 'unknownMs') => days.reduce((total, day) => total + day[key], 0);
    const { baseMs, downMs, unknownMs } = hosts[index]?.availability ?? {};
    expect([sum('baseMs'), sum('downMs'), sum('unknownMs')]).toEqual([baseMs, downMs, unknownMs]);
  }
  expect(told.hosts.some(({ days }) => days.some(({ downMs }) => downMs > 0))).toBe(true);
});

test('a day to come has nothing, and pages go on where the one before ended', async () => {
  const get = await october();
  const { hosts: all } = await get<HostDays>('/api/v1/hosts/days?month=2026-11');
  expect(all[0]?.days.at(-1)).toEqual({
    day: '2026-11-30',
    ...{ baseMs: 0, downMs: 0, maintenanceMs: 0, excludedMs: 0, unknownMs: 0, percent: null },
  });
  const first = await get<HostDays>('/api/v1/hosts/days?month=2026-11&limit=1');
  const rest = await get<HostDays>(`/api/v1/hosts/days?month=2026-11&after=${first.next}`);
  expect([...first.hosts, ...rest.hosts]).toEqual(all);
  expect(rest.next).toBe(null);
});
