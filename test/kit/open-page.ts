import type { BrowserContextOptions } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { launchBrowser } from './launch-browser.ts';

/** What a page that failed a test showed is told so far. */
const shownMaxChars = 2000;

/** Opens a page in a Chromium of its own until the end of the test; `refusals` are what its console calls errors. */
export async function openPage(link: string, options: BrowserContextOptions) {
  const browser = await launchBrowser();
  const context = await browser.newContext({ timezoneId: 'Asia/Tokyo', ...options });
  const page = await context.newPage();
  const refusals: string[] = [];
  page.on('console', (message) => message.type() === 'error' && refusals.push(message.text()));
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') {
      const shown = await page.locator('body').innerText().catch(String);
      console.log(
        `${task.name}\nat ${page.url()}, with ${JSON.stringify(refusals)}:\n${shown.slice(0, shownMaxChars)}`,
      );
    }
    await browser.close();
  });
  await page.goto(link);
  return { page, refusals };
}
