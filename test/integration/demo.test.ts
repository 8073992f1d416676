import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReportAnswer } from '../../collector/src/api/contract/reports.ts';
import { companyAt } from '../demo/company.ts';
import { people } from '../demo/people.ts';
import { collectorClient } from '../kit/collector-client.ts';
import { commandLine } from '../kit/command-line.ts';
import { closedPort } from '../kit/listen.ts';
import { run } from '../kit/program.ts';
import { tempDir } from '../kit/temp-dir.ts';
import { until } from '../kit/until.ts';

const script = join(import.meta.dirname, '../demo/main.ts');
const collectorMain = join(import.meta.dirname, '../../collector/src/main.ts');

/** Thirteen months, on a machine that does other things besides. */
const madeMs = 280_000;

/** The processes that have `word` among their arguments. */
function processesOf(word: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(join('/proc', pid, 'cmdline'), 'utf8').includes(word);
    } catch {
      // It ended while we looked.
      return false;
    }
  });
}

test('the demo lives, proves itself, and ends without a trace', { timeout: madeMs + 120_000 }, async () => {
  const port = await closedPort(createServer());
  const data = join(tempDir(), 'kept');
  const demo = commandLine(process.execPath, [script, '--port', String(port), '--data', data], {});
  const [link] = await demo.untilSaid(/http:\S+login\S+/, madeMs);
  const url = `http://127.0.0.1:${port}`;
  expect(link.startsWith(url)).toBe(true);
  const key = (await run(process.execPath, [collectorMain, 'key', 'create', '--data', data, '--name', 'test'])).trim();
  const api = collectorClient(url, key);
  const hosts = await until('every host to be heard', 30_000, async () => {
    const list = (await api.hosts()).hosts.filter(({ standing }) => standing !== 'decommissioned');
    return list.every((host) => host.connected && host.state.status === 'up') ? list : undefined;
  });
  expect(hosts).toHaveLength(19);
  expect(hosts.every((host) => host.now.cpuPercent !== null)).toBe(true);
  const month = Temporal.Now.plainDateISO('Asia/Tokyo').toPlainYearMonth().subtract({ months: 2 });
  const report = await fetch(`${url}/api/v1/reports/minami-ec/${month}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const { signatures } = ((await report.json()) as ReportAnswer).report.document;
  expect(signatures).toMatchObject({
    prepared: { name: people.engineer.displayName },
    checked: { name: people.engineer.displayName },
    approved: { name: people.approver.displayName },
  });

  demo.kill('SIGTERM');
  expect(await demo.ended).toBe(0);
  const folder = /^\s*data\s+(\S+)/m.exec(demo.said())?.[1];
  expect(folder).toBe(data);
  expect(existsSync(data)).toBe(true);
  expect(processesOf(data)).toEqual([]);
  expect(await run(process.execPath, [collectorMain, 'verify', '--data', data])).toContain('no broken link');
});

test('a demo that is ended while it is made leaves nothing behind', async () => {
  const data = join(tempDir(), 'kept');
  const demo = commandLine(process.execPath, [script, '--still', '--data', data], {});
  await demo.untilSaid(/\d{4}-\d\d \(/, 50_000);
  demo.kill('SIGINT');
  expect(await demo.ended).toBe(0);
  expect(processesOf(data)).toEqual([]);
});

test('whenever it is told, everything of the story has begun by then, and no host goes down while it is down', () => {
  const years = { min: Date.UTC(2026, 0), max: Date.UTC(2036, 0) };
  const property = fc.property(fc.integer(years), (nowMs) => {
    const { members, troubles, late, away } = companyAt(nowMs);
    const beginMs = companyAt(nowMs).era.beginMs(12);
    for (const { fromMs } of [...troubles, late, away]) {
      expect(fromMs).toBeGreaterThan(beginMs);
      expect(fromMs).toBeLessThanOrEqual(nowMs);
    }
    for (const { life } of members) {
      for (const [index, { toMs }] of life.downs.entries()) {
        expect(life.downs[index + 1]?.fromMs ?? Number.POSITIVE_INFINITY).toBeGreaterThan(toMs);
      }
    }
  });
  fc.assert(property, { numRuns: 200, examples: [[Date.parse('2026-12-01T00:00:00+09:00')]] });
});
