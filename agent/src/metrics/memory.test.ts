import { expect, test } from 'vitest';
import { parseMeminfo } from './memory.ts';

const kib = 1024;

test('what the kernel calls available is taken', () => {
  const text =
    'MemTotal: 1000 kB\nMemFree: 100 kB\nMemAvailable: 700 kB\nBuffers: 10 kB\nCached: 500 kB\nSReclaimable: 90 kB\n';
  expect(parseMeminfo(text)).toEqual({
    total: 1000 * kib,
    available: 700 * kib,
    buffersCached: 600 * kib,
    swapTotal: 0,
    swapUsed: 0,
  });
});

test('an old kernel has available what is free or can be dropped, without shared memory', () => {
  const text =
    'MemTotal: 1000 kB\nMemFree: 100 kB\nBuffers: 10 kB\nCached: 500 kB\nShmem: 200 kB\nSReclaimable: 90 kB\n';
  expect(parseMeminfo(text).available).toBe(500 * kib);
});

test('shared memory beyond the cache makes nothing negative', () => {
  const text = 'MemTotal: 1000 kB\nMemFree: 100 kB\nCached: 10 kB\nShmem: 200 kB\n';
  expect(parseMeminfo(text).available).toBe(100 * kib);
});

test('SwapCached is not mistaken for Cached, nor swap without a free line for used', () => {
  const text = 'MemTotal: 1000 kB\nMemFree: 100 kB\nSwapCached: 77 kB\nCached: 5 kB\nSwapTotal: 300 kB\n';
  expect(parseMeminfo(text)).toMatchObject({ buffersCached: 5 * kib, swapTotal: 300 * kib, swapUsed: 0 });
});

test('a meminfo without a total is refused', () => {
  expect(() => parseMeminfo('Buffers: 10 kB\n')).toThrow(/no line "MemTotal"/);
});
