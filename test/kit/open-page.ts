import { type BrowserContextOptions, chromium } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { chromiumPath } from './capabilities.ts';

/** Without these Chromium asks servers of its maker at every start. */
const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

/** Opens a page in a Chromium of its own until the end of the test; `refusals` are what its console calls errors. */
export async function openPage(link: string, options: BrowserContextOptions) {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', ...quiet];
  const browser = await chromium.launch({ executablePath: chromiumPath() ?? '', args });
  onTestFinished(() => browser.close());
  const context = await browser.newContext({ timezoneId: 'Asia/Tokyo', ...options });
  const page = await context.newPage();
  const refusals: string[] = [];
  page.on('console', (message) => message.type() === 'error' && refusals.push(message.text()));
  await page.goto(link);
  return { page, refusals };
}
