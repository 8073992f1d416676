import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { startCollector, type TestCollector } from '../../../test/kit/collector.ts';
import { ownClockOf } from '../../../test/kit/own-clock-of.ts';
import { startUpTime } from '../jobs/up-time.ts';
import { upStampEveryMs, upStampGraceMs } from '../store/readings.ts';

async function asked({ app }: TestCollector, url: string) {
  const response = await app.inject({ url });
  return [response.statusCode, response.json().code ?? response.json().status];
}

test('a collector is ready while it writes to its store, not while it cannot, and again once it can', async () => {
  const collector = await startCollector();
  const { clock, store } = collector;
  expect(await asked(collector, '/readyz')).toEqual([503, 'STORE_UNWRITABLE']);

  const errors: unknown[] = [];
  const parts = { now: () => clock.wallMs(), after: (ms: number, run: () => void) => clock.after(ms, run) };
  const upTime = await startUpTime(store.upTimes, parts, ownClockOf(clock), (error) => errors.push(error));
  onTestFinished(() => upTime[Symbol.asyncDispose]());
  expect(await asked(collector, '/readyz')).toEqual([200, 'ok']);

  const other = new DatabaseSync(collector.storeFile);
  onTestFinished(() => other.close());
  other.exec("create trigger taken before insert on collector_runs begin select raise(abort, 'no room'); end");
  const failures = async (count: number) => {
    await clock.advance(upStampEveryMs);
    await expect.poll(() => errors.length).toBe(count);
  };
  for (let stamp = 1; stamp <= upStampGraceMs / upStampEveryMs; stamp++) await failures(stamp);
  expect(await asked(collector, '/readyz')).toEqual([200, 'ok']);
  await failures(errors.length + 1);
  expect(await asked(collector, '/readyz')).toEqual([503, 'STORE_UNWRITABLE']);
  expect(await asked(collector, '/healthz')).toEqual([200, 'ok']);

  other.exec('drop trigger taken');
  await clock.advance(upStampEveryMs);
  await expect.poll(() => asked(collector, '/readyz')).toEqual([200, 'ok']);
});
