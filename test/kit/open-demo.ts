import type { BrowserContextOptions, Page } from 'playwright-core';
import { openPage } from './open-page.ts';
import { theDemo } from './the-demo.ts';

/** Opens a screen of the demo as somebody with every right sees it, until the end of the test. */
export async function openDemo(
  path: string,
  options: BrowserContextOptions,
): Promise<{ page: Page; refusals: string[] }> {
  const { url, storageState } = theDemo();
  const opened = await openPage(`${url}${path}`, { ...options, storageState });
  await opened.page.locator('.frame main').waitFor();
  return opened;
}
