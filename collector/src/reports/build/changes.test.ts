import { expect, test } from 'vitest';
import { sampleDraft, sampleReport } from '../../../../test/kit/sample-report.ts';
import type { Report } from '../report.ts';
import { changesBetween, isOfEvidence } from './changes.ts';

const [line] = sampleReport.lines;
const [outage] = sampleReport.outages;
if (!line || !outage) throw new Error('the sample has lines and outages');

function bent(change: Partial<Report>): Report {
  return { ...sampleReport, ...change };
}

test('a report differs in nothing from itself, whatever paper it is on', () => {
  const document = { ...sampleReport.document, edition: 2, generatedAt: '2027-01-01T00:00:00.000Z' };
  expect(changesBetween(sampleReport, bent({ document, hash: '' }))).toEqual([]);
});

test('a figure that differs is told by where it stands, with both values', () => {
  const figures = { ...line.figures, downMs: 1 };
  const lines = [{ ...line, figures }, ...sampleReport.lines.slice(1)];
  const [change, ...others] = changesBetween(sampleReport, bent({ lines }));
  expect([change, others]).toEqual([
    { what: `lines/${line.id}/figures/downMs`, before: String(line.figures.downMs), after: '1' },
    [],
  ]);
  expect(isOfEvidence(change as never)).toBe(true);
});

test('what an older version did not tell is no change of what it told', () => {
  const lines = sampleReport.lines.map(({ uncounted: _, unknownIntervals: _1, ...one }) => one);
  expect(changesBetween(bent({ lines }), sampleReport)).toEqual([]);
  const { risks: _, ...unaware } = bent({ sections: sampleReport.sections.filter((name) => name !== 'risks') });
  expect(changesBetween(unaware, sampleReport)).toEqual([]);
});

test('an outage more moves no other one', () => {
  const late = { ...outage, from: '2026-10-20T00:00:00.000Z', to: '2026-10-20T00:01:00.000Z' };
  const changes = changesBetween(sampleReport, bent({ outages: [late, ...sampleReport.outages] }));
  expect(changes.every(({ what, before }) => what.includes('2026-10-20T00:00:00.000Z') && before === '')).toBe(true);
  expect(changes.filter(isOfEvidence).map(({ what }) => what.split('/').at(-1))).toContain('countedMs');
});

test('of too many differences those of days and trend are left out first', () => {
  const changes = changesBetween(bent({ lines: [], outages: [] }), sampleReport);
  expect(changes).toHaveLength(500);
  expect(changes.map(({ what }) => what)).toContain(`outages/${line.id} ${outage.from} ${outage.title}/downMs`);
});

test('what people go on writing is a change, but none of the evidence', () => {
  const changes = changesBetween(sampleDraft, sampleReport);
  expect(changes.length).toBeGreaterThan(0);
  expect(changes.filter(isOfEvidence)).toEqual([]);
});

test('work planned for a later month changes what is left of the year, and no figure of this one', () => {
  const yearToDate = { ...line.yearToDate, budgetMs: 1, budgetRemainingMs: 1 };
  const lines = [{ ...line, yearToDate }, ...sampleReport.lines.slice(1)];
  const changes = changesBetween(sampleReport, bent({ lines }));
  expect(changes.map(({ what }) => what.split('/').at(-1))).toEqual(['budgetMs', 'budgetRemainingMs']);
  expect(changes.filter(isOfEvidence)).toEqual([]);
  const worse = [{ ...line, yearToDate: { ...yearToDate, downMs: 1 } }, ...sampleReport.lines.slice(1)];
  expect(changesBetween(sampleReport, bent({ lines: worse })).filter(isOfEvidence)).toHaveLength(1);
});
