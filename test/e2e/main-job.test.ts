import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { decodeLooks } from '@kadoban/collector/src/ledger/looks.ts';
import type { Report } from '@kadoban/collector/src/reports/report.ts';
import { expect } from 'vitest';
import { capability } from '../kit/capabilities.ts';
import { openPage } from '../kit/open-page.ts';
import { run } from '../kit/program.ts';
import { collectorBinary, intervalMs, playing } from '../kit/scene.ts';
import { until } from '../kit/until.ts';
import { violations } from '../kit/violations.ts';

/** So many looks are far more than the agent keeps in memory alone. */
const looksMin = 60;

/** How long the collector is gone: far longer than a silence that is none. Some turns more than looks are wanted: one that takes longer than its interval, as on a busy machine, misses the next turn. */
const awayMs = (looksMin + 8) * intervalMs;

/** The looks of the shop's check as they are stored. */
function stored(data: string) {
  const database = new DatabaseSync(join(data, 'kadoban.sqlite'), { readOnly: true });
  const chunks = database.prepare('select hour_ms, looks from looks order by hour_ms').all();
  const looks = chunks.flatMap((row) => decodeLooks(row.looks as Uint8Array, row.hour_ms as number));
  database.close();
  return looks;
}

capability('binaries', 'chromium')(
  'the main job: from enrolment to the month, through every kind of death',
  async () => {
    const stage = await playing();
    const { folder, shop, url, data, api, host, serve, runAgent, token } = stage;
    let { collector, agent } = stage;

    // The host is up, in the API and on the page.
    expect(host.name).toBe(hostname());
    const { page, refusals } = await openPage(await stage.login(), { locale: 'en-GB' });
    const row = page.getByRole('row').filter({ hasText: host.name });
    await row.getByText('Up', { exact: true }).first().waitFor();
    expect(page.url()).not.toContain('login');

    // Who has no service yet is asked to make one, legibly.
    await page.goto(`${url}/services`);
    await page.getByRole('link', { name: 'New service' }).waitFor();
    expect(await violations(page)).toEqual([]);

    // The shop closes for some looks: the outage begins with the first look that failed, not with the one that confirmed it. It closes just after a look, or
    // the next one may seem to come before: a look is told by the agent's corrected clock, the closing by ours, and some milliseconds are between them. On a
    // busy machine the shop, which is served from here, may have answered too late before: that was an outage too, and is not the one meant here.
    await until('the shop is up', 20_000, async () => ((await api.host(host.id)).checks.up === 1 ? true : undefined));
    const asked = shop.requestsAtMs.length;
    await until('the shop is looked at', 10_000, async () => (shop.requestsAtMs.length > asked ? true : undefined));
    const closedAtMs = Date.now();
    const outageSince = async () => {
      const { outages } = await api.availability(host.id, { check: 'shop' });
      return outages.find(({ from }) => Date.parse(from) >= closedAtMs);
    };
    await shop.close();
    await until('the check is down', 20_000, async () =>
      (await api.host(host.id)).checks.down === 1 ? outageSince() : undefined,
    );
    await shop.open();
    const outage = await until('the outage is over', 20_000, async () => {
      const one = await outageSince();
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
    // A look is told by the agent's corrected clock, a request by ours: by some milliseconds it may seem to come before its look.
    const requests = shop.requestsAtMs.filter((atMs) => atMs >= (looks[0]?.atMs ?? 0) - intervalMs / 2);
    expect(looks.length).toBe(requests.length);
    expect(new Set(looks.map((look) => look.atMs)).size).toBe(looks.length);
    expect(looks.length).toBeGreaterThan(looksMin);

    // The month says the same in every form.
    const month = host.availability.period ?? '';
    const report = (format: string) =>
      run(collectorBinary, ['report', '--data', data, '--month', month, '--format', format, '--lang', 'en']);
    const model = JSON.parse(await report('json')) as Report;
    const [hostMonth, checkMonth] = model.lines;
    const answer = await api.availability(host.id, { check: 'shop', month });
    expect(model.outages.map(({ from, to, countedMs }) => ({ from, to, countedMs }))).toEqual(
      answer.outages.map(({ from, to, countedMs }) => ({ from, to, countedMs })),
    );
    expect(checkMonth?.figures.downMs).toBe(answer.downMs);
    expect(hostMonth?.figures.downMs).toBe(0);
    const csv = await report('csv');
    expect(csv).toContain(`${host.name} / shop`);
    const wall = Temporal.Instant.from(outage.from).toZonedDateTimeISO(model.period.timeZone).toPlainDateTime();
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
