import { expect, test } from 'vitest';
import { clockBehindOf } from '../../test/kit/clock-behind-of.ts';
import { HandClock } from '../../test/kit/hand-clock.ts';
import { clockBackMs, clockProvenAfterMs } from './own-clock.ts';

const hourMs = 3_600_000;
const startMs = Date.parse('2026-10-14T03:00:00Z');

/** A clock that is looked at each second, as agents' batches have it looked at. */
function watched(recordedMs: number | null) {
  const hand = new HandClock(startMs);
  const told: number[] = [];
  const behindMs = clockBehindOf(hand, recordedMs, told);
  const pass = (ms: number): number => {
    for (let passedMs = 0; passedMs < ms; passedMs += 1000) {
      behindMs();
      hand.stall(1000);
    }
    return behindMs();
  };
  const set = (byMs: number): number => {
    hand.setWall(hand.wallMs() + byMs);
    return behindMs();
  };
  return { behindMs, told, pass, set };
}

test('a clock that was set back is behind until it has passed what was recorded by it, and tells of both', () => {
  const { told, pass, set } = watched(null);
  expect(pass(2 * clockProvenAfterMs)).toBe(0);
  expect(set(-hourMs)).toBe(hourMs);
  expect(pass(60_000)).toBe(hourMs - 60_000);
  expect(pass(hourMs - 60_000)).toBe(0);
  expect(told).toEqual([hourMs, 0]);
});

test('set back and right again, it is right again', () => {
  const { pass, set } = watched(null);
  pass(2 * clockProvenAfterMs);
  set(-hourMs);
  pass(75_000);
  expect(set(hourMs)).toBe(0);
  // Again and again, and by less than it went since the first time.
  for (let times = 0; times < 30; times++) {
    expect(pass(60_000)).toBe(0);
    expect(set(-600_000)).toBe(600_000);
    expect(set(600_000)).toBe(0);
  }
});

test('set ahead and right again within a while, it keeps nobody waiting', () => {
  const { pass, set } = watched(null);
  pass(2 * clockProvenAfterMs);
  expect(set(hourMs)).toBe(0);
  expect(pass(clockProvenAfterMs - 1000)).toBe(0);
  expect(set(-hourMs)).toBe(0);
});

test('nor does it when it is set ahead by as much again later', () => {
  const { pass, set } = watched(null);
  pass(2 * clockProvenAfterMs);
  for (let times = 0; times < 3; times++) {
    set(hourMs);
    expect(pass(60_000)).toBe(0);
    expect(set(-hourMs)).toBe(0);
    expect(pass(clockProvenAfterMs + 60_000)).toBe(0);
  }
});

test('set ahead for long, what was recorded meanwhile counts', () => {
  const { pass, set } = watched(null);
  set(hourMs);
  pass(2 * clockProvenAfterMs);
  expect(set(-hourMs)).toBe(hourMs);
});

test('a clock that is set right soon after the start is believed', () => {
  const { pass, set } = watched(startMs - 60_000);
  pass(60_000);
  expect(set(-9 * hourMs)).toBe(9 * hourMs - 120_000);
  const first = watched(null);
  first.pass(60_000);
  expect(first.set(-9 * hourMs)).toBe(0);
});

test.each([
  ['behind the last instant of an earlier run', startMs + hourMs, hourMs],
  ['behind it by no more than evidence may be ahead', startMs + clockBackMs, 0],
  ['after it', startMs - hourMs, 0],
  ['whatever that run recorded, when it is not to count', null, 0],
])('at a start: %s', (_what, recordedMs, behindMs) => {
  expect(watched(recordedMs).behindMs()).toBe(behindMs);
});

test('small steps of time synchronisation are followed, however many', () => {
  const { pass, set } = watched(null);
  pass(2 * clockProvenAfterMs);
  for (let times = 0; times < 20; times++) {
    expect(set(-clockBackMs + 1)).toBe(0);
    expect(pass(clockBackMs)).toBe(0);
  }
});
