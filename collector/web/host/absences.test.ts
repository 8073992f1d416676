import { expect, test } from 'vitest';
import type { Span } from '../../src/api/contract.ts';
import { absencesOf } from './absences.ts';

const at = (clock: string) => `2026-10-14T${clock}.000Z`;
const span = (from: string, to: string, status: Span['status']): Span => ({ from: at(from), to: at(to), status });
const spans = [
  span('00:00:00', '01:00:00', 'up'),
  span('01:00:00', '01:05:00', 'unknown'),
  span('01:05:00', '03:00:00', 'up'),
  span('03:00:00', '03:20:00', 'down'),
  span('03:20:00', '04:00:00', 'up'),
];
const events = [
  { at: at('03:19:58'), event: 'agent-started', detail: '0.2.0' },
  { at: at('01:04:50'), event: 'agent-started', detail: '0.2.0' },
  { at: at('01:00:02'), event: 'goodbye', detail: 'update' },
  { at: at('00:30:00'), event: 'goodbye', detail: 'restart' },
];

test('a silence that was announced tells why, and one that was not says so', () => {
  const told = absencesOf(spans, events).map(({ span: { from }, farewell, startedAt }) => [
    from,
    farewell?.detail ?? null,
    startedAt,
  ]);
  expect(told).toEqual([
    [at('03:00:00'), null, at('03:19:58')],
    [at('01:00:00'), 'update', at('01:04:50')],
  ]);
});

test('a host that was up throughout has no absences', () => {
  expect(absencesOf([span('00:00:00', '04:00:00', 'up')], events)).toEqual([]);
});
