import type { Browser, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { Language } from '../../collector/web/i18n/translate.ts';
import { type DemoScreen, demoScreens } from './demo-screens.ts';
import { launchBrowser } from './launch-browser.ts';
import { theDemo } from './the-demo.ts';

export const wide = { width: 1440, height: 900 };
export const narrow = { width: 390, height: 844 };

/** Whatever it asks the collector for, a screen says what it is by then. */
const shownMs = 30_000;

/** How somebody looks at the page. */
export interface View {
  readonly language: Language;
  readonly locale: string;
  readonly colorScheme: 'light' | 'dark';
  readonly viewport: { readonly width: number; readonly height: number };
}

export const nameOfView = ({ language, colorScheme, viewport }: View): string =>
  `${language}, ${colorScheme}, ${viewport.width}`;

/** Waits until nothing says any more that it is on its way. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
}

/** What does not come, and when it was waited for, is a problem like others: the walk goes on. */
export function orLate(problems: Promise<string[]>): Promise<string[]> {
  return problems.catch((error: Error) => [error.message]);
}

/** A browser in which somebody with every right is logged in, until the end of the test; `problems` are what its console calls errors. */
async function loggedIn(browser: Browser, { locale, colorScheme, viewport }: View) {
  const { url, storageState } = theDemo();
  const context = await browser.newContext({ timezoneId: 'Asia/Tokyo', storageState, locale, colorScheme, viewport });
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

/** Looks at each screen of the demo in a view, and tells what was found with where it was. */
export async function walkScreens(
  view: View,
  look: (page: Page, screen: DemoScreen) => Promise<string[]>,
): Promise<string[]> {
  const screens = await demoScreens(theDemo().api);
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  const { page, problems } = await loggedIn(browser, view);
  for (const screen of screens) {
    problems.push(...(await look(page, screen)).map((problem) => `${screen.name}: ${problem}`));
  }
  return problems;
}
