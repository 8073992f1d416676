import { readFileSync } from 'node:fs';
import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import { englishReport } from './kit/english-report.ts';
import { sampleReport } from './kit/sample-report.ts';
import { reportSchema, reportSchemaFile } from './report-schema.ts';

const published = readFileSync(reportSchemaFile, 'utf8');
const schema = JSON.parse(published);

test('docs/report.schema.json says what the types say (node test/report-schema.ts renews it)', () => {
  expect(published).toBe(reportSchema());
});

test.each([
  ['the sample in Japanese', sampleReport],
  ['the sample in English', englishReport],
])('%s is of that form', (_name, report) => {
  expect([...Value.Errors(schema, report)]).toEqual([]);
});

test.each([
  ['another format', { ...sampleReport, format: 'kadoban-report/2' }],
  ['a missing section', { ...sampleReport, continuity: undefined }],
  [
    'a number as a text',
    { ...sampleReport, outages: sampleReport.outages.map((row) => ({ ...row, downMs: '3600000' })) },
  ],
  ['an unknown section', { ...sampleReport, sections: ['summary', 'weather'] }],
  [
    'a percentage that is no text',
    { ...sampleReport, lines: sampleReport.lines.map((line) => ({ ...line, objective: 99.9 })) },
  ],
])('%s is not', (_name, report) => {
  expect(Value.Check(schema, JSON.parse(JSON.stringify(report)))).toBe(false);
});

test('what a figure means stands in the schema beside it', () => {
  const figures = schema.properties.lines.items.properties.figures.properties;
  const untold = Object.keys(figures).filter((name) => typeof figures[name].description !== 'string');
  expect(untold).toEqual([]);
  expect(figures.primary.anyOf[0].properties.percent.description).toContain('floored');
});
