import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FakeDisk } from '../../../test/kit/fake-disk.ts';
import { batchIn, drain, FakeCollector, idsOf, observed, openSpool } from '../../../test/kit/spool-world.ts';
import type { SpoolEvent, SpoolOptions } from './spool.ts';

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('observe' as const), count: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 20_000 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('send' as const), batches: fc.integer({ min: 0, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('fill' as const), full: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('kill' as const),
      steps: fc.nat(3),
      share: fc.constantFrom(0, 0.3, 0.9, 1),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Plays steps against a spool and a collector, each restart with a new epoch, and drains it at the end. */
async function play(steps: readonly Step[], limits: Partial<SpoolOptions>) {
  const disk = new FakeDisk();
  const collector = new FakeCollector();
  const events: SpoolEvent[] = [];
  let epoch = 1;
  let atMs = 0;
  let nowMs = 0;
  let spool = await openSpool(disk, epoch, limits, events);
  const reopen = async () => {
    disk.killAt = undefined;
    disk.full = false;
    disk.killed = Promise.withResolvers();
    spool = await openSpool(disk, ++epoch, limits, events);
  };
  const unlessKilled = async (work: Promise<unknown>) => {
    const killed = disk.killed.promise.then(() => true);
    if (await Promise.race([work.then(() => false), killed])) await reopen();
  };
  for (const each of steps) {
    if (each.do === 'observe') for (let i = 0; i < each.count; i++) spool.add(observed(++atMs), nowMs);
    if (each.do === 'wait') {
      nowMs += each.ms;
      spool.seal();
      await unlessKilled(spool.maintain(nowMs));
    }
    if (each.do === 'send') await drain(spool, collector, each.batches);
    if (each.do === 'fill') disk.full = each.full;
    if (each.do === 'restart') await unlessKilled(spool.close(nowMs).then(reopen));
    if (each.do === 'kill') disk.killAt = { steps: each.steps, share: each.share };
  }
  await reopen();
  spool.add(observed(++atMs), nowMs);
  spool.seal();
  await drain(spool, collector);
  // What could not be declared in its own epoch is declared by the next observation.
  spool.add(observed(++atMs), nowMs);
  spool.seal();
  await drain(spool, collector);
  await spool.maintain(nowMs);
  /** By id: its number. */
  const safe = new Map(
    disk.written.flatMap(({ frame, epoch, firstSeq }) =>
      idsOf(batchIn(frame)).map((id, i) => [id, { epoch, seq: firstSeq + i }] as const),
    ),
  );
  return { disk, collector, safe, events };
}

const isDeclared = ({ losses }: FakeCollector, { epoch, seq }: { epoch: number; seq: number }) =>
  losses.some((loss) => loss.epoch === epoch && seq < loss.beforeSeq && seq >= loss.beforeSeq - loss.count);

test('whatever happens, what was on disk is delivered once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const { disk, collector, safe } = await play(steps, {});
      const ids = [...collector.stored.values()];
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(expect.arrayContaining([...safe.keys()]));
      expect([...disk.files.keys()]).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('when there is too little room, what was on disk is delivered once or declared lost', async () => {
  const tight = { bytesMax: 1500, memoryBytesMax: 400 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
      const { collector, safe, events } = await play(steps, tight);
      const ids = [...collector.stored.values()];
      expect(new Set(ids).size).toBe(ids.length);
      const missing = [...safe].filter(([id, number]) => !ids.includes(id) && !isDeclared(collector, number));
      if (!events.some(({ type }) => type === 'forgotten')) expect(missing).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
