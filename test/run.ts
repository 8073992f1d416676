import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { notRunPattern } from './kit/not-run.ts';

const root = join(import.meta.dirname, '..');

/** The part of vitest's JSON report that we read. */
type Report = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { name: string; status: string; assertionResults: { title: string; status: string }[] }[];
};

/** Runs vitest to its end and passes signals on; resolves with its exit code. */
function runVitest(reportPath: string, args: string[], full: boolean): Promise<number> {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportPath}`];
  const child = spawn(process.execPath, [vitest, 'run', ...reporters, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...(full ? { KADOBAN_TEST_FULL: '1' } : {}) },
  });
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  process.on('SIGINT', pass).on('SIGTERM', pass);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.off('SIGINT', pass).off('SIGTERM', pass);
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

function together(reports: readonly Report[]): Report {
  return {
    numPassedTests: reports.reduce((sum, report) => sum + report.numPassedTests, 0),
    numFailedTests: reports.reduce((sum, report) => sum + report.numFailedTests, 0),
    testResults: reports.flatMap((report) => report.testResults),
  };
}

/** The titles of the tests that could not run, by what they lack. */
function notRun(report: Report): Map<string, string[]> {
  const titles = report.testResults.flatMap((file) => file.assertionResults.map((result) => result.title));
  const found = titles.flatMap((title) => {
    const missing = notRunPattern.exec(title)?.[1];
    return missing === undefined ? [] : [{ missing, title: title.replace(notRunPattern, '').trim() }];
  });
  const byMissing = Map.groupBy(found, (entry) => entry.missing);
  return new Map([...byMissing].map(([missing, entries]) => [missing, entries.map((entry) => entry.title)]));
}

/** Prints what did not run and the closing line; returns the exit code. */
function summarise(report: Report, vitestCode: number): number {
  for (const [missing, titles] of notRun(report)) {
    console.log(`not run: ${missing}`);
    for (const title of titles) console.log(`  ${title}`);
  }
  // A file that could not be loaded has no tests to fail, and counts as one.
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  for (const file of broken) console.log(`could not be loaded: ${file.name}`);
  const results = report.testResults.flatMap((file) => file.assertionResults);
  const skipped = results.filter((result) => !['passed', 'failed'].includes(result.status)).length;
  const failed = report.numFailedTests + broken.length;
  const ran = report.numPassedTests + failed;
  if (ran === 0) console.log('no test ran');
  if (failed === 0 && vitestCode !== 0)
    console.log(`vitest ended with ${vitestCode}, though no test failed: see above`);
  console.log(`\n${report.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  if (failed > 0 || ran === 0) return 1;
  return vitestCode;
}

/** The tests in a browser come in a run of their own: the demo that stands under them lasts as long as a run, and would be in the way of all others. */
const everything = [
  ['--project', '!e2e'],
  ['--project', 'e2e'],
];

async function main(argv: string[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'kadoban-test-'));
  try {
    const args = argv.filter((arg) => arg !== '--full');
    const reports: Report[] = [];
    let worst = 0;
    for (const [index, run] of (args.length === 0 ? everything : [args]).entries()) {
      const reportPath = join(folder, `report-${index}.json`);
      const code = await runVitest(reportPath, run, args.length < argv.length);
      const report = await readFile(reportPath, 'utf8').catch(() => undefined);
      if (report === undefined) {
        console.log(`vitest ${run.join(' ')} ended without a report: no test ran`);
        return code || 1;
      }
      reports.push(JSON.parse(report) as Report);
      worst ||= code;
      // Somebody wants an end.
      if (code >= 128) break;
    }
    return summarise(together(reports), worst);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

process.exitCode = await main(process.argv.slice(2));
