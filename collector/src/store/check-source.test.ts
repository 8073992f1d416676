import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appended } from '../../../test/kit/appended.ts';
import { arrivalHours, arrivalsFromMs, randomArrivals } from '../../../test/kit/arrivals.ts';
import { newStoreFile, storeWithHosts } from '../../../test/kit/store-with-hosts.ts';
import { deriveCheck } from '../ledger/derive-check.ts';
import { openSqlite } from './backends/sqlite.ts';
import { openStore } from './open.ts';
import { readCheck } from './readings.ts';
import type { Store } from './store.ts';

const endMs = arrivalsFromMs + arrivalHours * 3_600_000;
const hostId = 'h';

/** Every check as of some instants, by what is kept and by all the evidence there is. */
async function readings(store: Store, instants: readonly number[]) {
  const host = await store.hosts.find(hostId);
  if (!host) throw new Error('the host is enrolled');
  const kept: unknown[] = [];
  const derived: unknown[] = [];
  for (const check of await store.evidence.checks(hostId)) {
    for (const asOfMs of instants) {
      kept.push((await readCheck(store, host, check, asOfMs)).changes);
      derived.push(deriveCheck(await store.evidence.check(hostId, check.name), asOfMs));
    }
  }
  return { kept, derived };
}

test('what is kept of a check equals deriving all of its evidence, in whatever order it came', () =>
  fc.assert(
    fc.asyncProperty(
      randomArrivals(hostId),
      fc.array(fc.integer({ min: 0, max: arrivalHours * 60 }), { minLength: 1, maxLength: 3 }),
      fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      async (arrivals, minutes, reopens) => {
        const instants = [endMs, endMs + 3_600_000, ...minutes.map((minute) => arrivalsFromMs + minute * 60_000)];
        const file = newStoreFile();
        let store = await storeWithHosts(file, [hostId], arrivalsFromMs);
        for (const [index, arrival] of arrivals.entries()) {
          await appended(store, [arrival]);
          const { kept, derived } = await readings(store, instants);
          expect(kept).toEqual(derived);
          if (!reopens[index]) continue;
          await store[Symbol.asyncDispose]();
          store = await openStore(openSqlite(file));
        }
        const host = await store.hosts.find(hostId);
        for (const check of await store.evidence.checks(hostId)) {
          for (const asOfMs of instants) {
            const window = { fromMs: arrivalsFromMs + 3_600_000, toMs: endMs - 3_600_000 };
            const kept = host && (await readCheck(store, host, check, asOfMs, window));
            const fresh = host && (await store.snapshot((one) => readCheck(one, host, check, asOfMs, window), 'looks'));
            expect(fresh).toEqual(kept);
          }
        }
        await store[Symbol.asyncDispose]();
      },
    ),
    { numRuns: 40 },
  ));
