import { expect, onTestFinished, test } from 'vitest';
import { startMs } from '../../../test/kit/collector.ts';
import { HandClock } from '../../../test/kit/hand-clock.ts';
import { newStoreFile, storeWithHosts } from '../../../test/kit/store-with-hosts.ts';
import { until } from '../../../test/kit/until.ts';
import { lifeBatch } from '../../../test/kit/wire.ts';
import { encodeLog } from '../store/log-record.ts';
import { settleAll } from '../store/settle-all.ts';
import { startApplying } from './applying.ts';

async function started() {
  const clock = new HandClock(startMs);
  const store = await storeWithHosts(newStoreFile(), ['a', 'b'], startMs);
  const errors: unknown[] = [];
  const time = { now: () => clock.wallMs(), after: (ms: number, run: () => void) => clock.after(ms, run) };
  const applying = startApplying(store.evidence, time, (error) => errors.push(error));
  onTestFinished(async () => {
    await applying[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
  });
  const arrive = (hostId: string, firstSeq: number) =>
    applying.append(
      encodeLog([
        { hostId, batch: lifeBatch(firstSeq, [clock.wallMs()]), receivedMs: clock.wallMs(), clockOffsetMs: 0 },
      ]),
    );
  return { clock, store, applying, arrive, errors, lastSeen: (hostId: string) => store.evidence.lastSeen(hostId) };
}

test('what arrives waits half a minute for more, and is then applied together', async () => {
  const { clock, arrive, lastSeen } = await started();
  for (const firstSeq of [1, 2, 3]) {
    expect(await arrive('a', firstSeq)).toEqual([firstSeq]);
    await clock.advance(10_000);
  }
  const seen = await until('all three are applied', 5000, async () => {
    const lastMs = await lastSeen('a');
    return lastMs === startMs + 20_000 ? lastMs : undefined;
  });
  expect(seen).toBe(startMs + 20_000);
});

test('what is left when it ends stays in the log', async () => {
  const { store, applying, arrive, lastSeen } = await started();
  await arrive('a', 1);
  await arrive('b', 1);
  expect(await lastSeen('a')).toBeUndefined();
  await applying[Symbol.asyncDispose]();
  expect([await lastSeen('a'), await lastSeen('b')]).toEqual([undefined, undefined]);
  await settleAll(store.evidence);
  expect([await lastSeen('a'), await lastSeen('b')]).toEqual([startMs, startMs]);
});

test('a log that fills within the wait is applied before commits have to wait for it', async () => {
  const clock = new HandClock(startMs);
  const mebibyte = 1024 * 1024;
  let bytes = 0;
  const settle = async (hostsMax: number) => {
    if (hostsMax > 0) bytes = 0;
    return { hosts: bytes === 0 ? 0 : 500, bytes, oldestMs: startMs };
  };
  const append = async () => {
    bytes += 20 * mebibyte;
    return [];
  };
  const time = { now: () => clock.wallMs(), after: (ms: number, run: () => void) => clock.after(ms, run) };
  await using applying = startApplying({ append, settle }, time, (error) => expect.unreachable(String(error)));
  for (let second = 0; second < 6; second++) {
    for (let commit = 0; commit < 2; commit++) await applying.append(new Uint8Array());
    await clock.advance(1000);
  }
  expect(bytes).toBeLessThan(100 * mebibyte);
});
