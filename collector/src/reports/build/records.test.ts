import { expect, test } from 'vitest';
import type { Risk } from '../../definitions/kinds/risk.ts';
import type { RiskRow } from '../upkeep-rows.ts';
import { contactListRows, daysAround, invocationRows, riskRows } from './records.ts';

const days = daysAround('2026-10', 'Asia/Tokyo', Date.parse('2026-11-02T00:00:00Z'));
const about = { title: '切り替え', why: '停電' };

const cases: [what: string, on: string, endedOn: string | undefined, told: string | null | undefined][] = [
  ['before it and over', '2026-09-01', '2026-09-30', undefined],
  ['before it, and over in it', '2026-09-30', '2026-10-01', '2026-10-01'],
  ['in it and over', '2026-10-14', '2026-10-15', '2026-10-15'],
  ['in it and over later', '2026-10-31', '2026-11-01', null],
  ['in it and not over', '2026-10-01', undefined, null],
  ['after it', '2026-11-01', undefined, undefined],
];

test.each(cases)('an invocation that began %s is told as the month saw it', (_, on, endedOn, told) => {
  const rows = invocationRows([{ ...about, on, ...(endedOn !== undefined && { endedOn }), took: '9h' }], days);
  expect(rows.map((row) => row.endedOn)).toEqual(told === undefined ? [] : [told]);
  for (const row of rows) expect(row).toMatchObject({ tookMs: 9 * 3_600_000, lostMs: null });
});

const risk = {
  title: '単一経路',
  threatens: 'both',
  likelihood: 'low',
  impact: 'high',
  raisedOn: '2026-09-01',
} as const;
const accepted = { treatment: 'accept', acceptedBy: '鈴木', acceptedOn: '2026-10-20' } as const;

const risks: [what: string, said: Partial<Risk>, told: Partial<RiskRow> | undefined][] = [
  ['was found later', { raisedOn: '2026-11-01' }, undefined],
  ['was closed before', { closedOn: '2026-09-30' }, undefined],
  [
    'was closed in the month',
    { closedOn: '2026-10-01', reviewOn: '2026-09-30' },
    { state: 'closed', reviewLate: false },
  ],
  ['was closed later', { closedOn: '2026-11-01' }, { state: 'open', closedOn: null }],
  ['was accepted in the month', accepted, { state: 'accepted', acceptedBy: '鈴木' }],
  [
    'was accepted later',
    { ...accepted, acceptedOn: '2026-11-01' },
    { state: 'open', treatment: null, acceptedBy: null },
  ],
  ['was accepted and then closed', { ...accepted, closedOn: '2026-10-25' }, { state: 'closed', treatment: 'accept' }],
  ['should have been reviewed by then', { reviewOn: '2026-10-30' }, { reviewLate: true }],
  ['is to be reviewed on the last day', { reviewOn: '2026-10-31' }, { reviewLate: false }],
];

test.each(risks)('a risk that %s is told as the month saw it', (_, said, told) => {
  const [row] = riskRows([{ ...risk, ...said }], days);
  if (told === undefined) expect(row).toBeUndefined();
  else expect(row).toMatchObject(told);
});

test('the worst risk comes first, and what is closed last', () => {
  const all: [string, Partial<Risk>][] = [
    ['closed', { likelihood: 'high', closedOn: '2026-10-02' }],
    ['later', { raisedOn: '2026-09-02' }],
    ['earlier', {}],
    ['worst', { likelihood: 'high' }],
    ['mild', { impact: 'medium' }],
  ];
  const rows = riskRows(
    all.map(([title, said]) => ({ ...risk, ...said, title })),
    days,
  );
  expect(rows.map(({ title }) => title)).toEqual(['worst', 'earlier', 'later', 'mild', 'closed']);
});

test('of each list of contacts the edition that was handed out last is told, not what came after the month', () => {
  const list = { title: '緊急連絡網', how: 'paper' } as const;
  const rows = contactListRows(
    [
      { ...list, edition: 8, on: '2026-10-31' },
      { ...list, edition: 7, on: '2026-10-31' },
      { ...list, edition: 6, on: '2025-01-10' },
      { ...list, edition: 9, on: '2026-11-01' },
      { ...list, title: '大阪', edition: 2, on: '2026-04-01', to: '大阪支店' },
    ],
    days,
  );
  expect(rows.map(({ title, edition, to }) => [title, edition, to])).toEqual([
    ['緊急連絡網', 8, null],
    ['大阪', 2, '大阪支店'],
  ]);
});
