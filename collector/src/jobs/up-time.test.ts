import { expect, onTestFinished, test } from 'vitest';
import { backends } from '../../../test/kit/backends.ts';
import { startMs } from '../../../test/kit/collector.ts';
import { HandClock } from '../../../test/kit/hand-clock.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { startUpTime } from './up-time.ts';

async function started() {
  const store = await (backends[0] as (typeof backends)[number]).open(tempDir());
  onTestFinished(() => store[Symbol.asyncDispose]());
  const clock = new HandClock(startMs);
  const time = { now: () => clock.wallMs(), after: (ms: number, run: () => void) => clock.after(ms, run) };
  const errors: unknown[] = [];
  const start = () => startUpTime(store.upTimes, time, (error) => errors.push(error));
  const runs = async () => (await store.upTimes.list()).map(({ fromMs, toMs }) => [fromMs - startMs, toMs - startMs]);
  return { clock, errors, start, runs };
}

test('a run is stamped at its start, every five seconds and at its end', async () => {
  const { clock, start, runs } = await started();
  const run = await start();
  expect(await runs()).toEqual([[0, 0]]);
  await clock.advance(12_000);
  await expect.poll(runs).toEqual([[0, 10_000]]);
  await run[Symbol.asyncDispose]();
  expect(await runs()).toEqual([[0, 12_000]]);
  await clock.advance(60_000);
  expect(await runs()).toEqual([[0, 12_000]]);
});

test('each start is a run of its own, so that the time between them is known', async () => {
  const { clock, start, runs } = await started();
  await (await start())[Symbol.asyncDispose]();
  await clock.advance(60_000);
  await (await start())[Symbol.asyncDispose]();
  expect(await runs()).toEqual([
    [0, 0],
    [60_000, 60_000],
  ]);
});
