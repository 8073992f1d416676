import type { BrowserContextOptions } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { launchBrowser } from './launch-browser.ts';

/** Opens a page in a Chromium of its own until the end of the test; `refusals` are what its console calls errors. */
export async function openPage(link: string, options: BrowserContextOptions) {
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  const context = await browser.newContext({ timezoneId: 'Asia/Tokyo', ...options });
  const page = await context.newPage();
  const refusals: string[] = [];
  page.on('console', (message) => message.type() === 'error' && refusals.push(message.text()));
  await page.goto(link);
  return { page, refusals };
}
