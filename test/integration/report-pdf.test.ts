import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toldChanges } from '@kadoban/collector/src/reports/content/changes.ts';
import { voiceOf } from '@kadoban/collector/src/reports/content/voice.ts';
import { hms, percentText, signedHms } from '@kadoban/collector/src/reports/figures.ts';
import type { Line, LineFigures } from '@kadoban/collector/src/reports/line.ts';
import type { Report } from '@kadoban/collector/src/reports/report.ts';
import { wordsIn } from '@kadoban/collector/src/reports/words/words-in.ts';
import { expect } from 'vitest';
import { capability } from '../kit/capabilities.ts';
import { crowdedReport } from '../kit/crowded-report.ts';
import { englishReport } from '../kit/english-report.ts';
import { poppler } from '../kit/poppler.ts';
import { emptyReport, hashed, sampleDraft, sampleReport, sampleRevision } from '../kit/sample-report.ts';

/** Spaces and line ends are where the page had room for them. */
const squeezed = (text: string) => text.replace(/\s+/g, '');

type Told = readonly (string | null)[];

const told = (ms: number | null) => (ms === null ? null : hms(ms));

function shown(figures: LineFigures): Told {
  const { primary, worst, best, baseMs, downMs, budgetMs, budgetRemainingMs, outageCount } = figures;
  return [
    ...[primary, worst, best].map((share) => percentText(share?.percent)),
    ...[baseMs, downMs, budgetMs].map(told),
    budgetRemainingMs === null ? null : signedHms(budgetRemainingMs),
    String(outageCount),
  ];
}

function figuresOf({ figures, yearToDate, trend, days, raw, objective, title, rtoMs }: Line): Told {
  return [
    title,
    objective,
    ...shown(figures),
    ...[figures.agreedMs, figures.excludedMs, figures.unknownMs].map(told),
    ...[figures.longestOutageMs, figures.mttrMs, figures.mtbfMs, rtoMs].map(told),
    percentText(figures.coverage),
    ...shown(yearToDate),
    ...trend.flatMap(({ month, figures: one }) => [
      month.replace('-', '/'),
      percentText(one?.primary?.percent),
      one && told(one.downMs),
    ]),
    ...days.flatMap((day) =>
      [day.baseMs, day.downMs, day.maintenanceMs, day.excludedMs, day.unknownMs].filter((ms) => ms > 0).map(told),
    ),
    ...(raw ? [told(raw.downMs), percentText(raw.primary?.percent)] : []),
  ];
}

/** Every figure of a report, as people are shown it. */
function allFigures(report: Report): string[] {
  const { continuity } = report;
  const all: Told = [
    report.hash,
    report.document.number,
    ...report.lines.flatMap(figuresOf),
    ...report.responses.flatMap((one) =>
      [one.respondTargetMs, one.respondWorstMs, one.resolveTargetMs, one.resolveWorstMs].map(told),
    ),
    ...report.counts.flatMap(({ title }) => [title]),
    ...report.outages.flatMap((one) => [
      told(one.downMs),
      told(one.countedMs),
      told(one.detectMs),
      one.cause?.text ?? null,
    ]),
    ...report.incidents.flatMap((one) => [one.id, told(one.respondMs), told(one.resolveMs)]),
    ...report.maintenance.flatMap((one) => [told(one.overrunMs), told(one.excludedMs)]),
    ...report.adjustments.flatMap((one) => [one.id, one.reason]),
    ...continuity.recovery.flatMap((one) => [told(one.rtoMs), told(one.longestMs)]),
    ...continuity.points.flatMap((one) => [told(one.rpoMs), told(one.worstMs)]),
    ...continuity.drills.flatMap((one) => [told(one.rtoMs), told(one.tookMs), one.findings]),
    ...(continuity.contactLists ?? []).flatMap((one) => [one.title, one.to]),
    ...report.capacity.flatMap((one) => [one.measured, one.limit, one.forecast]),
    ...report.suppliers.flatMap((one) => [one.objective, one.actual, one.note]),
    ...report.improvements.map(({ title }) => title),
    ...(report.risks ?? []).flatMap((one) => [one.title, one.measure, one.acceptedBy]),
    ...report.method.sources.flatMap((one) => [one.title, told(one.everyMs)]),
    ...report.method.policies.flatMap((one) => [one.minimumNoticeMs, one.capMs, one.ignoreShorterThanMs].map(told)),
    ...report.method.definitions.flatMap((one) => [one.id, one.hash]),
    ...report.method.evaluations.map(({ sha256 }) => sha256),
    ...report.editions.flatMap((one) => [
      one.hash,
      one.reason,
      ...toldChanges(one, report, voiceOf(report, { language: 'ja' })).rows.flatMap(({ before, after }) => [
        before,
        after,
      ]),
    ]),
  ];
  return all.filter((one) => one !== null);
}

for (const language of ['ja', 'en'] as const) {
  for (const [name, report] of Object.entries({ sampleReport, sampleRevision })) {
    capability('poppler')(`every figure of the ${name} is read back from its PDF (${language})`, async () => {
      const { file, tool } = await poppler(report, language);
      const text = squeezed(await tool('pdftotext', file, '-'));
      const figures = allFigures(report);
      expect(figures.length).toBeGreaterThan(300);
      expect(figures.filter((figure) => !text.includes(squeezed(figure)))).toEqual([]);
    });
  }
}

capability('poppler')('the worked October stands on the first page as the reference has it', async () => {
  const { file, tool } = await poppler(sampleReport, 'ja');
  const text = squeezed(await tool('pdftotext', '-l', '1', file, '-'));
  const expected = ['188:00:00', '99.468%', '742:00:00', '99.952%', '下限99.945%', '744:00:00', '100.000%', '48分43秒'];
  expect(expected.filter((one) => !text.includes(one))).toEqual([]);
  expect(text).toContain('3サービス中2達成・1未達（会計A）');
  expect(text).toContain('2026年（令和8年）10月31日（土）24:00');
});

