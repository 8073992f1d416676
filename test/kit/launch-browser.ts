import { type Browser, chromium } from 'playwright-core';
import { chromiumPath } from './capabilities.ts';

/** Without these Chromium asks servers of its maker at every start. */
const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

/** A Chromium without a window, which whoever launched it closes. */
export function launchBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', ...quiet];
  return chromium.launch({ executablePath: chromiumPath() ?? '', args });
}
