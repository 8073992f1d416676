import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { appended } from '../../../test/kit/appended.ts';
import { addHost, backends } from '../../../test/kit/backends.ts';
import { clockBehindOf } from '../../../test/kit/clock-behind-of.ts';
import { HandClock } from '../../../test/kit/hand-clock.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { lifeBatch } from '../../../test/kit/wire.ts';
import { openLive } from '../live.ts';
import { clockProvenAfterMs } from '../own-clock.ts';
import type { Answer } from '../probes/answer.ts';
import { encodeLog } from '../store/log-record.ts';
import type { Arrival, Store } from '../store/store.ts';
import { watchSilence } from './watch-silence.ts';

const baseMs = 1_790_000_000_000;
const second = 1000;

/** A store whose hosts were seen last at the base, watched from a minute later on; `keep` keeps what they sent. */
async function scene(
  hosts: readonly { hostId: string; address?: string; machine?: string }[],
  keep: (store: Store, arrivals: readonly Arrival[]) => Promise<unknown> = appended,
) {
  const [backend] = backends;
  if (!backend) throw new Error('no backend');
  const store = await backend.open(tempDir());
  onTestFinished(() => store[Symbol.asyncDispose]());
  const seen = { os: 'linux', arch: 'x64', agentVersion: '1', boot: 'a', clockOffsetMs: 0, sampleEveryMs: 10_000 };
  for (const { hostId, address, machine } of hosts) {
    await addHost(store, { hostId, machineIdHash: machine ?? hostId });
    await store.hosts.greeted(hostId, { ...seen, peerAddress: address ?? null });
  }
  const arrivals = hosts.map(({ hostId }) => ({
    hostId,
    batch: lifeBatch(1, [baseMs]),
    receivedMs: baseMs,
    clockOffsetMs: 0,
  }));
  await keep(store, arrivals);

  const hand = new HandClock(baseMs + 60 * second);
  const clockBehindMs = clockBehindOf(hand);
  const live = openLive();
  const [asked, changed, learnt]: [string[], string[], string[]] = [[], [], []];
  const errors: unknown[] = [];
  live.subscribe((hostId) => changed.push(hostId));
  const start = (answer: (address: string, signal: AbortSignal) => Promise<Answer>) =>
    watchSilence({
      store,
      live,
      clock: { now: () => hand.wallMs(), after: (ms, run) => hand.after(ms, run) },
      clockBehindMs,
      random: () => 0.5,
      everyMs: 300_000,
      ask(address, signal) {
        asked.push(address);
        return answer(address, signal);
      },
      onLearnt: (hostId, what) => learnt.push(`${hostId} ${what}`),
      onError: (error) => errors.push(error),
    });
  return {
    store,
    live,
    hand,
    clockBehindMs,
    start,
    asked,
    changed: () => changed.splice(0),
    learnt,
    errors,
    /** Time passes, and what the store has to do with it is done. */
    async pass(seconds: number) {
      for (let passed = 0; passed < seconds; passed++) {
        await hand.advance(second);
        await setImmediate();
      }
      await store.hosts.list();
      await setImmediate();
    },
    probes: async (hostId: string) =>
      (await store.evidence.host(hostId, hand.wallMs())).probes.map(({ atMs, reachable }) => [
        (atMs - baseMs) / second,
        reachable,
      ]),
  };
}

test('a host that is silent when the collector starts is told of and asked after a hold, and the answer is kept', async () => {
  const at = await scene([{ hostId: 'h', address: '192.0.2.1' }]);
  const watch = at.start(async () => 'nothing');
  await at.pass(30);
  expect(at.changed()).toEqual([]);
  await at.pass(1);
  expect(at.changed()).toEqual(['h']);
  await at.pass(2);
  expect(at.asked).toEqual(['192.0.2.1']);
  expect(at.changed()).toEqual(['h']);
  expect(await at.probes('h')).toEqual([[92, false]]);
  await at.pass(15);
  expect(await at.probes('h')).toEqual([
    [92, false],
    [107, false],
  ]);
  expect(at.learnt).toEqual(['h nothing']);
  await watch[Symbol.asyncDispose]();
  expect(at.hand.pending).toBe(0);
  expect(at.errors).toEqual([]);
});

