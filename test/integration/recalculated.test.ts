import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ratioOf } from '@kadoban/collector/src/ledger/percent.ts';
import type { Line, LineFigures } from '@kadoban/collector/src/reports/line.ts';
import type { Report } from '@kadoban/collector/src/reports/report.ts';
import { xlsx } from '@kadoban/collector/src/reports/xlsx.ts';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, onTestFinished } from 'vitest';
import { capability } from '../kit/capabilities.ts';
import { hashed, sampleReport } from '../kit/sample-report.ts';

type Edit = (sheet: string) => string;

function sheetPath(files: Record<string, Uint8Array>, name: string): string {
  const names = [...strFromU8(files['xl/workbook.xml'] as Uint8Array).matchAll(/<sheet name="([^"]*)"/g)];
  return `xl/worksheets/sheet${names.findIndex(([, one]) => one === name) + 1}.xml`;
}

/** The workbook without the values that we gave its formulas: what stands there afterwards, somebody else reckoned. */
function withoutResults(workbook: Uint8Array, editDaily: Edit): Uint8Array {
  const files = unzipSync(workbook);
  const bared = (name: string, edit: Edit): [string, Uint8Array] => {
    const path = sheetPath(files, name);
    const sheet = strFromU8(files[path] as Uint8Array);
    const bare = sheet.replaceAll(/(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, '$1');
    expect(bare).not.toBe(sheet);
    return [path, strToU8(edit(bare))];
  };
  const others = ['Summary', 'Year to date', 'Trend'].map((name) => bared(name, (sheet) => sheet));
  return zipSync({ ...files, ...Object.fromEntries([...others, bared('Daily', editDaily)]) });
}

/** What a spreadsheet program makes of the formulas of a report's workbook: the cells of a sheet by their places. */
async function reckoned(report: Report, editDaily: Edit = (sheet) => sheet) {
  const dir = await mkdtemp(join(tmpdir(), 'kadoban-recalculated-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const file = join(dir, 'report.xlsx');
  await writeFile(file, withoutResults((await xlsx.render(report, { language: 'en' })) as Uint8Array, editDaily));
  const profile = `-env:UserInstallation=file://${dir}/profile`;
  const args = ['--headless', profile, '--convert-to', 'xlsx', '--outdir', join(dir, 'again'), file];
  await promisify(execFile)('soffice', args, { timeout: 90_000, env: { ...process.env, HOME: dir } });
  const files = unzipSync(await readFile(join(dir, 'again/report.xlsx')));
  return (name: string) => {
    const sheet = strFromU8(files[sheetPath(files, name)] as Uint8Array);
    return (cell: string) => new RegExp(`<c r="${cell}"[^>]*>(?:<f[^>]*>[^<]*</f>)?<v>([^<]*)`).exec(sheet)?.[1];
  };
}

const cut = (percent: string | null | undefined) => Math.floor(Number(percent) * 1000 + 1e-6) / 100_000;

/** The same figures by a contract that takes unknown time for down, with an outage whose edges are uncertain. */
function countedAsDown<F extends LineFigures>(figures: F): F {
  const { baseMs, downMs, unknownMs, budgetMs } = figures;
  const badMs = downMs + unknownMs;
  return {
    ...figures,
    downMs: badMs,
    primary: ratioOf(badMs, baseMs),
    worst: ratioOf(badMs + 10_000, baseMs),
    best: ratioOf(downMs - 5_000, baseMs),
    budgetRemainingMs: (budgetMs ?? 0) - badMs,
  };
}

/** A line by such a contract, whose verdict nobody can tell. */
function strictLine(line: Line): Line {
  const told = countedAsDown({ ...line.figures, budgetMs: 1_458_475 });
  const figures = { ...told, verdict: 'undetermined' as const };
  const months = line.trend.slice(0, -1).map((one) => ({ ...one, figures: one.figures && countedAsDown(one.figures) }));
  const trend = [...months, ...line.trend.slice(-1).map((one) => ({ ...one, figures }))];
  const days = line.days.map((day) => ({ ...day, downMs: day.downMs + day.unknownMs }));
  const yearToDate = countedAsDown(line.yearToDate);
  return { ...line, id: `${line.id}-down`, objective: '99.9454', figures, trend, yearToDate, days };
}

/** The sample, and a line by another contract whose verdict nobody can tell. */
function withStrictLine(): Report {
  const [, line] = sampleReport.lines;
  const [policy] = sampleReport.method.policies;
  const [, outage] = sampleReport.outages;
  if (!line || !policy || !outage) throw new Error('the sample has lines and outages');
  const strict = strictLine(line);
  return hashed({
    ...sampleReport,
    lines: [...sampleReport.lines, strict],
    outages: [...sampleReport.outages, { ...outage, line: strict.id }],
    method: {
      ...sampleReport.method,
      policies: [...sampleReport.method.policies, { ...policy, line: strict.id, unknown: 'down' }],
    },
  });
}

capability('libreoffice')(
  'a spreadsheet program comes to the figures of the report by the formulas of the workbook',
  async () => {
    const report = withStrictLine();
    const sheets = await reckoned(report);
    const [at, daily] = [sheets('Summary'), sheets('Daily')];
    let dayRow = 2;
    for (const [index, { figures, days }] of report.lines.entries()) {
      const row = index + 2;
      const ms = (column: string) => Math.round(Number(at(`${column}${row}`)) * 86_400_000);
      expect([ms('E'), ms('F'), ms('G')]).toEqual([figures.baseMs, figures.downMs, figures.unknownMs]);
      for (const [column, share] of [
        ['H', figures.primary?.percent],
        ['I', figures.worst?.percent],
        ['J', figures.best?.percent],
        ['K', figures.coverage],
      ] as const) {
        expect(Number(at(`${column}${row}`)), column).toBeCloseTo(cut(share), 10);
      }
      expect([at(`L${row}`), at(`O${row}`)]).toEqual([figures.verdict, String(figures.outageCount)]);
      expect([ms('M'), Math.round(Number(at(`N${row}`)) * 1000)]).toEqual([
        figures.budgetMs,
        figures.budgetRemainingMs,
      ]);
      expect(Number(at(`R${row}`)), 'the difference from what is reported').toBe(0);
      for (const { downMs } of days) {
        if (downMs > 0) expect(Number(daily(`I${dayRow}`))).toBeLessThan(1);
        dayRow++;
      }
    }
  },
);

capability('libreoffice')('the year is reckoned from its months, and its verdict with it', async () => {
  const report = withStrictLine();
  const sheets = await reckoned(report);
  const [summary, at] = [sheets('Summary'), sheets('Year to date')];
  for (const [index, { yearToDate: year }] of report.lines.entries()) {
    const row = index + 2;
    const ms = (column: string) => Math.round(Number(at(`${column}${row}`)) * 86_400_000);
    expect(['D', 'F', 'G', 'H'].map(ms)).toEqual([year.agreedMs, year.baseMs, year.downMs, year.unknownMs]);
    for (const [column, share] of [
      ['I', year.primary?.percent],
      ['J', year.worst?.percent],
      ['K', year.best?.percent],
      ['L', year.coverage],
    ] as const) {
      expect(Number(at(`${column}${row}`)), column).toBeCloseTo(cut(share), 10);
    }
    expect(at(`M${row}`)).toBe(year.verdict);
    expect(Math.round(Number(at(`O${row}`)) * 1000)).toBe(year.budgetRemainingMs);
    expect(Number(summary(`P${row}`))).toBeCloseTo(cut(year.primary?.percent), 10);
    expect(Number(summary(`V${row}`))).toBeCloseTo(cut(year.coverage), 10);
    expect(summary(`W${row}`)).toBe(year.verdict);
  }
});

capability('libreoffice')(
  'whoever corrects a day changes availability, bounds, what remains and the verdict together, and the year with them',
  async () => {
    const index = sampleReport.lines.findIndex(({ id }) => id === 'reception-web');
    const firstDay = 2 + sampleReport.lines.slice(0, index).reduce((sum, { days }) => sum + days.length, 0);
    const down = new RegExp(`(<c r="E${firstDay}"[^>]*><v>)0(</v>)`);
    const sheets = await reckoned(sampleReport, (sheet) => {
      expect(sheet).toMatch(down);
      return sheet.replace(down, '$186400$2');
    });
    const at = sheets('Summary');
    const row = index + 2;
    const { baseMs, budgetMs } = sampleReport.lines[index]?.figures ?? { baseMs: 0, budgetMs: 0 };
    const share = cut(ratioOf(86_400_000, baseMs)?.percent);
    for (const column of ['H', 'I', 'J']) expect(Number(at(`${column}${row}`))).toBeCloseTo(share, 10);
    expect(at(`L${row}`)).toBe('missed');
    expect(Number(at(`N${row}`))).toBeCloseTo(((budgetMs ?? 0) - 86_400_000) / 1000, 3);
    expect(Number(at(`R${row}`))).toBeLessThan(0);
    expect(Number(sheets('Daily')(`I${firstDay}`))).toBe(0);
    const { yearToDate: year } = sampleReport.lines[index] ?? {};
    const ofYear = cut(ratioOf((year?.downMs ?? 0) + 86_400_000, year?.baseMs ?? 0)?.percent);
    expect(Number(at(`P${row}`))).toBeCloseTo(ofYear, 10);
    // A day is too long for the month, and not for the year.
    expect(at(`W${row}`)).toBe('met');
  },
);
