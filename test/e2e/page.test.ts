import { expect } from 'vitest';
import { capability } from '../kit/capabilities.ts';
import { openPage } from '../kit/open-page.ts';
import { playing } from '../kit/scene.ts';
import { violations } from '../kit/violations.ts';

/** As clouds and build machines name theirs: no screen is wide enough for all of it. */
const longName = 'build-runner-2026-x64-large-00042.ap-northeast-1.compute.minami.example.jp';

const views = [
  { locale: 'ja-JP', colorScheme: 'light', viewport: { width: 1440, height: 900 }, up: '稼働' },
  { locale: 'en-GB', colorScheme: 'dark', viewport: { width: 1440, height: 900 }, up: 'Up' },
  { locale: 'ja-JP', colorScheme: 'dark', viewport: { width: 390, height: 844 }, up: '稼働' },
  { locale: 'en-GB', colorScheme: 'light', viewport: { width: 390, height: 844 }, up: 'Up' },
] as const;

capability('binaries', 'chromium')(
  'every screen is accessible, in both languages, both themes, wide and narrow',
  async () => {
    const { login, host, url, api } = await playing();
    const renamed = await fetch(`${url}/api/v1/hosts/${host.id}/rename`, {
      method: 'POST',
      headers: { authorization: `Bearer ${api.key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: longName }),
    });
    expect(renamed.status).toBe(204);
    for (const { up, ...view } of views) {
      const { page, refusals } = await openPage(await login(), view);
      await page.getByText(up, { exact: true }).first().waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe(view.locale.slice(0, 2));
      expect(await violations(page)).toEqual([]);
      await page.getByRole('link', { name: longName }).first().click();
      await page.getByText('shop').first().waitFor();
      await page.locator('canvas').first().waitFor();
      expect(await violations(page)).toEqual([]);
      const isWider = await page.evaluate(
        'document.documentElement.scrollWidth > document.documentElement.clientWidth',
      );
      expect([view, isWider]).toEqual([view, false]);
      expect(refusals).toEqual([]);
    }
  },
);

capability('binaries', 'chromium')('a host is reached by the keyboard alone', async () => {
  const { login, host } = await playing();
  const { page } = await openPage(await login(), { locale: 'en-GB' });
  await page.getByText('Up', { exact: true }).first().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type(host.name);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/hosts/${host.id}**`);
});
