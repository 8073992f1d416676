import { expect, test } from 'vitest';
import { previewZones } from './preview-zones.ts';

const cases: [own: string | null, shown: string, others: string[], expected: string[]][] = [
  ['America/New_York', 'Asia/Tokyo', ['Asia/Tokyo', 'Asia/Tokyo'], ['America/New_York', 'Asia/Tokyo']],
  ['America/New_York', 'UTC', ['Asia/Tokyo', 'Asia/Tokyo'], ['America/New_York', 'UTC']],
  ['Asia/Tokyo', 'Asia/Tokyo', ['Europe/Berlin', 'Asia/Tokyo'], ['Asia/Tokyo', 'Europe/Berlin']],
  ['Asia/Tokyo', 'Asia/Tokyo', ['Asia/Tokyo', 'Asia/Tokyo'], ['Asia/Tokyo', 'UTC']],
  [null, 'UTC', ['UTC', 'Asia/Tokyo'], ['UTC', 'Asia/Tokyo']],
  [null, 'UTC', ['UTC', 'UTC'], ['UTC']],
];

test.each(cases)('a plan in %s on a page in %s', (own, shown, others, expected) => {
  expect(previewZones(own, shown, others)).toEqual(expected);
});
