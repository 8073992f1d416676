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

/** Each theme, language and width once; the others make that each two of them once, which takes as long again: no fault is to be expected of which it takes all three. */
const views = [
  { language: 'ja', locale: 'ja-JP', colorScheme: 'light', viewport: wide, needs: [] },
  { language: 'en', locale: 'en-GB', colorScheme: 'dark', viewport: narrow, needs: [] },
  { language: 'en', locale: 'en-GB', colorScheme: 'light', viewport: wide, needs: ['full'] },
  { language: 'ja', locale: 'ja-JP', colorScheme: 'dark', viewport: narrow, needs: ['full'] },
] as const;

/** A dialog is one column in every width, so that less goes together in it. */
const dialogViews = [
  { language: 'en', locale: 'en-GB', colorScheme: 'dark', viewport: wide, needs: [] },
  { language: 'ja', locale: 'ja-JP', colorScheme: 'light', viewport: narrow, needs: ['full'] },
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
async function loggedIn(browser: Browser, { language: _, needs: __, ...options }: View) {
  const { url, storageState } = theDemo();
  const context = await browser.newContext({ timezoneId: 'Asia/Tokyo', storageState, ...options });
  context.setDefaultTimeout(shownMs);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    // The demo has no agents to hand out; the page says so, and what to do.
    const isExpected = message.location().url.endsWith('/api/v1/tokens');
    if (message.type() === 'error' && !isExpected) problems.push(`${message.location().url}: ${message.text()}`);
  });
  await page.goto(url);
  await page.locator('main h1').first().waitFor();
  return { page, problems };
}

/** Looks at each screen in a view, and tells what was found with where it was. */
async function walk(view: View, look: (page: Page, screen: DemoScreen) => Promise<string[]>): Promise<string[]> {
  const screens = await demoScreens(theDemo().api);
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  const { page, problems } = await loggedIn(browser, view);
  for (const screen of screens) {
    problems.push(...(await look(page, screen)).map((problem) => `${screen.name}: ${problem}`));
  }
  return problems;
}

const nameOf = ({ language, colorScheme, viewport }: View): string => `${language}, ${colorScheme}, ${viewport.width}`;

for (const view of views) {
  capability('chromium', ...view.needs)(
    `every screen with a year in it is accessible, and fits: ${nameOf(view)}`,
    async () => {
      const { url } = theDemo();
      const problems = await walk(view, async (page, { path }) => {
        await page.goto(`${url}${path}`);
        return orLate(problemsOf(page));
      });
      expect(problems).toEqual([]);
    },
  );
}

for (const view of dialogViews) {
  capability('chromium', ...view.needs)(`every dialog that can be opened is accessible: ${nameOf(view)}`, async () => {
    const { url } = theDemo();
    const problems = await walk(view, async (page, { path, dialogs }) => {
      const found: string[] = [];
      for (const presses of dialogs) {
        await page.goto(`${url}${path}`);
        const problems = await orLate(problemsOfDialog(page, presses, view.language));
        found.push(...problems.map((problem) => `${presses.join(', ')}: ${problem}`));
      }
      return found;
    });
    expect(problems).toEqual([]);
  });
}
