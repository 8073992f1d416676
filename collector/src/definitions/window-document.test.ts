import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appended } from '../../../test/kit/appended.ts';
import { arrivalHours, arrivalsFromMs, orderlyArrivals, randomArrivals } from '../../../test/kit/arrivals.ts';
import { newStoreFile, storeWithHosts } from '../../../test/kit/store-with-hosts.ts';
import { evaluateFile } from '../ledger/evaluation-file.ts';
import { formatTime } from '../ledger/format-time.ts';
import type { DefinitionChange, Store } from '../store/store.ts';
import { evaluationDocument, windowDocument } from './document.ts';

const minuteMs = 60_000;
const minutes = arrivalHours * 60;
const asOfMs = arrivalsFromMs + (minutes + 60) * minuteMs;
const at = (minute: number) => arrivalsFromMs + minute * minuteMs;

const targets = ['host:a', 'check:a/web', 'shop'];

interface Scene {
  readonly from: number;
  readonly length: number;
  readonly atLeast: number;
  readonly ignoreShorterThan: string;
  readonly adjusted: readonly { readonly target: string; readonly from: number; readonly status: string }[];
}

const scene: fc.Arbitrary<Scene> = fc.record({
  from: fc.integer({ min: 0, max: minutes }),
  length: fc.integer({ min: 1, max: 60 }),
  atLeast: fc.integer({ min: 1, max: 3 }),
  ignoreShorterThan: fc.constantFrom('1ms', '10m', '60m'),
  adjusted: fc.array(
    fc.record({
      target: fc.constantFrom(...targets),
      from: fc.integer({ min: 0, max: minutes }),
      status: fc.constantFrom('up', 'down', 'unknown', 'excluded'),
    }),
    { maxLength: 2 },
  ),
});

async function define(store: Store, { from, length, atLeast, ignoreShorterThan, adjusted }: Scene): Promise<void> {
  const known = { effectiveFromMs: null, atMs: 0, author: 'x', reason: '', expectedVersion: null };
  const window = { from: formatTime(at(from)), to: formatTime(at(from + length)) };
  const changes: DefinitionChange[] = [
    { ...known, kind: 'service', id: 'shop', body: { atLeast, of: ['host:a', 'host:b', 'check:a/web'] } },
    ...targets.map((target): DefinitionChange => {
      const body = { target, objective: '99', window, ignoreShorterThan, degraded: 'down' };
      return { ...known, kind: 'slo', id: target.replaceAll(/\W/g, '-'), body };
    }),
    ...adjusted.map(({ target, from, status }, index): DefinitionChange => {
      const interval = { from: formatTime(at(from)), to: formatTime(at(from + 20)) };
      const body = { target, ...interval, status, approvedBy: 'cho', reason: 'x' };
      return { ...known, kind: 'adjustment', id: `a${index}`, body };
    }),
  ];
  expect(await store.definitions.append(changes)).toHaveLength(changes.length);
}

/** Most hosts lead an orderly life; what is left of the evidence then is little. */
const arrivals = (hostId: string) =>
  fc.oneof({ weight: 4, arbitrary: orderlyArrivals(hostId) }, { weight: 1, arbitrary: randomArrivals(hostId) });

test('the evidence that decides about a window gives what all of the evidence gives', async () => {
  let shorter = 0;
  await fc.assert(
    fc.asyncProperty(arrivals('a'), arrivals('b'), scene, async (ofA, ofB, scene) => {
      await using store = await storeWithHosts(newStoreFile(), ['a', 'b'], arrivalsFromMs - 86_400_000);
      const rule = { name: 'web', kind: 'tcp', target: 't', intervalMs: 5 * minuteMs, failures: 2, recoveries: 1 };
      const set = { type: 'checkSet' as const, atMs: arrivalsFromMs - 86_400_000, checks: [rule] };
      const batch = { epoch: 99, firstSeq: 1, samples: [], results: [], lifecycle: [set] };
      const told = { hostId: 'a', batch, receivedMs: arrivalsFromMs, clockOffsetMs: 0 };
      await appended(store, [told, ...ofA, ...ofB]);
      await store.upTimes.stamp('run', arrivalsFromMs, asOfMs);
      await define(store, scene);
      const window = { fromMs: at(scene.from), toMs: at(scene.from + scene.length) };
      for (const slo of targets.map((target) => target.replaceAll(/\W/g, '-'))) {
        const all = await evaluationDocument(store, [slo], [{ slo }], asOfMs);
        const part = await windowDocument(store, new Map([[slo, window]]), [{ slo }], asOfMs);
        expect(evaluateFile(JSON.stringify(part.document))).toEqual(evaluateFile(JSON.stringify(all.document)));
        if (JSON.stringify(part.document).length < JSON.stringify(all.document).length) shorter++;
      }
    }),
    { numRuns: 40 },
  );
  expect(shorter).toBeGreaterThan(10);
});
