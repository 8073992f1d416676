import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadReportFonts } from '../collector/src/report-fonts.ts';
import { renderPdf } from '../collector/src/reports/pdf/render.ts';
import { englishReport } from './kit/english-report.ts';
import { sampleReport } from './kit/sample-report.ts';

/** Enough to be read on a screen. */
const dotsPerInch = 80;

const folder = join(import.meta.dirname, '../docs/samples');

/** Writes docs/samples anew: a finished report in each language, as PDF and as pictures of its pages (poppler-utils make those). */
async function makeSamples(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [language, report] of [
    ['ja', sampleReport],
    ['en', englishReport],
  ] as const) {
    const name = join(folder, `report-2026-10-${language}`);
    writeFileSync(`${name}.pdf`, await renderPdf(report, { language }, loadReportFonts()));
    execFileSync('pdftoppm', ['-r', String(dotsPerInch), '-png', `${name}.pdf`, name]);
  }
}

await makeSamples();
