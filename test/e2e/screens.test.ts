import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { capability } from '../kit/capabilities.ts';
import { openPage } from '../kit/open-page.ts';
import { theDemo } from '../kit/the-demo.ts';

const wide = { width: 1440, height: 900 };
const narrow = { width: 390, height: 844 };

/** Whatever it asks the collector for, a screen says what it is by then. */
const shownMs = 15_000;

/** Each theme, language and width once. */
const views = [
  { locale: 'ja-JP', colorScheme: 'light', viewport: wide },
  { locale: 'en-GB', colorScheme: 'dark', viewport: wide },
  { locale: 'ja-JP', colorScheme: 'dark', viewport: narrow },
  { locale: 'en-GB', colorScheme: 'light', viewport: narrow },
] as const;

/** One address of each screen that has something to look at in the demo. */
async function addresses(): Promise<string[]> {
  const { api } = theDemo();
  const { hosts } = await api.hosts();
  const db = hosts.find(({ name }) => name === 'db-01')?.id ?? '';
  const { incidents } = await api.get<{ incidents: { id: string }[] }>('/api/v1/incidents?open=true');
  const { month, outages } = await api.get<{ month: string; outages: { target: string; at: string }[] }>(
    '/api/v1/outages',
  );
  const outage = outages.find(({ target }) => target === 'order-site');
  const last = Temporal.PlainYearMonth.from(month).subtract({ months: 1 });
  return [
    ...['/', '/hosts', `/hosts/${db}`, '/services', '/services/order-site'],
    ...[
      '/outages',
      `/outages/${encodeURIComponent(`${outage?.target}@${outage?.at}`)}`,
      '/incidents',
      `/incidents/${incidents[0]?.id}`,
    ],
    ...['/maintenance', '/reports', `/reports/higashi-kanri/${last}`],
  ];
}

/** What a screen violates of WCAG 2.2 A and AA, by rule and place. */
async function violations(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const result = await new AxeBuilder({ page }).withTags(tags).analyze();
  return result.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target}`));
}

/** What is wrong with a screen, as far as a program can see it. */
async function problemsOf(page: Page): Promise<string[]> {
  const heading = page.locator('main h1').first();
  const isShown = await heading.waitFor({ timeout: shownMs }).then(
    () => true,
    () => false,
  );
  if (!isShown) return ['it has no heading'];
  // What was asked for has come: nothing says any more that it is on its way.
  await page.waitForFunction('document.querySelectorAll("[aria-busy=true]").length === 0');
  const wider = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
  return [...(await violations(page)), ...(wider === true ? ['it scrolls sideways'] : [])];
}

capability('chromium')(
  'every screen with a year in it is accessible, and fits, in both languages and themes',
  async () => {
    const demo = theDemo();
    const paths = await addresses();
    const problems: string[] = [];
    for (const view of views) {
      const { page, refusals } = await openPage(await demo.login(), view);
      await page.locator('main h1').first().waitFor();
      for (const path of paths) {
        await page.goto(`${demo.url}${path}`);
        const place = `${path} ${view.locale} ${view.colorScheme} ${view.viewport.width}`;
        problems.push(...(await problemsOf(page)).map((problem) => `${place}: ${problem}`));
      }
      problems.push(...refusals.map((refusal) => `${view.locale} ${view.viewport.width}: ${refusal}`));
    }
    expect(problems).toEqual([]);
  },
);
