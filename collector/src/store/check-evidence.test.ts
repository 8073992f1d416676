import type { CheckRule, Result } from '@kadoban/proto/messages';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { appended } from '../../../test/kit/appended.ts';
import { addHost, backends, type TestBackend } from '../../../test/kit/backends.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { lifeBatch } from '../../../test/kit/wire.ts';
import { readCheck } from './readings.ts';
import type { Arrival, Host, Store } from './store.ts';

const baseMs = 1_790_000_000_000;
const shop: CheckRule = {
  name: 'shop',
  kind: 'http',
  target: 'http://shop/',
  intervalMs: 10_000,
  failures: 2,
  recoveries: 1,
};

async function opened(backend: TestBackend) {
  const store = await backend.open(tempDir());
  onTestFinished(() => store[Symbol.asyncDispose]());
  await addHost(store, { hostId: 'h', enrolledMs: baseMs });
  return store;
}

function result(seconds: number, status: Result['status'], more: Partial<Result> = {}): Result {
  return { check: 'shop', atMs: baseMs + seconds * 1000, status, reason: '', output: '', timings: [], ...more };
}

/** Each call is an epoch of its own, so that a test need not count. */
let epochs = 0;

function arrivalOf(results: readonly Result[], checks?: readonly CheckRule[], seconds = 0): Arrival {
  const lifecycle = checks ? [{ type: 'checkSet' as const, atMs: baseMs + seconds * 1000, checks }] : [];
  const batch = lifeBatch(1, [], { samples: [], epoch: ++epochs, results, lifecycle });
  return { hostId: 'h', batch, receivedMs: baseMs + 86_400_000, clockOffsetMs: 0 };
}

async function changesOf(store: Store, seconds: number) {
  const host = (await store.hosts.find('h')) as Host;
  const [check] = await store.evidence.checks('h');
  if (!check) throw new Error('there is no check');
  const reading = await readCheck(store, host, check, baseMs + seconds * 1000);
  return reading.changes.map(({ atMs, status }) => [(atMs - baseMs) / 1000, status]);
}

