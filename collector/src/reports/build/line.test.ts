import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evaluateFile } from '../../ledger/evaluation-file.ts';
import type { DayRow } from '../line.ts';
import { lineOf } from './line.ts';
import { readLine } from './read-line.ts';

const folder = join(import.meta.dirname, '../../../../test/golden/evaluation');

interface Asked {
  readonly slo: string;
  readonly period?: string;
}

/** Golden documents as lines ask them: one SLO, months alone. */
const documents = readdirSync(folder).flatMap((name) => {
  const { input } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const months = (input.evaluate as Asked[]).filter(({ period }) => /^\d{4}-\d\d$/.test(period ?? ''));
  return months.map((asked): [string, object] => [
    `${name} ${asked.slo} ${asked.period}`,
    { ...input, evaluate: [asked] },
  ]);
});

const plain = { isPromised: true, serviceHours: null, yearly: null, rtoMs: null, clockOffsetMs: null, frozen: [] };

describe('a line', () => {
  test.each(documents)('of %s says what its document evaluates to, and its days add up to that', (name, input) => {
    const document = JSON.stringify(input);
    const result = evaluateFile(document);
    if (!result.ok) throw new Error(result.reason);
    const [evaluation] = JSON.parse(result.line);
    const line = lineOf(
      { ...plain, id: name, title: name, document },
      readLine(document, evaluation.period),
      evaluation.period,
    );
    const { agreedMs, excludedMs, baseMs, downMs, unknownMs, primary, worst, best, coverage, verdict } = evaluation;
    expect(line.figures).toMatchObject({
      agreedMs,
      excludedMs,
      baseMs,
      downMs,
      unknownMs,
      primary,
      worst,
      best,
      coverage,
    });
    expect([line.figures.verdict, line.figures.budgetMs]).toEqual([verdict, evaluation.budgetMs]);
    const sum = (key: Exclude<keyof DayRow, 'day'>) => line.days.reduce((total, day) => total + day[key], 0);
    expect({
      baseMs: sum('baseMs'),
      downMs: sum('downMs'),
      excludedMs: sum('maintenanceMs') + sum('excludedMs'),
      unknownMs: sum('unknownMs'),
    }).toEqual({ baseMs, downMs, excludedMs, unknownMs });
    const unknown = (line.unknownIntervals ?? []).map(({ from, to }) => Temporal.Instant.from(from).until(to));
    expect(unknown.reduce((total, length) => total + length.total('milliseconds'), 0)).toBe(unknownMs);
    expect(line.yearToDate).toMatchObject({ baseMs, downMs, unknownMs, primary, coverage });
  });

  test('there are golden documents of months', () => {
    expect(documents.length).toBeGreaterThan(20);
  });
});
