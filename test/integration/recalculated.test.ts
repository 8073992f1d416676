import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { xlsx } from '@kadoban/collector/src/reports/xlsx.ts';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, onTestFinished } from 'vitest';
import { capability } from '../kit/capabilities.ts';
import { sampleReport } from '../kit/sample-report.ts';

/** The workbook without the values that we gave its formulas: what stands there afterwards, somebody else reckoned. */
function withoutResults(workbook: Uint8Array): Uint8Array {
  const files = unzipSync(workbook);
  const path = 'xl/worksheets/sheet2.xml';
  const sheet = strFromU8(files[path] ?? new Uint8Array());
  const bare = sheet.replaceAll(/(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, '$1');
  expect(bare).not.toBe(sheet);
  return zipSync({ ...files, [path]: strToU8(bare) });
}

capability('libreoffice')(
  'a spreadsheet program comes to the figures of the report by the formulas of the workbook',
  async () => {
    const dir = await mkdtemp(join(tmpdir(), 'kadoban-recalculated-'));
    onTestFinished(() => rm(dir, { recursive: true, force: true }));
    const file = join(dir, 'report.xlsx');
    await writeFile(file, withoutResults((await xlsx.render(sampleReport, { language: 'en' })) as Uint8Array));
    const profile = `-env:UserInstallation=file://${dir}/profile`;
    const args = ['--headless', profile, '--convert-to', 'xlsx', '--outdir', join(dir, 'again'), file];
    await promisify(execFile)('soffice', args, { timeout: 90_000, env: { ...process.env, HOME: dir } });
    const sheet = strFromU8(
      unzipSync(await readFile(join(dir, 'again/report.xlsx')))['xl/worksheets/sheet2.xml'] ?? new Uint8Array(),
    );
    const at = (cell: string) =>
      Number(new RegExp(`<c r="${cell}"[^>]*>(?:<f[^>]*>[^<]*</f>)?<v>([^<]*)`).exec(sheet)?.[1]);
    for (const [index, { figures }] of sampleReport.lines.entries()) {
      const row = index + 2;
      const ms = (column: string) => Math.round(at(`${column}${row}`) * 86_400_000);
      expect([ms('E'), ms('F'), ms('G')]).toEqual([figures.baseMs, figures.downMs, figures.unknownMs]);
      const cut = Math.floor(Number(figures.primary?.percent) * 1000 + 1e-6) / 100_000;
      expect(at(`H${row}`)).toBeCloseTo(cut, 10);
      expect(at(`R${row}`), 'the difference from what is reported').toBe(0);
    }
  },
  120_000,
);
