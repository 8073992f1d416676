/*
 * How long the page takes with many hosts, in Chromium: `npm run bench:page -- --hosts 500 --runs 7`. Wants the page built. Prints a line of JSON per
 * figure; never a pass or a fail. On two cores of a Xeon that had ten other things to do: the month of 500 hosts was there in 60 ms (54 to 186), the first row of
 * the list in 1.6 s (1.2 to 3.2), and the slowest of sixty frames while scrolling took 136 ms.
 */

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { openSqlite } from '../../collector/src/store/backends/sqlite.ts';
import { openStore } from '../../collector/src/store/open.ts';
import { runScript } from '../../launch/run-script.ts';
import { startPart } from '../../launch/start-part.ts';
import { untilReady } from '../../launch/until-ready.ts';
import { benchOptions } from './bench-options.ts';
import { fillHosts } from './fill-hosts.ts';
import { freePort } from './loopback.ts';
import { tell } from './tell.ts';

const collectorMain = join(import.meta.dirname, '../../collector/src/main.ts');
const hourMs = 3_600_000;

/** From the start of a navigation to the first row of the list. */
async function firstRowMs(page: Page, url: string): Promise<number> {
  await page.goto(`${url}/hosts`);
  await page.locator('table.hosts tbody tr').first().waitFor();
  return page.evaluate('performance.now()');
}

/** From the click on "month" to the frame in which its rows are painted, the days being at hand. */
const gridMs = `(async () => {
  const [list, grid] = document.querySelectorAll('.hosts-bar .segments button');
  const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  list.click();
  await painted();
  const began = performance.now();
  grid.click();
  while (document.querySelector('.hosts-grid .day-strip') === null) await new Promise((done) => setTimeout(done));
  await painted();
  return performance.now() - began;
})()`;

/** The slowest of sixty frames while somebody scrolls through the list. */
const scrollMs = `(async () => {
  let [worst, last] = [0, performance.now()];
  for (let frame = 0; frame < 60; frame++) {
    scrollBy(0, 200);
    await new Promise((done) => requestAnimationFrame(done));
    const now = performance.now();
    worst = Math.max(worst, now - last);
    last = now;
  }
  scrollTo(0, 0);
  return worst;
})()`;

async function measure(url: string, login: string, runs: number, hosts: number): Promise<void> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  await using browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(login);
  await page.locator('main').waitFor();
  const figures = { 'first row of the list ms': [], 'month grid ms': [], 'slowest frame while scrolling ms': [] } as {
    [figure: string]: number[];
  };
  await firstRowMs(page, url);
  await page.goto(`${url}/hosts?view=grid`);
  for (let run = 0; run < runs; run++) {
    figures['first row of the list ms']?.push(await firstRowMs(page, url));
    figures['slowest frame while scrolling ms']?.push(await page.evaluate<number>(scrollMs));
    await page.locator('.hosts-bar .segments button').last().click();
    await page.locator('.hosts-grid .day-strip').first().waitFor();
    figures['month grid ms']?.push(await page.evaluate<number>(gridMs));
  }
  for (const [figure, values] of Object.entries(figures)) tell('page', figure, values, { hosts });
}

async function main(): Promise<void> {
  const number = (value: string) => ({ type: 'string', default: value }) as const;
  const options = { hosts: number('500'), checks: number('2'), runs: number('7') };
  const values = benchOptions(import.meta.filename, options);
  const folder = await mkdtemp(join(tmpdir(), 'kadoban-page-'));
  const data = join(folder, 'data');
  const ending = new AbortController();
  try {
    await mkdir(data, { mode: 0o700 });
    {
      await using store = await openStore(openSqlite(join(data, 'kadoban.sqlite')));
      await fillHosts(store, Number(values.hosts), Number(values.checks), Date.now() - hourMs);
    }
    const listen = `127.0.0.1:${await freePort()}`;
    const serve = [collectorMain, 'serve', '--data', data, '--listen', listen];
    await using _collector = startPart('collector', serve, join(folder, 'log'), (reason) => ending.abort(reason));
    await untilReady(`http://${listen}`, ending.signal);
    const login = await runScript(collectorMain, ['login', '--data', data], ending.signal);
    await measure(`http://${listen}`, login, Number(values.runs), Number(values.hosts));
  } finally {
    await rm(folder, { recursive: true });
  }
}

await main();
