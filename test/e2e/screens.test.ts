import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { capability } from '../kit/capabilities.ts';
import { theDemo } from '../kit/the-demo.ts';
import { violations } from '../kit/violations.ts';
import { nameOfView, narrow, orLate, settled, walkScreens, wide } from '../kit/walk-screens.ts';

/** Each theme, language and width once; the others make that each two of them once, which takes as long again: no fault is to be expected of which it takes all three. */
const views = [
  { language: 'ja', locale: 'ja-JP', colorScheme: 'light', viewport: wide, needs: [] },
  { language: 'en', locale: 'en-GB', colorScheme: 'dark', viewport: narrow, needs: [] },
  { language: 'en', locale: 'en-GB', colorScheme: 'light', viewport: wide, needs: ['full'] },
  { language: 'ja', locale: 'ja-JP', colorScheme: 'dark', viewport: narrow, needs: ['full'] },
] as const;

/** What is wrong with a screen, as far as a program can see it. */
async function problemsOf(page: Page): Promise<string[]> {
  await settled(page);
  const wider = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
  return [...(await violations(page)), ...(wider === true ? ['it scrolls sideways'] : [])];
}

for (const view of views) {
  capability('chromium', ...view.needs)(
    `every screen with a year in it is accessible, and fits: ${nameOfView(view)}`,
    async () => {
      const { url } = theDemo();
      const problems = await walkScreens(view, async (page, { path }) => {
        await page.goto(`${url}${path}`);
        return orLate(problemsOf(page));
      });
      expect(problems).toEqual([]);
    },
  );
}
