import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RandomCase, randomCase } from '../../../test/kit/documents.ts';
import type { Change } from './change.ts';
import type { Evaluation } from './evaluate.ts';
import { evaluateFile } from './evaluation-file.ts';
import { spansOf } from './spans.ts';

/** KADOBAN_RUNS asks for the ten thousand. */
const numRuns = Number(process.env.KADOBAN_RUNS ?? 200);
const timeout = 180_000 + numRuns * 10;

function evaluated(document: RandomCase['document']): Evaluation | undefined {
  const result = evaluateFile(JSON.stringify(document));
  return result.ok ? JSON.parse(result.line)[0] : undefined;
}

/** The document with its SLO changed and evaluated over `[fromMs, toMs)`. */
function over({ document, slo }: RandomCase, fromMs: number, toMs: number, change = {}): Evaluation | undefined {
  const window = { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
  return evaluated({ ...document, slos: [{ ...slo, ...change, window }], evaluate: [{ slo: 's' }] });
}

describe('the parts of a window add up to it', { timeout }, () => {
  test('agreed time is excluded or base, and base is known or unknown', () => {
    fc.assert(
      fc.property(randomCase, ({ document }) => {
        const evaluation = evaluated(document);
        if (evaluation === undefined) return;
        const { agreedMs, excludedMs, baseMs, unknownMs, unknownByReason, outages, primary } = evaluation;
        expect(excludedMs + baseMs).toBe(agreedMs);
        expect(Object.values(unknownByReason).reduce((sum, ms) => sum + ms, 0)).toBe(unknownMs);
        const countedMs = outages.reduce((sum, outage) => sum + outage.countedMs, 0);
        expect(countedMs + unknownMs).toBeLessThanOrEqual(baseMs);
        expect(primary?.badMs ?? 0).toBeGreaterThanOrEqual(primary === null ? 0 : countedMs);
      }),
      { numRuns },
    );
  });

  test('spans tile the window up to now: no gap, no overlap, no two alike in a row', () => {
    fc.assert(
      fc.property(
        randomCase,
        fc.integer({ min: 0, max: 4 * 96 }),
        fc.integer({ min: 1, max: 96 }),
        ({ document }, from, length) => {
          const definitions = definitionsOf(document.targets[0]?.changes ?? []);
          const fromMs = Date.parse('2026-04-02T12:00:00Z') + from * 900_000;
          const window = { fromMs, toMs: fromMs + length * 900_000 };
          const spans = spansOf(definitions, window, {
            asOfMs: Date.parse(document.asOf),
            monitoredFromMs: Date.parse(document.targets[0]?.monitoredFrom ?? document.asOf),
            monitoredToMs: null,
          });
          let endMs = window.fromMs;
          for (const [index, span] of spans.entries()) {
            expect(span.fromMs).toBe(endMs);
            expect(span.toMs).toBeGreaterThan(span.fromMs);
            expect([span.status, span.reason]).not.toEqual([spans[index - 1]?.status, spans[index - 1]?.reason]);
            endMs = span.toMs;
          }
          expect(endMs).toBe(Math.max(window.fromMs, Math.min(window.toMs, Date.parse(document.asOf))));
        },
      ),
      { numRuns },
    );
  });

  function definitionsOf(changes: RandomCase['document']['targets'][number]['changes']): Change[] {
    return changes.map(({ at, status }) => ({ atMs: Date.parse(at), status }));
  }
});

test('splitting a window never changes the total of any time, without a cap', { timeout }, () => {
  const case_ = fc.tuple(randomCase, fc.array(fc.integer({ min: 0, max: 4 * 96 }), { minLength: 3, maxLength: 3 }));
  fc.assert(
    fc.property(case_, ([random, cuts]) => {
      const [first = 0, middle = 1, last = 2] = cuts.toSorted((a, b) => a - b);
      const near = Date.parse(random.document.targets[0]?.changes[0]?.at ?? random.document.asOf);
      const at = (step: number) => near + (step - 192) * 900_000;
      const uncapped = { maintenance: { ...random.slo.maintenance, capPerWindow: undefined } };
      const whole = over(random, at(first), at(last), uncapped);
      const before = over(random, at(first), at(middle), uncapped);
      const after = over(random, at(middle), at(last), uncapped);
      if (whole === undefined || before === undefined || after === undefined) return;
      const times = (evaluation: Evaluation) => {
        const { agreedMs, excludedMs, baseMs, unknownMs, downMs, worst, best } = evaluation;
        return [agreedMs, excludedMs, baseMs, unknownMs, downMs, worst?.badMs ?? 0, best?.badMs ?? 0];
      };
      const rest = times(after);
      expect(times(before).map((ms, index) => ms + (rest[index] ?? 0))).toEqual(times(whole));
    }),
    { numRuns },
  );
});

test('the best case is never below the number, the number never below the worst case', { timeout }, () => {
  fc.assert(
    fc.property(randomCase, ({ document }) => {
      const { primary, worst, best } = evaluated(document) ?? {};
      if (!primary || !worst || !best) return;
      // Bad over the same or a smaller base: compared as products, exactly.
      expect(BigInt(best.badMs) * BigInt(primary.ofMs)).toBeLessThanOrEqual(BigInt(primary.badMs) * BigInt(best.ofMs));
      expect(BigInt(primary.badMs) * BigInt(worst.ofMs)).toBeLessThanOrEqual(
        BigInt(worst.badMs) * BigInt(primary.ofMs),
      );
    }),
    { numRuns },
  );
});

test('with nothing unknown and no bounds there is only one number', { timeout }, () => {
  fc.assert(
    fc.property(randomCase, ({ document, slo }) => {
      const targets = document.targets.map((target) => ({
        ...target,
        monitoredFrom: null,
        monitoredTo: null,
        changes: [
          { at: '1980-01-01T00:00:00Z', status: 'up' as const },
          ...target.changes.map(({ at, status }) => ({
            at,
            status: status === 'unknown' ? ('degraded' as const) : status,
          })),
        ],
      }));
      const adjustments = (document.adjustments ?? []).filter(({ status }) => status !== 'unknown');
      const evaluation = evaluated({ ...document, targets, adjustments, slos: [slo] });
      if (evaluation === undefined) return;
      expect(evaluation.worst).toEqual(evaluation.primary);
      expect(evaluation.best).toEqual(evaluation.primary);
    }),
    { numRuns },
  );
});

test('adjusting moves time and makes none', { timeout }, () => {
  fc.assert(
    fc.property(randomCase, ({ document }) => {
      const evaluation = evaluated(document);
      const unadjusted = evaluated({ ...document, adjustments: [] });
      if (evaluation === undefined || unadjusted === undefined) return;
      expect(evaluation.agreedMs).toBe(unadjusted.agreedMs);
      if (evaluation.raw === undefined) return;
      const { downMs, baseMs, unknownMs, primary } = unadjusted;
      expect(evaluation.raw).toEqual({ downMs, baseMs, unknownMs, primary });
    }),
    { numRuns },
  );
});

test('the same file gives the same bytes, whatever the order of its changes', { timeout }, () => {
  fc.assert(
    fc.property(randomCase, ({ document }) => {
      const text = JSON.stringify(document);
      const first = evaluateFile(text);
      expect(evaluateFile(text)).toEqual(first);
      const instants = (changes: readonly { at: string }[]) =>
        new Set(changes.map(({ at }) => at)).size === changes.length;
      if (!document.targets.every(({ changes }) => instants(changes))) return;
      const targets = document.targets.map((target) => ({ ...target, changes: target.changes.toReversed() }));
      expect(evaluateFile(JSON.stringify({ ...document, targets }))).toEqual(first);
    }),
    { numRuns },
  );
});