describe.each(backends)('checks on $name', (backend) => {
  test('a check is known from the first set that names it, with its last look', async () => {
    const store = await opened(backend);
    const timings = [{ name: 'total', us: 1500 }];
    await appended(store, [arrivalOf([result(10, 'up', { output: '200 OK', timings })], [shop], 5)]);
    expect(await store.evidence.checks('h')).toEqual([
      {
        ...shop,
        watched: true,
        firstMs: baseMs + 5000,
        changedMs: baseMs + 5000,
        lastLook: { atMs: baseMs + 10_000, status: 'up', reason: '', output: '200 OK', timings },
      },
    ]);
  });

  test('a set that says the same again changes nothing', async () => {
    const store = await opened(backend);
    await appended(store, [arrivalOf([], [shop], 5)]);
    await appended(store, [arrivalOf([], [shop], 500)]);
    expect(await store.evidence.checks('h')).toMatchObject([{ changedMs: baseMs + 5000 }]);
    expect((await store.evidence.check('h', 'shop')).rules).toHaveLength(1);
  });

  test('a changed rule judges the looks from then on and never those before', async () => {
    const store = await opened(backend);
    const before = [result(10, 'up'), result(20, 'down'), result(30, 'up')];
    const after = [result(40, 'up'), result(50, 'down'), result(60, 'up')];
    await appended(store, [arrivalOf(before, [shop]), arrivalOf(after, [{ ...shop, failures: 1 }], 35)]);
    expect(await store.evidence.checks('h')).toMatchObject([
      { failures: 1, changedMs: baseMs + 35_000, firstMs: baseMs },
    ]);
    expect(await changesOf(store, 60)).toEqual([
      [10, 'up'],
      [50, 'down'],
      [60, 'up'],
    ]);
  });

  test('a check that is no longer named is not watched from then on, and comes back when it is named again', async () => {
    const store = await opened(backend);
    const other = { ...shop, name: 'mail' };
    await appended(store, [arrivalOf([], [shop, other]), arrivalOf([], [other], 100)]);
    expect(await store.evidence.checks('h')).toMatchObject([
      { name: 'mail', watched: true, changedMs: baseMs },
      { name: 'shop', watched: false, changedMs: baseMs + 100_000 },
    ]);
    const host = (await store.hosts.find('h')) as Host;
    const [, gone] = await store.evidence.checks('h');
    if (!gone) throw new Error('shop is gone');
    expect(await readCheck(store, host, gone, baseMs + 200_000)).toMatchObject({ monitoredToMs: baseMs + 100_000 });
    await appended(store, [arrivalOf([], [shop, other], 300)]);
    expect(await store.evidence.checks('h')).toMatchObject([
      { name: 'mail', changedMs: baseMs },
      { name: 'shop', watched: true, changedMs: baseMs + 300_000, firstMs: baseMs },
    ]);
  });

  test('two sets at one instant leave the later one', async () => {
    const store = await opened(backend);
    await appended(store, [arrivalOf([], [shop], 5), arrivalOf([], [{ ...shop, target: 'http://other/' }], 5)]);
    expect(await store.evidence.checks('h')).toMatchObject([{ target: 'http://other/', watched: true }]);
  });

  test('looks in any order, twice and in any cut read the same', async () => {
    const status = fc.constantFrom('up', 'degraded', 'down', 'unknown');
    const all = fc.uniqueArray(fc.tuple(fc.nat(20_000), status), { maxLength: 12, selector: ([seconds]) => seconds });
    await fc.assert(
      fc.asyncProperty(
        all.chain((looks) =>
          fc.tuple(fc.constant(looks), fc.shuffledSubarray([...looks, ...looks], { minLength: looks.length * 2 })),
        ),
        async ([looks, shuffled]) => {
          const [whole, pieces] = [await opened(backend), await opened(backend)];
          const results = (of: typeof looks) => of.map(([seconds, was]) => result(seconds, was));
          await appended(whole, [arrivalOf(results(looks), [shop])]);
          await appended(pieces, [arrivalOf([], [shop])]);
          for (const one of shuffled) await appended(pieces, [arrivalOf(results([one]))]);
          expect(await pieces.evidence.check('h', 'shop')).toEqual(await whole.evidence.check('h', 'shop'));
          expect(await pieces.evidence.checks('h')).toEqual(await whole.evidence.checks('h'));
        },
      ),
      { numRuns: 10 },
    );
  });

  test('an older look that comes late is not the last one', async () => {
    const store = await opened(backend);
    await appended(store, [arrivalOf([result(20, 'up')], [shop]), arrivalOf([result(10, 'down')])]);
    expect(await store.evidence.checks('h')).toMatchObject([{ lastLook: { atMs: baseMs + 20_000, status: 'up' } }]);
  });

  test('what a check said is kept at each change of its answer', async () => {
    const store = await opened(backend);
    const refused = { reason: 'refused', output: 'no listener' };
    const late = { reason: 'timeout', output: 'after 5 s' };
    const results = [
      result(10, 'up', { output: '200' }),
      result(20, 'up', { output: '200 again' }),
      result(30, 'down', refused),
      result(40, 'down', refused),
      result(50, 'down', late),
      result(60, 'up', { output: '200' }),
    ];
    await appended(store, [arrivalOf(results, [shop])]);
    const notes = await store.evidence.notes('h', 'shop', baseMs + 20_000, baseMs + 60_000);
    expect(notes).toEqual([
      { atMs: baseMs + 30_000, status: 'down', ...refused },
      { atMs: baseMs + 50_000, status: 'down', ...late },
    ]);
  });

  test('looks of a check that no set names yet are kept until one does', async () => {
    const store = await opened(backend);
    await appended(store, [arrivalOf([result(10, 'up')])]);
    expect(await store.evidence.checks('h')).toEqual([]);
    await appended(store, [arrivalOf([], [shop], 5)]);
    expect(await changesOf(store, 15)).toEqual([[10, 'up']]);
  });
});
