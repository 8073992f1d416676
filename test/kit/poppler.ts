import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loadReportFonts } from '@kadoban/collector/src/report-fonts.ts';
import { pdf } from '@kadoban/collector/src/reports/pdf.ts';
import type { Language, Report } from '@kadoban/collector/src/reports/report.ts';
import { onTestFinished } from 'vitest';

const run = promisify(execFile);

/** What poppler, which is not ours, makes of a report. */
export async function poppler(report: Report, language: Language) {
  const dir = await mkdtemp(join(tmpdir(), 'kadoban-pdf-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const file = join(dir, 'report.pdf');
  await writeFile(file, (await pdf.render(report, { language }, [], loadReportFonts)) as Uint8Array);
  const tool = async (command: string, ...args: string[]) =>
    (await run(command, args, { maxBuffer: 64 * 1024 * 1024 })).stdout;
  return { dir, file, tool };
}
