import { expect, test } from 'vitest';
import { createZone } from '../format/zone.ts';
import { auditQuery } from './audit-query.ts';

const cases: [name: string, zone: string, asked: string, query: Record<string, string>][] = [
  ['nothing is asked', 'Asia/Tokyo', 'zone=UTC', {}],
  ['who and what', 'Asia/Tokyo', 'author=sato&text=user.', { author: 'sato', text: 'user.' }],
  [
    'one day, as a whole',
    'Asia/Tokyo',
    'from=2026-10-14&to=2026-10-14',
    { from: '2026-10-13T15:00:00.000Z', to: '2026-10-14T15:00:00.000Z' },
  ],
  [
    'the day on which clocks are set forward has 23 hours',
    'Europe/Berlin',
    'from=2026-03-29&to=2026-03-29',
    { from: '2026-03-28T23:00:00.000Z', to: '2026-03-29T22:00:00.000Z' },
  ],
  ['what is no day is not asked', 'UTC', 'from=yesterday&to=2026-13-01', {}],
];

test.each(cases)('%s', (_, zone, asked, query) => {
  expect(Object.fromEntries(new URLSearchParams(auditQuery(new URLSearchParams(asked), createZone(zone))))).toEqual(
    query,
  );
});
