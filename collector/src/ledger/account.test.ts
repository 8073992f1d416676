import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { accountOf } from './account.ts';
import { evaluatorOf } from './evaluate.ts';
import { readEvaluationFile } from './evaluation-file.ts';
import { lengthMs } from './intervals.ts';
import { readDocument } from './json.ts';
import { budgetOf } from './objective.ts';
import { readingsOf } from './readings.ts';

const folder = join(import.meta.dirname, '../../../test/golden/evaluation');

test.each(readdirSync(folder))('the sets of time are as long as the figures of %s say', (name) => {
  const { input } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const read = readDocument(JSON.stringify(input), readEvaluationFile);
  if (!read.ok) throw new Error(read.reason);
  const { definitions, requests } = read.value;
  const readings = readingsOf(definitions);
  const evaluate = evaluatorOf(definitions, readings);
  expect(requests.length).toBeGreaterThan(0);
  for (const { slo, window, period } of requests) {
    const figures = evaluate(slo, window, period);
    const account = accountOf(slo, window, definitions, readings);
    const { agreed, base, byAdjustment, byMaintenance, unknown, down, wholeBase } = account;
    const asDown = slo.policy.unknown === 'down' ? lengthMs(unknown) : 0;
    expect({
      agreedMs: lengthMs(agreed),
      excludedMs: lengthMs(byAdjustment) + lengthMs(byMaintenance),
      baseMs: lengthMs(base),
      unknownMs: lengthMs(unknown),
      downMs: lengthMs(down) + asDown,
      budgetMs: budgetOf(lengthMs(wholeBase), slo.objective),
    }).toEqual({
      agreedMs: figures.agreedMs,
      excludedMs: figures.excludedMs,
      baseMs: figures.baseMs,
      unknownMs: figures.unknownMs,
      downMs: figures.downMs,
      budgetMs: figures.budgetMs,
    });
  }
});
