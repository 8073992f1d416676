import { expect, test } from 'vitest';
import type { OutageAnswer, StretchAnswer } from '../../src/api/contract/outages.ts';
import { addedTime, adjustmentId, plansFor } from './adjust-kinds.ts';
import {
  countedMs,
  filteredRows,
  type LedgerFilter,
  ledgerRows,
  nextMissing,
  outageNamed,
  outagePath,
} from './ledger-rows.ts';

const outage = (number: number, from: string, more: Partial<OutageAnswer> = {}): OutageAnswer => ({
  ...{ number, target: 'shop', class: 'unplanned', from, to: from.replace(':00Z', ':30Z'), downMs: 30_000, began: [] },
  ...{ slos: [], at: from, notes: [], incidents: [], missing: [] },
  ...more,
});
const stretch: StretchAnswer = {
  ...{
    target: 'mail',
    slo: 'mail',
    class: 'unknown',
    from: '2026-10-03T00:00:00Z',
    to: null,
    lengthMs: 1,
    inBaseMs: 1,
  },
};
const rows = ledgerRows({
  outages: [
    outage(1, '2026-10-01T00:00:00Z', { missing: ['cause'] }),
    outage(2, '2026-10-02T00:00:00Z', { class: 'planned', target: 'mail' }),
    outage(3, '2026-10-04T00:00:00Z', { missing: ['action'] }),
  ],
  stretches: [stretch],
});
const numbers = (filter: Partial<LedgerFilter>, kept: readonly string[] = []) =>
  filteredRows(rows, { service: null, class: null, missing: false, ...filter }, new Set(kept)).map(
    (row) => row.outage?.number ?? row.class,
  );

test('the newest come first; only outages unless somebody wants to see everything', () => {
  expect(numbers({})).toEqual([3, 2, 1]);
  expect(numbers({ class: 'all' })).toEqual([3, 'unknown', 2, 1]);
  expect(numbers({ class: 'unknown' })).toEqual(['unknown']);
  expect(numbers({ service: 'mail', class: 'all' })).toEqual(['unknown', 2]);
});

test('the queue has what lacks something, and keeps what somebody works on', () => {
  expect(numbers({ missing: true })).toEqual([3, 1]);
  expect(numbers({ missing: true }, ['mail@2026-10-02T00:00:00Z'])).toEqual([3, 2, 1]);
  const [last, , , first] = rows;
  expect(nextMissing(rows, last?.key ?? null)?.outage?.number).toBe(1);
  expect(nextMissing(rows, first?.key ?? null)?.outage?.number).toBe(3);
  expect(nextMissing(rows, null)?.outage?.number).toBe(3);
  expect(nextMissing(rows.slice(0, 1), last?.key ?? null)).toBeUndefined();
});

test('an address names an outage, whatever its target is called', () => {
  const one = { target: 'check:5f0c/web@1 a', at: '2026-10-14T01:32:10.000Z' };
  const id = decodeURIComponent(outagePath(one).slice('/outages/'.length));
  expect(outageNamed(id)).toEqual({ target: one.target, atMs: Date.parse(one.at) });
  expect(['', 'shop', '@2026-10-14', 'shop@noon'].map(outageNamed)).toEqual([null, null, null, null]);
});

test('what counts of an outage is the most of any promise, and nothing was promised is not nothing', () => {
  const seen = (ms: number) => ({ slo: String(ms), countedMs: ms, class: 'unplanned' as const });
  expect(countedMs({ slos: [seen(10), seen(20)] })).toBe(20);
  expect(countedMs({ slos: [] })).toBeNull();
});

test('an outage is excluded, cancelled or split as it stands, and merged with the one that follows', () => {
  const [, , , first] = rows;
  if (first === undefined) throw new Error('there is one');
  const asOfMs = Date.parse('2026-10-20T00:00:00Z');
  expect(plansFor(first, rows, asOfMs).map(({ kind, status, fromMs, toMs }) => [kind, status, fromMs, toMs])).toEqual([
    ['exclude', 'excluded', first.fromMs, first.toMs],
    ['mistaken', 'up', first.fromMs, first.toMs],
    ['split', 'up', null, null],
    ['join', 'down', first.toMs, Date.parse('2026-10-04T00:00:00Z')],
  ]);
  expect(plansFor({ ...first, toMs: null }, rows, asOfMs).map(({ toMs }) => toMs)).toEqual([asOfMs, asOfMs, null]);
  expect(addedTime('shop')).toMatchObject({ status: 'down', fromMs: null });
});

test('the id of an adjustment tells when it is about, and fits what the collector takes', () => {
  const id = adjustmentId(Date.parse('2026-10-14T01:02:10Z'), 0.5);
  expect(id).toMatch(/^adj-20261014-0102-[0-9a-z]{5}$/);
  expect(adjustmentId(0, 0)).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/);
});
