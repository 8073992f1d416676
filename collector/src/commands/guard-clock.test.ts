import pino from 'pino';
import { expect, test } from 'vitest';
import { HandClock } from '../../../test/kit/hand-clock.ts';
import { clockProvenAfterMs } from '../own-clock.ts';
import { guardClock } from './guard-clock.ts';

const hourMs = 3_600_000;
const nowMs = Date.parse('2026-10-14T03:00:00Z');

/** How far a clock that shows noon in Tokyo is behind what runs recorded: each of so many ms, that ended so many ms from now. */
function behind(runs: readonly [lastedMs: number, endedInMs: number][], clockWasAheadUntil?: string): number {
  const hand = new HandClock(nowMs);
  const clockBehindMs = guardClock({
    runs: runs.map(([lastedMs, endedInMs]) => ({ fromMs: nowMs + endedInMs - lastedMs, toMs: nowMs + endedInMs })),
    config: { ...(clockWasAheadUntil !== undefined && { clockWasAheadUntil }) },
    clocks: { now: () => hand.wallMs(), runningMs: () => hand.monotonicMs() },
    log: pino({ level: 'silent' }),
  });
  return clockBehindMs();
}

const cases: [name: string, runs: [number, number][], clockWasAheadUntil: string | undefined, behindMs: number][] = [
  [
    'the latest of several runs counts',
    [
      [hourMs, 2 * hourMs],
      [hourMs, hourMs],
    ],
    undefined,
    2 * hourMs,
  ],
  ['a run that did not last proves nothing of its clock', [[clockProvenAfterMs - 1, 9 * hourMs]], undefined, 0],
  ['one that lasted long enough does', [[clockProvenAfterMs, 9 * hourMs]], undefined, 9 * hourMs],
  ['what the clock was ahead does not count', [[hourMs, hourMs]], '2026-10-14T04:00:00Z', 0],
  ['nor by another way to write it', [[hourMs, hourMs]], '2026-10-14T13:00:00+09:00[Asia/Tokyo]', 0],
  ['what was recorded after it does', [[hourMs, hourMs]], '2026-10-14T03:59:59Z', hourMs],
  ['a store without runs waits for nothing', [], undefined, 0],
];
test.each(cases)('%s', (_, runs, clockWasAheadUntil, behindMs) => {
  expect(behind(runs, clockWasAheadUntil)).toBe(behindMs);
});