test('a sample puts it off', async () => {
  const at = await scene([{ hostId: 'h', address: '192.0.2.1' }]);
  await using _watch = at.start(async () => 'answered');
  await at.pass(25);
  at.live.told({ type: 'sample', hostId: 'h', atMs: at.hand.wallMs(), holdMs: 30_000 });
  await at.pass(30);
  expect(at.changed()).toEqual([]);
  await at.pass(3);
  expect(await at.probes('h')).toEqual([[117, true]]);
});

test('while our own clock is behind what was recorded by it nobody is asked', async () => {
  const at = await scene([{ hostId: 'h', address: '192.0.2.1' }]);
  await using _watch = at.start(async () => 'answered');
  at.clockBehindMs();
  await at.pass(clockProvenAfterMs / second);
  const asked = at.asked.length;
  expect(asked).toBeGreaterThan(0);
  at.clockBehindMs();
  at.hand.setWall(at.hand.wallMs() - 3_600_000);
  await at.pass(1800);
  expect(at.asked).toHaveLength(asked);
});

test('where nobody could look, nothing is kept', async () => {
  const at = await scene([{ hostId: 'h', address: '192.0.2.1' }]);
  await using _watch = at.start(async () => 'not-asked');
  await at.pass(200);
  expect(at.asked.length).toBeGreaterThan(3);
  expect(await at.probes('h')).toEqual([]);
  expect(at.learnt).toEqual(['h not-asked']);
});

test('a revoked host, and one whose address nobody knows, are not asked', async () => {
  const at = await scene([
    { hostId: 'revoked', address: '192.0.2.1' },
    { hostId: 'nowhere' },
    { hostId: 'later', address: '192.0.2.2' },
  ]);
  await at.store.hosts.revoke('revoked', { author: 'kanri', atMs: baseMs });
  await using _watch = at.start(async () => 'nothing');
  await at.pass(10);
  // Revoked by a command beside the running collector.
  await at.store.hosts.revoke('later', { author: 'kanri', atMs: baseMs });
  await at.pass(300);
  expect(at.asked).toEqual([]);
});

test('an address that several machines come from is asked for none of them', async () => {
  const at = await scene([
    { hostId: 'a', address: '192.0.2.1' },
    { hostId: 'b', address: '192.0.2.1' },
    { hostId: 'old', address: '192.0.2.2', machine: 'one machine' },
    { hostId: 'new', address: '192.0.2.2', machine: 'one machine' },
  ]);
  await using _watch = at.start(async () => 'nothing');
  await at.pass(35);
  expect(at.asked).toEqual(['192.0.2.2', '192.0.2.2']);
  await at.store.hosts.revoke('b', { author: 'kanri', atMs: baseMs });
  await at.pass(300);
  expect(at.asked).toContain('192.0.2.1');
});

test('a stop waits for no answer, and keeps none that comes then', async () => {
  const at = await scene([{ hostId: 'h', address: '192.0.2.1' }]);
  const watch = at.start(
    (_address, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve('nothing'))),
  );
  await at.pass(33);
  expect(at.asked).toHaveLength(1);
  await watch[Symbol.asyncDispose]();
  expect(await at.probes('h')).toEqual([]);
  expect(at.hand.pending).toBe(0);
});

test('hosts are loaded a page at a time, all of them', async () => {
  const hostIds = Array.from({ length: 1003 }, (_, index) => `h${index}`);
  const at = await scene(hostIds.map((hostId) => ({ hostId })));
  await using _watch = at.start(async () => 'nothing');
  await at.pass(33);
  expect(new Set(at.changed())).toEqual(new Set(hostIds));
});

test('a host whose first evidence is only in the log when the collector starts is watched', async () => {
  const logged = (store: Store, arrivals: readonly Arrival[]) => store.evidence.append(encodeLog(arrivals));
  const at = await scene([{ hostId: 'h', address: '192.0.2.1' }], logged);
  await using _watch = at.start(async () => 'nothing');
  await at.pass(33);
  expect(at.asked).toEqual(['192.0.2.1']);
});

test('a look that fails is told, and repeated', async () => {
  const at = await scene([{ hostId: 'h', address: '192.0.2.1' }]);
  await using _watch = at.start(async () => {
    throw new Error('no more files');
  });
  await at.pass(60);
  expect(at.asked.length).toBeGreaterThan(1);
  expect(at.errors).toHaveLength(at.asked.length);
  expect(await at.probes('h')).toEqual([]);
});
