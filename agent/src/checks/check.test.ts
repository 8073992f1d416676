import { expect, test } from 'vitest';
import { HandClock } from '../../../test/kit/hand-clock.ts';
import { type CheckConfig, defineCheck, type Look, type Outcome, runCheck } from './check.ts';

const config: CheckConfig = {
  name: 'web',
  kind: 'probe',
  intervalMs: 60_000,
  timeoutMs: 5000,
  degradedAboveMs: 2000,
  failures: 3,
  recoveries: 1,
};

function start(run: (look: Look, clock: HandClock) => Promise<Outcome>) {
  const clock = new HandClock();
  const stop = new AbortController();
  const crashes: unknown[] = [];
  const kind = defineCheck({
    kind: 'probe',
    config: (make) => make.Object({}),
    target: () => '',
    run: (_, look) => run(look, clock),
  });
  const outcome = runCheck(kind, config, { clock, signal: stop.signal, onCrash: (error) => crashes.push(error) });
  return { outcome, clock, stop, crashes };
}

function aborted({ signal }: Look): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
}

test('the total time is added to what the check measured', async () => {
  const { outcome, clock } = start(async (_, clock) => {
    await clock.advance(70);
    return { status: 'up', timings: [{ name: 'connect', ms: 30 }] };
  });
  expect(await outcome).toEqual({
    status: 'up',
    timings: [
      { name: 'connect', ms: 30 },
      { name: 'total', ms: 70 },
    ],
  });
  expect(clock.pending).toBe(0);
});

test.each([
  [2000, 'up', undefined],
  [2001, 'degraded', 'slow'],
] as const)('up after %i ms is %s', async (ms, status, reason) => {
  const { outcome } = start(async (_, clock) => {
    await clock.advance(ms);
    return { status: 'up' };
  });
  expect(await outcome).toMatchObject({ status, ...(reason && { reason }) });
});

test('slow and down is down', async () => {
  const { outcome } = start(async (_, clock) => {
    await clock.advance(3000);
    return { status: 'down', reason: 'refused' };
  });
  expect(await outcome).toMatchObject({ status: 'down', reason: 'refused' });
});

test('a check is told when its time is over, and says what that means', async () => {
  const { outcome, clock, crashes } = start(async (look) => {
    await aborted(look);
    return { status: 'down', reason: 'timeout' };
  });
  await clock.advance(5000);
  expect(await outcome).toEqual({ status: 'down', reason: 'timeout', timings: [{ name: 'total', ms: 5000 }] });
  expect(crashes).toEqual([]);
  expect(clock.pending).toBe(0);
});

test('a check that ignores its time limit ends a second later as unknown', async () => {
  const { outcome, clock, crashes } = start(() => new Promise(() => {}));
  await clock.advance(6000);
  expect(await outcome).toMatchObject({ status: 'unknown', reason: 'check-crashed' });
  expect(crashes).toEqual([new Error('the check web ignores its time limit')]);
});

test('a check that throws is unknown, and its error is passed on', async () => {
  const { outcome, crashes } = start(() => {
    throw new TypeError('oops');
  });
  expect(await outcome).toMatchObject({ status: 'unknown', reason: 'check-crashed' });
  expect(crashes).toEqual([new TypeError('oops')]);
});

test('a time limit that came late because the process stood still says nothing about the target', async () => {
  const { outcome, clock } = start(async (look) => {
    await aborted(look);
    return { status: 'down', reason: 'timeout' };
  });
  clock.stall(6001);
  await clock.advance(0);
  expect(await outcome).toMatchObject({ status: 'unknown', reason: 'stalled' });
});

test('a look that the end of the agent cut short has no outcome', async () => {
  const { outcome, stop, clock } = start(async (look) => {
    await aborted(look);
    return { status: 'down', reason: 'timeout' };
  });
  stop.abort();
  expect(await outcome).toBeUndefined();
  expect(clock.pending).toBe(0);
});

test('output is one bounded line without control characters', async () => {
  const { outcome } = start(async () => ({
    status: 'down',
    output: `\u001b[31mred\r\nnext\u202e ${'x'.repeat(5000)}`,
  }));
  const { output = '' } = (await outcome) ?? {};
  expect(output).toMatch(/^\[31mred next x+…$/);
  expect(output).toHaveLength(1024);
});
