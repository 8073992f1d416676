import type { Browser, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import type { Language } from '../../collector/web/i18n/translate.ts';
import { capability } from '../kit/capabilities.ts';
import { type DemoScreen, demoScreens, type Press } from '../kit/demo-screens.ts';
import { launchBrowser } from '../kit/launch-browser.ts';
import { press } from '../kit/press.ts';
import { theDemo } from '../kit/the-demo.ts';
import { violations } from '../kit/violations.ts';

const wide = { width: 1440, height: 900 };
const narrow = { width: 390, height: 844 };

/** Whatever it asks the collector for, a screen says what it is by then. */
const shownMs = 30_000;

/** Each two of theme, language and width once: no fault is to be expected of which it takes all three. */
const views = [
  { language: 'ja', locale: 'ja-JP', colorScheme: 'light', viewport: wide },
  { language: 'en', locale: 'en-GB', colorScheme: 'dark', viewport: wide },
  { language: 'ja', locale: 'ja-JP', colorScheme: 'dark', viewport: narrow },
  { language: 'en', locale: 'en-GB', colorScheme: 'light', viewport: narrow },
] as const;

/** Each theme, language and width once: a dialog is one column in every width, so that less goes together in it. */
const dialogViews = [
  { language: 'en', locale: 'en-GB', colorScheme: 'dark', viewport: wide },
  { language: 'ja', locale: 'ja-JP', colorScheme: 'light', viewport: narrow },
] as const;

type View = (typeof views | typeof dialogViews)[number];

/** Waits until nothing says any more that it is on its way. */
async function settled(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
}

/** What is wrong with a screen, as far as a program can see it. */
async function problemsOf(page: Page): Promise<string[]> {
  await settled(page);
  const wider = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
  return [...(await violations(page)), ...(wider === true ? ['it scrolls sideways'] : [])];
}

/** What is wrong with a dialog of a screen that is shown. */
async function problemsOfDialog(page: Page, presses: readonly Press[], language: Language): Promise<string[]> {
  for (const one of presses) await press(page, one, language);
  await page.locator('dialog[open]').last().waitFor();
  await settled(page);
  return violations(page, 'dialog[open]');
}

/** What does not come, and when it was waited for, is a problem like others: the walk goes on. */
function orLate(problems: Promise<string[]>): Promise<string[]> {
  return problems.catch((error: Error) => [error.message]);
}

/** A browser in which somebody with every right is logged in, until the end of the test; `problems` are what its console calls errors. */
async function loggedIn(browser: Browser, { language: _, ...options }: View) {
  const context = await browser.newContext({ timezoneId: 'Asia/Tokyo', ...options });
  context.setDefaultTimeout(shownMs);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.goto(await theDemo().login());
  await page.locator('main h1').first().waitFor();
  return { page, problems };
}

/** Looks at each screen in each view, and tells what was found with where it was. */
async function walk(
  views: readonly View[],
  look: (page: Page, screen: DemoScreen, view: View) => Promise<string[]>,
): Promise<string[]> {
  const demo = theDemo();
  const screens = await demoScreens(demo.api);
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  const found: string[] = [];
  for (const view of views) {
    const { page, problems } = await loggedIn(browser, view);
    const place = `${view.language} ${view.colorScheme} ${view.viewport.width}`;
    for (const screen of screens) {
      problems.push(...(await look(page, screen, view)).map((problem) => `${screen.name}: ${problem}`));
    }
    found.push(...problems.map((problem) => `${place} ${problem}`));
    await page.context().close();
  }
  return found;
}

capability('chromium')(
  'every screen with a year in it is accessible, and fits, in both languages and themes',
  async () => {
    const { url } = theDemo();
    const problems = await walk(views, async (page, { path }) => {
      await page.goto(`${url}${path}`);
      return orLate(problemsOf(page));
    });
    expect(problems).toEqual([]);
  },
);

capability('chromium')('every dialog that can be opened is accessible, in both languages and themes', async () => {
  const { url } = theDemo();
  const problems = await walk(dialogViews, async (page, { path, dialogs }, { language }) => {
    const found: string[] = [];
    for (const presses of dialogs) {
      await page.goto(`${url}${path}`);
      const problems = await orLate(problemsOfDialog(page, presses, language));
      found.push(...problems.map((problem) => `${presses.join(', ')}: ${problem}`));
    }
    return found;
  });
  expect(problems).toEqual([]);
});
