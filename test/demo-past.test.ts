import { expect, test } from 'vitest';
import { companyAt } from './demo/company.ts';

test('a clock that goes wrong is told with what its host first sends, so that reports of the past know of it', () => {
  const { members, era } = companyAt(Date.parse('2026-11-20T10:00:00+09:00'));
  const fromMs = era.beginMs(12);
  const toMs = fromMs + 86_400_000;
  const told = members.flatMap(({ host, past }) =>
    past.arrivals({ fromMs, toMs }, toMs).map(({ clock }) => [host.name, clock?.news?.wallOffsetMs] as const),
  );
  expect(told.filter(([, offsetMs]) => offsetMs === 4200)).toEqual([['payroll-01', 4200]]);
  expect(told.filter(([, offsetMs]) => offsetMs === undefined)).toEqual([]);
});