for (const [language, lower] of [
  ['ja', '下限 97.123%'],
  ['en', 'lower 97.123%'],
] as const) {
  capability('poppler')(`bounds and long figures of a year stand in one piece each (${language})`, async () => {
    const hourMs = 3_600_000;
    const lines = sampleReport.lines.map((line) => ({
      ...line,
      title: 'Ordering and warehouse portal (production, Tokyo and Osaka)',
      yearToDate: {
        ...line.yearToDate,
        ...{ baseMs: 8760 * hourMs, budgetMs: 1234 * hourMs, budgetRemainingMs: -1123 * hourMs },
        worst: { badMs: 2, ofMs: 100, percent: '97.123456' },
        verdict: 'undetermined' as const,
      },
    }));
    const { file, tool } = await poppler(hashed({ ...sampleReport, lines }), language);
    const text = await tool('pdftotext', '-layout', file, '-');
    for (const whole of [lower, '8760:00:00', '1234:00:00', '−1123:00:00']) {
      expect([whole, text.split(whole).length - 1]).toEqual([whole, lines.length]);
    }
  });
}

capability('poppler')('a word without an end takes no room from the figures beside it', async () => {
  const incidents = sampleReport.incidents.map((incident) => ({ ...incident, title: 'x'.repeat(230) }));
  const { file, tool } = await poppler(hashed({ ...sampleReport, incidents }), 'ja');
  const text = await tool('pdftotext', '-layout', file, '-');
  const [first] = incidents;
  expect(text).toMatch(new RegExp(`^ *${first?.id} +x+ .*10/14（水）10:02:28 +0:04:00 +1:00:00 `, 'm'));
});

capability('poppler')('an English report of English records has not one Japanese letter', async () => {
  const { file, tool } = await poppler(englishReport, 'en');
  const text = await tool('pdftotext', file, '-');
  expect(text).toContain('Accounting A: availability 99.468% missed the objective of 99.900%.');
  expect(text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu)).toBeNull();
});

capability('poppler')('the dataset is attached as it is', async () => {
  const { dir, file, tool } = await poppler(sampleReport, 'en');
  await tool('pdfdetach', '-save', '1', '-o', join(dir, 'report.json'), file);
  expect(JSON.parse(await readFile(join(dir, 'report.json'), 'utf8'))).toEqual(sampleReport);
});

capability('poppler')('every page has its number of how many, and a draft says so on each', async () => {
  const words = wordsIn.en;
  for (const report of [sampleReport, sampleDraft, emptyReport]) {
    const { file, tool } = await poppler(report, 'en');
    const pages = (await tool('pdftotext', '-raw', file, '-')).split('\f').slice(0, -1);
    expect(await tool('pdfinfo', file)).toMatch(new RegExp(`Tagged: +yes[^]*Pages: +${pages.length}\\n`));
    for (const [index, page] of pages.entries()) {
      expect(squeezed(page)).toContain(squeezed(words.page(index + 1, pages.length)));
      expect(page).toContain(report.document.number);
      expect(squeezed(page).includes('DRAFT')).toBe(report !== sampleReport);
    }
  }
});

capability('poppler')('the letters across a draft are shapes, and fall between no lines of its text', async () => {
  const { file, tool } = await poppler(sampleDraft, 'ja');
  const pages = (await tool('pdftotext', '-layout', file, '-')).split('\f').slice(0, -1);
  for (const page of pages) {
    expect(page.split('\n').filter((line) => line.includes('下書き'))).toEqual([
      expect.stringMatching(`${sampleDraft.document.number}.*（下書き）`),
    ]);
    expect(page.match(/^\s*[下書き]\s*$/m)).toBeNull();
  }
});

capability('poppler')('a short table is never torn over two pages, whatever stands before it', async () => {
  const heading = wordsIn.ja.method.evaluations;
  for (const count of [0, 4, 9, 14, 19, 24]) {
    const decisions = Array.from({ length: count }, (_, index) => `決定 ${index + 1}`);
    const { file, tool } = await poppler(hashed({ ...sampleReport, decisions }), 'ja');
    const pages = (await tool('pdftotext', '-layout', file, '-')).split('\f');
    const pagesWith = (text: string) => pages.flatMap((page, index) => (page.includes(text) ? [index] : []));
    const hashes = sampleReport.method.evaluations.map(({ sha256 }) => sha256);
    const places = [heading, ...hashes].map(pagesWith);
    expect(new Set(places.map((place) => place.join())).size, `after ${count} decisions`).toBe(1);
  }
});

capability('poppler')(
  'sections without anything to tell say so, or are not there where they are only for records',
  async () => {
    const { file, tool } = await poppler(emptyReport, 'en');
    const text = squeezed(await tool('pdftotext', file, '-'));
    const { empty, sections } = wordsIn.en;
    for (const said of [
      empty.lines,
      empty.outages,
      empty.maintenance,
      empty.adjustments,
      empty.decisions,
      empty.editions,
    ]) {
      expect(text).toContain(squeezed(said));
    }
    for (const absent of [sections.continuity, sections.capacity, sections.risks])
      expect(text).not.toContain(squeezed(absent));
  },
);

capability('poppler')('what no font has is named where the report ends', async () => {
  const { file, tool } = await poppler(crowdedReport, 'ja');
  const text = await tool('pdftotext', file, '-');
  expect(text).toContain('〓 修理');
  expect(squeezed(text)).toContain('U+1F527');
  expect(text).toContain('𠮷田');
  expect(text).toContain('Zażółć gęślą jaźń');
});
