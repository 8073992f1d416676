import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isStale, type LiveState, stepLive } from './session.ts';

test('what opens is open: what was missed is told by the stream itself', () => {
  expect(stepLive({ at: 'connecting', attempt: 0 }, { type: 'opened' })).toEqual({
    state: { at: 'open' },
    effects: [],
  });
});

test('after every loss there is exactly one wait of 1 to 30 seconds, however often it failed', () => {
  fc.assert(
    fc.property(fc.nat({ max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
      const { state, effects } = stepLive({ at: 'connecting', attempt }, { type: 'lost', nowMs: 5000, random });
      const wait = effects[0];
      if (state.at !== 'waiting' || wait?.type !== 'wait') throw new Error('not waiting');
      expect(effects).toHaveLength(1);
      expect(wait.delayMs).toBeGreaterThanOrEqual(1000);
      expect(wait.delayMs).toBeLessThanOrEqual(30_000);
      expect(state.retryAtMs).toBe(5000 + wait.delayMs);
    }),
  );
});

test('delays grow while it keeps failing and start over after it was open', () => {
  const lost = (state: LiveState) => stepLive(state, { type: 'lost', nowMs: 0, random: 1 }).effects[0];
  expect(lost({ at: 'connecting', attempt: 3 })).toEqual({ type: 'wait', delayMs: 16_000 });
  expect(lost({ at: 'open' })).toEqual({ type: 'wait', delayMs: 2000 });
});

test('a second loss or a retry out of turn starts nothing', () => {
  const waiting: LiveState = { at: 'waiting', attempt: 1, retryAtMs: 9 };
  expect(stepLive(waiting, { type: 'lost', nowMs: 1, random: 1 })).toEqual({ state: waiting, effects: [] });
  expect(stepLive({ at: 'open' }, { type: 'retry' })).toEqual({ state: { at: 'open' }, effects: [] });
  expect(stepLive(waiting, { type: 'retry' }).effects).toEqual([{ type: 'connect' }]);
});

test('a stream that the collector ends is begun anew within a second, and nothing looks stale meanwhile', () => {
  const ended = stepLive({ at: 'open' }, { type: 'ended', nowMs: 5000, random: 0.5 });
  expect(ended).toEqual({
    state: { at: 'waiting', attempt: 0, retryAtMs: 5500 },
    effects: [{ type: 'wait', delayMs: 500 }],
  });
  const asked = stepLive(ended.state, { type: 'retry' });
  expect([isStale({ at: 'open' }), isStale(ended.state), isStale(asked.state)]).toEqual([false, false, false]);
  // Where the collector is gone, that is a loss like any other.
  const refused = stepLive(asked.state, { type: 'lost', nowMs: 5500, random: 0 });
  expect([isStale(refused.state), refused.effects]).toEqual([true, [{ type: 'wait', delayMs: 1000 }]]);
});
