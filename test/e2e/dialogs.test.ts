import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Language } from '../../collector/web/i18n/translate.ts';
import { capability } from '../kit/capabilities.ts';
import type { Press } from '../kit/demo-screens.ts';
import { press } from '../kit/press.ts';
import { theDemo } from '../kit/the-demo.ts';
import { violations } from '../kit/violations.ts';
import { nameOfView, narrow, orLate, settled, walkScreens, wide } from '../kit/walk-screens.ts';

/** A dialog is one column in every width, so that less goes together in it. */
const views = [
  { language: 'en', locale: 'en-GB', colorScheme: 'dark', viewport: wide, needs: [] },
  { language: 'ja', locale: 'ja-JP', colorScheme: 'light', viewport: narrow, needs: ['full'] },
] as const;

/** What is wrong with a dialog of a screen that is shown. */
async function problemsOfDialog(page: Page, presses: readonly Press[], language: Language): Promise<string[]> {
  for (const one of presses) await press(page, one, language);
  await page.locator('dialog[open]').last().waitFor();
  await settled(page);
  return violations(page, 'dialog[open]');
}

for (const view of views) {
  capability('chromium', ...view.needs)(
    `every dialog that can be opened is accessible: ${nameOfView(view)}`,
    async () => {
      const { url } = theDemo();
      const problems = await walkScreens(view, async (page, { path, dialogs }) => {
        const found: string[] = [];
        for (const presses of dialogs) {
          await page.goto(`${url}${path}`);
          const problems = await orLate(problemsOfDialog(page, presses, view.language));
          found.push(...problems.map((problem) => `${presses.join(', ')}: ${problem}`));
        }
        return found;
      });
      expect(problems).toEqual([]);
    },
  );
}
