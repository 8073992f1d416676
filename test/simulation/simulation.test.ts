import { expect, test } from 'vitest';
import { capability } from '../kit/capabilities.ts';
import { problemsOf } from './problems-of.ts';
import { emptyStore, type Outcome, playSeed } from './world.ts';

const minuteMs = 60_000;

test('whatever fails, nothing acknowledged is lost or doubled, and the truth lies within what is reported', async () => {
  expect(await problemsOf(1, 800, { hosts: 1, spanMs: 4 * minuteMs })).toEqual([]);
});

test('a seed plays the same again', async () => {
  const empty = await emptyStore();
  const play = async (): Promise<{ outcome: Outcome; story: string[] }> => {
    const story: string[] = [];
    const plan = { seed: 20_001, hosts: 2, spanMs: 20 * minuteMs };
    const outcome = await playSeed({ ...plan, tell: (line) => void story.push(line) }, empty);
    return { outcome, story };
  };
  const first = await play();
  expect(first.story.length).toBeGreaterThan(50);
  expect(await play()).toEqual(first);
});

test('what is told as acknowledged was made, and was applied', async () => {
  const { made, acked, applied } = await playSeed(
    { seed: 20_002, hosts: 3, spanMs: 60 * minuteMs },
    await emptyStore(),
  );
  expect(acked).toBeGreaterThan(0);
  expect(acked).toBeLessThanOrEqual(applied);
  expect(applied).toBeLessThanOrEqual(made);
});

capability('full')(
  '10,000 seeds',
  async () => {
    expect(await problemsOf(100_001, 8000, { hosts: 1, spanMs: 5 * minuteMs })).toEqual([]);
    expect(await problemsOf(200_001, 1980, { hosts: 3, spanMs: 10 * minuteMs })).toEqual([]);
    expect(await problemsOf(300_001, 18, { hosts: 3, spanMs: 12 * 60 * minuteMs })).toEqual([]);
    // Long enough for days of metrics to be closed and removed.
    expect(await problemsOf(400_001, 2, { hosts: 1, spanMs: 4 * 24 * 60 * minuteMs })).toEqual([]);
  },
  3_600_000,
);
