/* What a report's PDF takes to be drawn, in processor time: `node test/bench/report-pdf.ts`. Prints a line of JSON per figure; never a pass or a fail. */
import { loadReportFonts } from '../../collector/src/report-fonts.ts';
import { renderPdf } from '../../collector/src/reports/pdf/render.ts';
import type { Report } from '../../collector/src/reports/report.ts';
import { crowdedReport } from '../kit/crowded-report.ts';
import { sampleReport } from '../kit/sample-report.ts';
import { benchOptions } from './bench-options.ts';
import { tell } from './tell.ts';

/** Until then the compiler is at work; the first is told apart, because a collector renders one a month. */
const warmUps = 3;
const runs = 15;

/** Processor time, because machines are shared. */
async function cpuMs(report: Report): Promise<number> {
  const before = process.cpuUsage();
  await renderPdf(report, { language: 'ja' }, loadReportFonts());
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function main(): Promise<void> {
  benchOptions(import.meta.filename, {});
  tell('report-pdf', 'cpuMs of the first', [await cpuMs(sampleReport)], { pages: 9 });
  for (const [name, report] of Object.entries({ sampleReport, crowdedReport })) {
    const all: number[] = [];
    for (let run = 0; run < warmUps + runs; run++) all.push(await cpuMs(report));
    tell('report-pdf', `cpuMs of ${name}`, all.slice(warmUps));
  }
}

await main();
