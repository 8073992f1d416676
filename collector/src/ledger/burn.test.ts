import { describe, expect, test } from 'vitest';
import { type BurnQuestion, burnOf } from './burn.ts';
import { parseObjective } from './objective.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const asOfMs = 100 * dayMs;
const objective = parseObjective('99.9') ?? { units: 0n, scale: 1n };

/** Down for the last `downMs`, up before, over a period of `periodDays`. */
function question(downMs: number, overrides: Partial<BurnQuestion> = {}): BurnQuestion {
  return {
    objective,
    period: { fromMs: 90 * dayMs, toMs: 120 * dayMs },
    asOfMs,
    dataFromMs: 0,
    lookback: (lengthMs) => ({ downMs: Math.min(downMs, lengthMs), knownMs: lengthMs }),
    ...overrides,
  };
}

/** The burn of an hour at rate 14.4 and 99.9 %: 0.0144 hours. */
const pageMs = 0.0144 * hourMs;

describe('burn', () => {
  test('of a period of 30 days the thresholds are 14.4, 6 and 1', () => {
    expect(burnOf(question(0)).rules.map(({ threshold }) => threshold)).toEqual(['14.40', '6.00', '1.00']);
  });

  test('the thresholds follow the real length of the period', () => {
    const period = { fromMs: 0, toMs: 31 * dayMs };
    expect(burnOf(question(0, { period })).rules.map(({ threshold }) => threshold)).toEqual(['14.88', '6.20', '1.03']);
  });

  test('a page needs exactly the rate, not a millisecond less', () => {
    expect(burnOf(question(pageMs)).state).toBe('page');
    expect(burnOf(question(pageMs - 1)).state).toBe('ok');
    expect(burnOf(question(pageMs)).rules[0]?.long.rate).toBe('14.40');
  });

  test('both legs must burn at once: what ended before the short one pages nobody', () => {
    const ended = (lengthMs: number) => ({ downMs: lengthMs >= hourMs ? pageMs : 0, knownMs: lengthMs });
    expect(burnOf(question(0, { lookback: ended })).state).toBe('ok');
  });

  test('slow burning is a ticket', () => {
    const slow = (lengthMs: number) => ({ downMs: lengthMs / 500, knownMs: lengthMs });
    expect(burnOf(question(0, { lookback: slow })).state).toBe('ticket');
  });

  test('no rule fires on data younger than its long leg', () => {
    expect(burnOf(question(pageMs, { dataFromMs: asOfMs - hourMs })).state).toBe('page');
    expect(burnOf(question(pageMs, { dataFromMs: asOfMs - hourMs + 1 })).state).toBe('ok');
    expect(burnOf(question(pageMs, { dataFromMs: null })).state).toBe('ok');
  });

  test('nothing known burns nothing, and an objective of 100 burns at the first millisecond', () => {
    expect(burnOf(question(0, { lookback: () => ({ downMs: 0, knownMs: 0 }) })).state).toBe('ok');
    const all = parseObjective('100') ?? objective;
    expect(burnOf(question(1, { objective: all })).state).toBe('page');
    expect(burnOf(question(0, { objective: all })).state).toBe('ok');
  });
});
