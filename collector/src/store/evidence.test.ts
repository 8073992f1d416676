import type { Lifecycle, Result } from '@kadoban/proto/messages';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { appended } from '../../../test/kit/appended.ts';
import { addHost, backends, type TestBackend } from '../../../test/kit/backends.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { lifeBatch } from '../../../test/kit/wire.ts';
import { encodeLog } from './log-record.ts';
import { readCheck, readHost } from './readings.ts';
import type { Arrival, Host, Store } from './store.ts';

const baseMs = 1_790_000_000_000;

async function opened(backend: TestBackend) {
  const store = await backend.open(tempDir());
  onTestFinished(() => store[Symbol.asyncDispose]());
  await addHost(store, { hostId: 'h', enrolledMs: baseMs });
  return store;
}

function arrival(batch: Arrival['batch'], bent: Partial<Arrival> = {}): Arrival {
  return { hostId: 'h', batch, receivedMs: baseMs + 86_400_000, clockOffsetMs: 0, ...bent };
}

/** Samples every ten seconds: number `seq` is taken at `baseMs + seq * 10 s`. */
function life(firstSeq: number, count: number, bent: Parameters<typeof lifeBatch>[2] = {}): Arrival {
  const atMs = Array.from({ length: count }, (_, index) => baseMs + (firstSeq + index) * 10_000);
  return arrival(lifeBatch(firstSeq, atMs, bent));
}

function looks(firstSeq: number, results: readonly Partial<Result>[], lifecycle: readonly Lifecycle[] = []): Arrival {
  const blank = { check: 'shop', atMs: baseMs, status: 'up', reason: '', output: '', timings: [] } as const;
  return arrival(
    lifeBatch(firstSeq, [], { samples: [], results: results.map((one) => ({ ...blank, ...one })), lifecycle }),
  );
}

/** Everything that is read of a host from its evidence. */
async function readingOf(store: Store, asOfMs = baseMs + 86_400_000) {
  const host = (await store.hosts.find('h')) as Host;
  const checks = await store.evidence.checks('h');
  return {
    host: await readHost(store, host, asOfMs),
    checks: await Promise.all(checks.map((check) => readCheck(store, host, check, asOfMs))),
    evidence: await store.evidence.host('h', asOfMs),
    epochs: (await store.evidence.epochs('h', 10)).toSorted((a, b) => a.epoch - b.epoch),
    notes: await store.evidence.notes('h', 'shop', 0, Number.MAX_SAFE_INTEGER),
  };
}

