import { expect, test } from 'vitest';
import { formatBytes, formatQuantity } from './quantity.ts';

test('bytes keep three significant figures in the largest unit that fits', () => {
  const bytes = [0, 512, 1024, 1536, 10_240, 1_047_000, 16 * 2 ** 30, 2 ** 60];
  expect(bytes.map(formatBytes)).toEqual([
    '0 B',
    '512 B',
    '1.00 KiB',
    '1.50 KiB',
    '10.0 KiB',
    '1.00 MiB',
    '16.0 GiB',
    '1024 PiB',
  ]);
});

test('every unit is written after its value', () => {
  expect(formatQuantity(12.34, 'percent')).toBe('12.3 %');
  expect(formatQuantity(2048, 'bytes/s')).toBe('2.00 KiB/s');
  expect(formatQuantity(0.5, 'load')).toBe('0.50');
});
