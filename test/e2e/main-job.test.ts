import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { decodeLooks } from '@kadoban/collector/src/ledger/looks.ts';
import type { MonthReport } from '@kadoban/collector/src/reports/month.ts';
import { chromium } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { capability, chromiumPath } from '../kit/capabilities.ts';
import { collectorClient } from '../kit/collector-client.ts';
import { closedPort } from '../kit/listen.ts';
import { type Program, run, start } from '../kit/program.ts';
import { Shop } from '../kit/shop.ts';
import { until } from '../kit/until.ts';

const dist = join(import.meta.dirname, '../../dist');
const agentBinary = join(dist, 'kadoban-agent');
const collectorBinary = join(dist, 'kadoban-collector');

const intervalMs = 1000;
/** How long the collector is gone: far longer than the agent keeps its evidence in memory alone, and than a silence that is none. */
const awayMs = 60_000;

async function scene() {
  const folder = await mkdtemp(join(tmpdir(), 'kadoban-e2e-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const shop = new Shop();
  await shop.open();
  const url = `http://127.0.0.1:${await closedPort(createServer())}`;
  const data = join(folder, 'data');
  const state = join(folder, 'agent');
  const config = join(folder, 'agent.yaml');
  const check = `  - name: shop\n    kind: http\n    url: http://127.0.0.1:${shop.port}/\n    intervalMs: ${intervalMs}\n`;
  await writeFile(config, `stateDir: ${state}\nsampleEveryMs: 1000\nchecks:\n${check}    failures: 2\n`);
  const listen = url.replace('http://', '');
  return {
    folder,
    shop,
    url,
    data,
    config,
    serve: () => start(collectorBinary, ['serve', '--data', data, '--listen', listen], join(folder, 'collector.log')),
    runAgent: () => start(agentBinary, ['run', '--config', config], join(folder, 'agent.log')),
  };
}

const isReady = (url: string) => async () => ((await fetch(`${url}/readyz`)).ok ? true : undefined);

/** The looks of the shop's check as they are stored, and how many observations each epoch of the agent has. */
function stored(data: string) {
  const database = new DatabaseSync(join(data, 'kadoban.sqlite'), { readOnly: true });
  const chunks = database.prepare('select hour_ms, looks from looks order by hour_ms').all();
  const looks = chunks.flatMap((row) => decodeLooks(row.looks as Uint8Array, row.hour_ms as number));
  database.close();
  return looks;
}

async function openPage(link: string) {
  const browser = await chromium.launch({
    executablePath: chromiumPath() ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
  });
  onTestFinished(() => browser.close());
  const page = await browser.newPage({ locale: 'en-GB', timezoneId: 'Asia/Tokyo' });
  const refusals: string[] = [];
  page.on('console', (message) => message.type() === 'error' && refusals.push(message.text()));
  await page.goto(link);
  return { page, refusals };
}

capability('binaries', 'chromium')(
  'the main job: from enrolment to the month, through every kind of death',
  async () => {
    const { folder, shop, url, data, config, serve, runAgent } = await scene();
    let collector: Program = serve();
    await until('the collector is ready', 20_000, isReady(url));
    const api = collectorClient(url, (await readFile(join(data, 'admin.key'), 'utf8')).trim());

    const token = await run(collectorBinary, ['token', 'create', '--data', data]);
    await run(agentBinary, ['enroll', '--collector', url, '--token-file', '-', '--config', config], `${token}\n`);
    let agent: Program = runAgent();

    // The host is up, in the API and on the page.
    const host = await until('the host is up', 30_000, async () => {
      const [one] = (await api.hosts()).hosts;
      return one?.state.status === 'up' && one.checks.up === 1 && one.now.cpuPercent !== null ? one : undefined;
    });
    expect(host.name).toBe(hostname());
    const { page, refusals } = await openPage(await run(collectorBinary, ['login', '--data', data]));
    const row = page.getByRole('row').filter({ hasText: host.name });
    await row.getByText('Up', { exact: true }).first().waitFor();
    expect(page.url()).not.toContain('login');

    // The shop closes for some looks: the outage begins with the first look that failed, not with the one that confirmed it.
    const closedAtMs = Date.now();
    await shop.close();
    await until('the check is down', 20_000, async () =>
      (await api.host(host.id)).checks.down === 1 ? true : undefined,
    );
    await shop.open();
    const outage = await until('the outage is over', 20_000, async () => {
      const [one] = (await api.availability(host.id, { check: 'shop' })).outages;
      return one?.to ? one : undefined;
    });
    const firstDown = stored(data).find((look) => look.atMs >= closedAtMs && look.status === 'down');
    expect(Date.parse(outage.from)).toBe(firstDown?.atMs);
    expect(Date.parse(outage.from)).toBeLessThan(closedAtMs + 3 * intervalMs);
    expect(outage.reason).toBe('refused');

    // The agent is killed and comes back: the same boot, so the host was up all the time.
    await agent.end('SIGKILL');
    const killedAtMs = Date.now();
    agent = runAgent();
    await until('the agent is back', 30_000, async () => {
      const { lastSeen } = await api.host(host.id);
      return lastSeen !== null && Date.parse(lastSeen) > killedAtMs ? true : undefined;
    });

    // The collector is killed while the agent goes on.
    await collector.end('SIGKILL');
    const awayUntilMs = performance.now() + awayMs;
    await until('the collector was away long enough', awayMs + 5000, async () =>
      performance.now() >= awayUntilMs ? true : undefined,
    );
    collector = serve();
    const backAtMs = Date.now();
    await until('the agent has told what it saw meanwhile', 90_000, async () => {
      const { lastSeen } = await api.host(host.id);
      return lastSeen !== null && Date.parse(lastSeen) > backAtMs ? true : undefined;
    });
    const [from, to] = [host.availability.asOf, new Date().toISOString()];
    const { spans } = await api.spans(host.id, { from, to });
    expect(spans.map(({ status }) => status)).toEqual(['up']);

    // Every request that the shop saw since the agent is one look, and none is there twice.
    await until('the last looks are stored', 20_000, async () => {
      const last = shop.requestsAtMs.at(-1) ?? 0;
      return (stored(data).at(-1)?.atMs ?? 0) >= last - intervalMs ? true : undefined;
    });
    await agent.end('SIGTERM');
    const looks = stored(data).filter((look) => look.atMs >= killedAtMs + 2 * intervalMs);
    const requests = shop.requestsAtMs.filter((atMs) => atMs >= (looks[0]?.atMs ?? 0));
    expect(looks.length).toBe(requests.length);
    expect(new Set(looks.map((look) => look.atMs)).size).toBe(looks.length);
    expect(looks.length).toBeGreaterThan(awayMs / intervalMs);

    // The month says the same in every form.
    const month = host.availability.period ?? '';
    const report = (format: string) =>
      run(collectorBinary, ['report', '--data', data, '--month', month, '--format', format, '--lang', 'en']);
    const model = JSON.parse(await report('json')) as MonthReport;
    const [hostMonth, checkMonth] = model.targets;
    const answer = await api.availability(host.id, { check: 'shop', month });
    expect(checkMonth?.availability.outages).toEqual(answer.outages);
    expect(checkMonth?.availability.downMs).toBe(answer.downMs);
    expect(hostMonth?.availability.downMs).toBe(0);
    const csv = await report('csv');
    expect(csv).toContain(`Check,${host.name} / shop,`);
    const wall = Temporal.Instant.from(outage.from).toZonedDateTimeISO(model.timeZone).toPlainDateTime();
    const begin = wall.toString({ smallestUnit: 'millisecond' }).replace('T', ' ');
    expect(csv).toContain(begin);
    await page.goto(`${url}/hosts/${host.id}`);
    await page.getByText('shop').first().waitFor();
    const words = await until('the page tells the outage', 20_000, async () => {
      const text = (await page.locator('main').textContent()) ?? '';
      return text.includes('Connection refused') ? text : undefined;
    });
    expect(words).toContain(begin.slice(11, 19));
    expect(refusals.filter((text) => !/ERR_CONNECTION_REFUSED|Failed to load resource/.test(text))).toEqual([]);

    await collector.end('SIGTERM');
    expect(collector.child.exitCode).toBe(0);
    expect(agent.child.exitCode).toBe(0);
    for (const log of ['agent.log', 'collector.log']) {
      const text = await readFile(join(folder, log), 'utf8');
      for (const line of text.split('\n').filter((one) => one !== ''))
        expect(() => JSON.parse(line), line).not.toThrow();
      expect(text).not.toContain(token);
    }
  },
);
