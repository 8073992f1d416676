import { retryMs } from '@kadoban/agent/src/uplink/closing.ts';
import { admit, newAdmission } from '@kadoban/collector/src/ingest/admission.ts';
import { admissionLimits } from '@kadoban/collector/src/ingest/limits.ts';
import { expect, test } from 'vitest';
import { Random } from './simulation/random.ts';

/** When each of `agents` that all come at once is let in, when each waits for as long as it is told. */
function storm(agents: number, seed: number): number[] {
  const random = new Random(seed);
  let admission = newAdmission(0, admissionLimits);
  const cameInMs: number[] = [];
  const due = new Map<number, number>([[0, agents]]);
  for (let nowMs = 0; due.size > 0; nowMs++) {
    const coming = due.get(nowMs) ?? 0;
    due.delete(nowMs);
    for (let each = 0; each < coming; each++) {
      const one = admit(admission, nowMs, admissionLimits);
      admission = one.admission;
      if (one.admitted) cameInMs.push(nowMs);
      else {
        const detail = `retryMs=${Math.ceil(one.retryMs / 1000) * 1000}`;
        const atMs = nowMs + (retryMs({ why: 'try-later', detail }, random.next()) ?? 0);
        due.set(atMs, (due.get(atMs) ?? 0) + 1);
      }
    }
  }
  return cameInMs;
}

test('19,000 agents that come back at once are all in within a minute, and never faster than they can be taken', () => {
  const cameInMs = storm(19_000, 1);
  expect(cameInMs).toHaveLength(19_000);
  expect(cameInMs.at(-1)).toBeLessThan(60_000);
  const perSecond = Map.groupBy(cameInMs, (ms) => Math.floor(ms / 1000));
  const busiest = Math.max(...[...perSecond.values()].map((one) => one.length));
  expect(busiest).toBeLessThanOrEqual(admissionLimits.perSecond + admissionLimits.burst);
});

test('100,000 agents come in at nearly the rate at which they are let in', () => {
  const bestMs = (100_000 / admissionLimits.perSecond) * 1000;
  expect(storm(100_000, 2).at(-1)).toBeLessThan(1.6 * bestMs);
});
