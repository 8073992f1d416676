import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomCase } from '../../../test/kit/documents.ts';
import { oracle } from '../../../test/kit/oracle.ts';
import { evaluateFile } from './evaluation-file.ts';

/** Enough to notice a broken rule in a second or two; KADOBAN_RUNS asks for the ten thousand. */
const numRuns = Number(process.env.KADOBAN_RUNS ?? 200);

test('evaluating equals asking every piece of time on its own', { timeout: 180_000 + numRuns * 100 }, () => {
  let evaluated = 0;
  fc.assert(
    fc.property(randomCase, ({ document, slo }) => {
      const result = evaluateFile(JSON.stringify(document));
      if (!result.ok) {
        expect(result.reason).toBe('the window is empty or ends before it begins');
        return;
      }
      const [{ slo: _, period: __, ...figures }] = JSON.parse(result.line);
      expect(figures).toEqual(oracle(document, slo, { from: figures.fromMs, to: figures.toMs }));
      evaluated++;
    }),
    { numRuns },
  );
  expect(evaluated).toBeGreaterThan(numRuns / 2);
});
