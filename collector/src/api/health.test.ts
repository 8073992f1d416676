import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { clockBehindOf } from '../../../test/kit/clock-behind-of.ts';
import { enrolHost, startCollector, type TestCollector } from '../../../test/kit/collector.ts';
import { startUpTime } from '../jobs/up-time.ts';
import { clockProvenAfterMs } from '../own-clock.ts';
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
  const upTime = await startUpTime(store.upTimes, parts, clockBehindOf(clock), (error) => errors.push(error));
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

test('while its clock is behind a collector is not ready, says so in its metrics, and records nothing by it', async () => {
  const collector = await startCollector();
  const { app, clock, store } = collector;
  const { hostId } = await enrolHost(collector);
  const headers = { authorization: `Bearer ${await collector.key()}` };
  const behind = async () =>
    (await app.inject({ url: '/metrics', headers })).body.match(/^kadoban_clock_behind_seconds (.*)$/m)?.[1];
  expect(await behind()).toBe('0');
  clock.stall(clockProvenAfterMs);
  expect(await behind()).toBe('0');
  const stolen = { name: 'stolen', role: 'admin' };
  expect((await app.inject({ method: 'POST', url: '/api/v1/keys', headers, payload: stolen })).statusCode).toBe(201);
  clock.setWall(clock.wallMs() - 3_600_000);
  expect(await asked(collector, '/readyz')).toEqual([503, 'CLOCK_BEHIND']);
  expect(await behind()).toBe('3600');
  const revoke = () => app.inject({ method: 'POST', url: `/api/v1/hosts/${hostId}/revoke`, headers, payload: {} });
  expect((await revoke()).json()).toMatchObject({ code: 'CLOCK_BEHIND' });
  expect(await store.hosts.find(hostId)).toMatchObject({ revokedMs: null });
  const note = { target: `host:${hostId}`, from: new Date(clock.wallMs()).toISOString(), cause: 'power' };
  const noted = await app.inject({ method: 'PUT', url: '/api/v1/outages/note', headers, payload: note });
  expect([noted.statusCode, noted.json().code]).toEqual([503, 'CLOCK_BEHIND']);
  const taken = await app.inject({ method: 'DELETE', url: '/api/v1/keys/stolen', headers });
  expect(taken.statusCode).toBe(204);
  expect(
    (await app.inject({ method: 'POST', url: '/api/v1/session', payload: { key: await collector.key() } })).statusCode,
  ).toBe(200);
  clock.setWall(clock.wallMs() + 3_600_000);
  expect((await revoke()).statusCode).toBe(204);
});
