import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page, Request } from 'playwright-core';
import { buildPage } from '../launch/build-page.ts';
import { say } from '../launch/say.ts';
import { type Demo, startDemo } from './demo/start-demo.ts';
import { collectorClient } from './kit/collector-client.ts';
import { type DemoScreen, demoScreens } from './kit/demo-screens.ts';
import { launchBrowser } from './kit/launch-browser.ts';
import { press } from './kit/press.ts';
import { until } from './kit/until.ts';

// `npm run screens`: makes docs/screens anew, a picture of every screen of the demo in each language, theme and width.

/** What every picture shows: a Friday in office hours, with an outage that lasts for twenty minutes more. */
const at = '2026-11-20T10:00:00+09:00';

/** Of WebP, in percent: small, and text stays sharp. */
const quality = 80;

/** A report of a whole month is reckoned in seconds; a machine may have other things to do. */
const patienceMs = 120_000;

/** Screens that show on a picture what another one shows as well. */
const alike = new Set(['service-plain', 'invocations', 'suppliers', 'capacities', 'improvements']);

const folder = join(import.meta.dirname, '../docs/screens');

const viewports = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

interface View {
  readonly language: 'ja' | 'en';
  readonly theme: 'light' | 'dark';
  readonly viewport: (typeof viewports)[number];
}

const views: readonly View[] = viewports.flatMap((viewport) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    (['ja', 'en'] as const).map((language) => ({ language, theme, viewport })),
  ),
);

const viewName = ({ language, theme, viewport }: View): string => `${language}-${theme}-${viewport.width}`;

const fileName = (screen: string, view: View): string => `${screen}-${viewName(view)}.webp`;

/** Nothing has been on its way for so long: then nothing else follows from what came. */
const quietMs = 400;

/** Tells when a page has everything that it asked for; the stream of events never ends. */
function quietOf(page: Page): () => Promise<void> {
  const onTheirWay = new Set<Request>();
  let changedMs = performance.now();
  const ended = (request: Request): void => {
    onTheirWay.delete(request);
    changedMs = performance.now();
  };
  page.on('request', (request) => void (request.url().endsWith('/api/v1/events') || onTheirWay.add(request)));
  page.on('requestfinished', ended).on('requestfailed', ended);
  return async () => {
    await until('everything is there', patienceMs, async () =>
      onTheirWay.size === 0 && performance.now() > changedMs + quietMs ? true : undefined,
    );
  };
}

/** Takes what is seen without scrolling, once everything is there. */
async function take(page: Page, quiet: () => Promise<void>, screen: string, view: View): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  await quiet();
  // Charts draw themselves in the frame after their numbers came.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality });
  writeFileSync(join(folder, fileName(screen, view)), Buffer.from(data, 'base64'));
}

/** Takes every screen in one view, by a clock that is that of the demo. */
async function takeAll(browser: Browser, demo: Demo, screens: readonly DemoScreen[], view: View): Promise<void> {
  const { language, theme, viewport } = view;
  const locale = language === 'ja' ? 'ja-JP' : 'en-GB';
  // A telephone lays its scroll bars over the page.
  const isMobile = viewport.width < 500;
  const context = await browser.newContext({
    locale,
    colorScheme: theme,
    viewport,
    isMobile,
    timezoneId: 'Asia/Tokyo',
  });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  const quiet = quietOf(page);
  const { asOf } = await collectorClient(demo.url, demo.key).hosts();
  await page.clock.install({ time: asOf });
  await page.goto(demo.url);
  await take(page, quiet, 'login', view);
  // From elsewhere: another fragment of the same address loads nothing.
  await page.goto('about:blank');
  await page.goto(await demo.login());
  await page.locator('.frame').waitFor();
  for (const { name, path } of screens) {
    await page.goto(`${demo.url}${path}`);
    await take(page, quiet, name, view);
  }
  await page.goto(demo.url);
  await press(page, 'css=.palette-open', language);
  await take(page, quiet, 'palette', view);
  await context.close();
}

/** The index: every screen as most people see it first, and the way to its other pictures. */
function indexOf(names: readonly string[]): string {
  const [first, ...others] = views;
  const about = (name: string): string => {
    const links = others.map((view) => `[${viewName(view)}](${fileName(name, view)})`);
    return `## ${name}\n\n![${name}](${first && fileName(name, first)})\n\n${links.join(' · ')}\n`;
  };
  const lead = `Every screen of the page, of [the demo](../demo.md) at ${at}, in Japanese and English, light and dark, 1440 and 390 pixels wide.`;
  return ['# Screens\n', `${lead} Made by \`npm run screens\`.\n`, ...names.map(about)].join('\n');
}

async function makeScreens(signal: AbortSignal): Promise<void> {
  await buildPage(signal);
  await using demo = await startDemo({ live: true, nowMs: Date.parse(at), signal });
  await using browser = await launchBrowser();
  const all = await demoScreens(collectorClient(demo.url, demo.key));
  const screens = all.filter(({ name }) => !alike.has(name));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // Both languages and themes at once: the outage that lasts is over soon.
  for (const { width } of viewports) {
    const together = views.filter(({ viewport }) => viewport.width === width);
    await Promise.all(together.map((view) => takeAll(browser, demo, screens, view)));
    say(`screens of ${width} pixels`);
  }
  writeFileSync(join(folder, 'README.md'), indexOf(['login', ...screens.map(({ name }) => name), 'palette']));
}

const ending = new AbortController();
process.once('SIGTERM', () => ending.abort());
await makeScreens(ending.signal);