describe.each(backends)('evidence on $name', (backend) => {
  describe('numbers', () => {
    test('each arrival says up to where its epoch is stored', async () => {
      const store = await opened(backend);
      expect(await appended(store, [life(1, 3), life(4, 2), life(1, 1, { epoch: 9 })])).toEqual([3, 5, 1]);
      expect((await store.evidence.epochs('h', 10)).toSorted((a, b) => a.epoch - b.epoch)).toEqual([
        { epoch: 1, seq: 5 },
        { epoch: 9, seq: 1 },
      ]);
    });

    test('numbers that are missing are a gap, and nothing of the batch is stored', async () => {
      const store = await opened(backend);
      expect(await appended(store, [life(1, 3), life(5, 2)])).toEqual([3, 'gap']);
      expect(await store.evidence.epochs('h', 10)).toEqual([{ epoch: 1, seq: 3 }]);
      expect(await store.evidence.lastSeen('h')).toBe(baseMs + 30_000);
    });

    test('marks of one millisecond are all kept, and none of them twice', async () => {
      const store = await opened(backend);
      const marks = ['stop', 'start', 'start'].map((text) => ({ type: 'mark', atMs: baseMs, text }) as const);
      await appended(store, [looks(1, [], marks.slice(0, 2))]);
      await appended(store, [looks(1, [], marks)]);
      const events = await store.evidence.events('h', 10);
      expect(events.filter(({ event }) => event === 'mark').map(({ atMs, detail }) => [atMs - baseMs, detail])).toEqual(
        [
          [2, 'start'],
          [1, 'start'],
          [0, 'stop'],
        ],
      );
    });

    test('batches that come again are acknowledged as before, and change no table', async () => {
      const dir = tempDir();
      const store = await backend.open(dir);
      onTestFinished(() => store[Symbol.asyncDispose]());
      await addHost(store, { hostId: 'h', enrolledMs: baseMs });
      const [first, second] = [life(1, 3), life(4, 2)];
      expect(await appended(store, [first])).toEqual([3]);
      expect(await appended(store, [second])).toEqual([5]);
      const tables = backend.tables(dir);
      expect(tables.epochs).toEqual([expect.objectContaining({ host_id: 'h', epoch: 1, seq: 5 })]);
      const later = { receivedMs: baseMs + 2 * 86_400_000 };
      expect(await appended(store, [{ ...first, ...later }])).toEqual([5]);
      expect(await appended(store, [{ ...second, ...later }])).toEqual([5]);
      expect(backend.tables(dir)).toEqual(tables);
    });

    test('a loss record explains exactly what is missing', async () => {
      const store = await opened(backend);
      const lostBefore = { count: 2, fromMs: baseMs, toMs: baseMs + 20_000, reason: 'spool-full' };
      expect(await appended(store, [life(4, 1, { lostBefore })])).toEqual(['gap']);
      expect(await appended(store, [life(3, 1, { lostBefore })])).toEqual([3]);
      // What was lost a second time, because its ack got lost, is known already.
      expect(await appended(store, [life(3, 2, { lostBefore })])).toEqual([4]);
    });

    test('what the collector forgot is lost since the last sign of life that it has, in whatever cut it is applied', async () => {
      const [lastMs, nextMs] = [baseMs + 20_000, baseMs + 60_000];
      const lostBefore = { count: 3, fromMs: nextMs, toMs: nextMs, reason: 'collector-forgot' };
      const [before, after] = [life(1, 2), life(6, 1, { lostBefore })];
      for (const commits of [[[before], [after]], [[before, after]]]) {
        const store = await opened(backend);
        for (const arrivals of commits) await appended(store, arrivals);
        expect(await store.evidence.losses('h', 10)).toEqual([
          { fromMs: lastMs, toMs: nextMs, count: 3, reason: 'collector-forgot' },
        ]);
      }
    });

    test('what an agent knows of a loss is kept as it says', async () => {
      const store = await opened(backend);
      const lostBefore = { count: 3, fromMs: baseMs + 30_000, toMs: baseMs + 50_000, reason: 'spool-full' };
      await appended(store, [life(1, 2), life(6, 1, { lostBefore })]);
      expect(await store.evidence.losses('h', 10)).toEqual([lostBefore]);
    });

    test('a gap of one host or epoch does not hold up another in the same commit', async () => {
      const store = await opened(backend);
      await addHost(store, { hostId: 'g' });
      expect(await appended(store, [life(2, 1), { ...life(1, 1), hostId: 'g' }])).toEqual(['gap', 1]);
    });

    test('nothing of a revoked host is stored', async () => {
      const store = await opened(backend);
      await appended(store, [life(1, 1)]);
      await store.hosts.revoke('h', { author: 'kanri', atMs: baseMs + 20_000 });
      expect(await appended(store, [life(2, 1)])).toEqual(['revoked']);
      expect(await store.evidence.epochs('h', 10)).toEqual([{ epoch: 1, seq: 1 }]);
    });

    test('a commit that was damaged on its way to the disk is refused whole', async () => {
      const store = await opened(backend);
      const log = encodeLog([life(1, 1), life(2, 1)]);
      log[log.length - 1] = (log.at(-1) ?? 0) ^ 1;
      await expect(store.evidence.append(log)).rejects.toThrow('damaged');
      expect(await store.evidence.epochs('h', 10)).toEqual([]);
    });

    test('cutting, repeating and overlapping batches in any way changes nothing', async () => {
      const store = await opened(backend);
      const last = 12;
      await appended(store, [life(1, last)]);
      const expected = await readingOf(store);
      const cuts = fc.array(fc.tuple(fc.integer({ min: 1, max: last }), fc.integer({ min: 1, max: last })), {
        maxLength: 8,
      });
      await fc.assert(
        fc.asyncProperty(cuts, async (pieces) => {
          const other = await opened(backend);
          for (const [first, count] of pieces) {
            await appended(other, [life(first, Math.min(count, last - first + 1))]);
          }
          await appended(other, [life(1, last)]);
          expect(await readingOf(other)).toEqual(expected);
        }),
        { numRuns: 20 },
      );
    });
  });

  describe('clocks', () => {
    test.each([1000, -1000])('a clock that is %i ms off is believed as it is', async (clockOffsetMs) => {
      const store = await opened(backend);
      await appended(store, [{ ...life(1, 1), clockOffsetMs }]);
      expect(await store.evidence.lastSeen('h')).toBe(baseMs + 10_000);
    });

    test.each([1001, -3_600_000])('a clock that is %i ms off is corrected', async (clockOffsetMs) => {
      const store = await opened(backend);
      await appended(store, [{ ...life(1, 1), clockOffsetMs }]);
      expect(await store.evidence.lastSeen('h')).toBe(baseMs + 10_000 - clockOffsetMs);
    });

    test('what comes from more than 5 s in the future is acknowledged and not believed', async () => {
      const store = await opened(backend);
      const receivedMs = baseMs + 20_000 - 5000;
      const results = [
        { check: 'shop', atMs: receivedMs + 5001, status: 'down', reason: '', output: '', timings: [] },
      ] as const;
      const batch = { ...life(2, 2, { results }).batch, firstSeq: 1 };
      expect(await appended(store, [arrival(batch, { receivedMs })])).toEqual([3]);
      expect(await store.evidence.lastSeen('h')).toBe(baseMs + 20_000);
      expect((await store.evidence.check('h', 'shop')).looks).toEqual([]);
    });

    test('the past is open', async () => {
      const store = await opened(backend);
      const receivedMs = baseMs + 90 * 86_400_000;
      expect(await appended(store, [{ ...life(1, 5), receivedMs }])).toEqual([5]);
      expect((await readingOf(store)).host.changes[0]).toMatchObject({ atMs: baseMs + 10_000, status: 'up' });
    });
  });

  describe('hosts', () => {
    test('an orderly reboot is down from the recorded shutdown, also when the record does not tell the boot', async () => {
      const store = await opened(backend);
      const shutdown: Lifecycle = { type: 'hostShutdown', atMs: baseMs + 25_000, boot: '' };
      const started: Lifecycle = {
        type: 'agentStarted',
        atMs: baseMs + 60_000,
        boot: 'b',
        bootAtMs: baseMs + 50_000,
        version: '1',
      };
      const after = lifeBatch(1, [baseMs + 60_000], { boot: 'b', epoch: 2, lifecycle: [shutdown, started] });
      await appended(store, [arrival(after), life(1, 2, { boot: 'a' })]);
      expect((await readingOf(store, baseMs + 70_000)).host.changes).toEqual([
        { atMs: baseMs + 10_000, status: 'up' },
        { atMs: baseMs + 25_000, status: 'down', reason: 'reboot' },
        { atMs: baseMs + 60_000, status: 'up' },
      ]);
    });

    test('a reboot without a record begins between the last sample and the boot', async () => {
      const store = await opened(backend);
      const started: Lifecycle = {
        type: 'agentStarted',
        atMs: baseMs + 60_000,
        boot: 'b',
        bootAtMs: baseMs + 50_000,
        version: '1',
      };
      const again = { ...started, bootAtMs: baseMs + 50_900 };
      const after = lifeBatch(1, [baseMs + 60_000], { boot: 'b', epoch: 2, lifecycle: [started, again] });
      await appended(store, [life(1, 2, { boot: 'a' }), arrival(after)]);
      expect((await readingOf(store, baseMs + 70_000)).host.changes[1]).toEqual({
        atMs: baseMs + 20_000,
        status: 'down',
        reason: 'reboot',
        latestMs: baseMs + 50_000,
      });
    });

    test('two boots that claim the same instants, as copies of a machine do, are stored like all evidence', async () => {
      const store = await opened(backend);
      const boots = ['a', 'b', 'a', 'c', 'b', 'a'];
      for (const [index, boot] of boots.entries()) {
        expect(await appended(store, [life(1, 4, { boot, epoch: index + 1 })])).toEqual([4]);
      }
    });

    test('what boots that seem to overlap say does not depend on which of them arrives first', async () => {
      const arrivals = [
        life(1, 2, { boot: 'a', epoch: 1 }),
        life(3, 2, { boot: 'a', epoch: 1 }),
        arrival(lifeBatch(1, [baseMs + 25_000], { boot: 'b', epoch: 2 })),
      ];
      const derivedFrom = async (order: readonly number[]) => {
        const store = await opened(backend);
        for (const index of order) await appended(store, [arrivals[index] ?? expect.fail()]);
        const host = (await store.hosts.find('h')) ?? expect.fail();
        return (await readHost(store, host, baseMs + 60_000)).changes;
      };
      const changes = await derivedFrom([0, 1, 2]);
      expect(changes.some(({ reason }) => reason === 'reboot')).toBe(true);
      expect(await derivedFrom([0, 2, 1])).toEqual(changes);
      expect(await derivedFrom([2, 0, 1])).toEqual(changes);
    });

    test('what an agent tells about itself is kept, newest first, once', async () => {
      const store = await opened(backend);
      const stopped: Lifecycle = { type: 'agentStopped', atMs: baseMs + 5000, reason: 'update' };
      const started: Lifecycle = {
        type: 'agentStarted',
        atMs: baseMs + 9000,
        boot: 'a',
        bootAtMs: baseMs,
        version: '2',
      };
      await appended(store, [looks(1, [], [stopped, started]), { ...looks(1, [], [stopped]), clockOffsetMs: 0 }]);
      expect(await store.evidence.events('h', 10)).toEqual([
        { atMs: baseMs + 9000, event: 'agent-started', detail: '2' },
        { atMs: baseMs + 5000, event: 'agent-stopped', detail: 'update' },
        { atMs: baseMs, event: 'host-enrolled', detail: '' },
      ]);
      expect(await store.evidence.events('h', 1)).toHaveLength(1);
    });
  });
});
