import { expect, test } from 'vitest';
import { emptyReport, sampleReport, sampleRevision } from '../../../test/kit/sample-report.ts';
import { loadReportFonts } from '../report-fonts.ts';
import { pdf } from './pdf.ts';
import type { Language, Report } from './report.ts';

async function rendered(report: Report, language: Language): Promise<string> {
  const bytes = (await pdf.render(report, { language }, [], loadReportFonts)) as Uint8Array;
  return Buffer.from(bytes).toString('latin1');
}

const fileId = (file: string) => /\/ID \[<([0-9a-f]{32})> <\1>\]/.exec(file)?.[1];

test.each(['ja', 'en'] as const)('the same report gives the same bytes (%s)', async (language) => {
  const [first, second] = [await rendered(sampleReport, language), await rendered(sampleReport, language)];
  expect(first === second).toBe(true);
  expect(fileId(first)).toBeDefined();
});

test('another edition is another file', async () => {
  const [first, second] = [await rendered(sampleReport, 'ja'), await rendered(sampleRevision, 'ja')];
  expect(fileId(first)).not.toBe(fileId(second));
});

test('it is a tagged PDF 1.7 with a title and a language, made when the report was', async () => {
  const file = await rendered(sampleReport, 'ja');
  expect(file.startsWith('%PDF-1.7')).toBe(true);
  for (const part of [
    '/Marked true',
    '/StructTreeRoot',
    '/Lang (ja)',
    '/DisplayDocTitle true',
    '(D:20261102000000Z)',
    '<xmp:CreateDate>2026-11-02T00:00:00Z<',
  ]) {
    expect(file).toContain(part);
  }
});

test('fonts are cut to what is drawn, and nothing is loaded from elsewhere', async () => {
  const file = await rendered(emptyReport, 'en');
  expect(file.length).toBeLessThan(60_000);
  expect(file).toMatch(/\/BaseFont \/[A-Z]{6}\+NotoSansJP-Regular/);
  expect(file).not.toMatch(/\/(?:URI|Launch|JavaScript|GoToR)\b/);
});

const hostile: [name: string, text: string][] = [
  ['nothing', ''],
  ['line ends', '\n\n'],
  ['XML', '<&>]]>'],
  ['brackets of PDF', '(((\\)'],
  ['half a character', '\uD800'],
  ['writing turned around', '\u202Etxt.exe'],
  ['one word of 3000 letters', 'a'.repeat(3_000)],
  ['controls', '\0\u0007'],
];

test.each(hostile)('%s where people write breaks neither file nor metadata', async (_, text) => {
  const { document, lines, outages } = sampleReport;
  const file = await rendered(
    {
      ...sampleReport,
      sla: null,
      document: { ...document, organisation: text, number: text, confidentiality: text },
      lines: lines.map((line) => ({ ...line, title: text, serviceHours: text })),
      outages: outages.map((outage) => ({ ...outage, title: text, impact: text, incident: text })),
    },
    'en',
  );
  const metadata = /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(file)?.[0] ?? '';
  expect(metadata).toContain('<pdf:Producer>');
  expect(metadata.replace(/<\/?[\w:]+(?: [\w:]+="[^"]*")*>/g, '')).not.toMatch(/[<&]/);
  expect(file.trimEnd().endsWith('%%EOF')).toBe(true);
});
