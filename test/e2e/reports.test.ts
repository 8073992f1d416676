import { expect } from 'vitest';
import { capability } from '../kit/capabilities.ts';
import { openDemo } from '../kit/open-demo.ts';
import { theDemo } from '../kit/the-demo.ts';
import { violations } from '../kit/violations.ts';

const views = [
  { locale: 'ja-JP', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { locale: 'en-GB', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const;

const path = '/reports/minami-ec/2026-09';

capability('chromium')('a report is read in a frame that can do nothing, and its file proves itself', async () => {
  const { url } = theDemo();
  const { page, refusals } = await openDemo('/reports', { locale: 'en-GB' });
  const shown = page.waitForResponse((response) => response.url().includes('/preview'));
  await page.goto(`${url}${path}`);
  const preview = await shown;
  expect([preview.status(), preview.headers()['content-security-policy']]).toEqual([
    200,
    expect.stringContaining('sandbox'),
  ]);
  expect(await page.locator('iframe').getAttribute('sandbox')).toBe('');
  const file = await page.request.get(`${url}/api/v1${path}/files/pdf?lang=en&dates=era`);
  const json = await (await page.request.get(`${url}/api/v1${path}/files/json`)).text();
  expect(refusals).toEqual([]);

  await page.goto(`${url}/reports`);
  await page.getByRole('button', { name: 'Verify a file' }).click();
  const chosen = page.locator('input[type=file]');
  await chosen.setInputFiles({ name: 'report.pdf', mimeType: 'application/pdf', buffer: await file.body() });
  await page.getByRole('heading', { name: 'Genuine' }).waitFor();
  const forged = Buffer.from(json.replace(/"baseMs": \d+/, '"baseMs": 1'));
  await chosen.setInputFiles({ name: 'report.json', mimeType: 'application/json', buffer: forged });
  await page.getByRole('heading', { name: 'Does not match' }).waitFor();
  expect(await page.locator('.verify-result code').first().textContent()).toContain('baseMs');
  expect(await violations(page)).toEqual([]);
});

capability('chromium')('reports and their dialogs are accessible, and fit, wide and narrow', async () => {
  const { url } = theDemo();
  for (const view of views) {
    const { page } = await openDemo('/reports', view);
    for (const one of ['/reports', path]) {
      await page.goto(`${url}${one}`);
      await page.locator('.report-matrix, .report-steps').first().waitFor();
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect([one, view.locale, await violations(page)]).toEqual([one, view.locale, []]);
      expect(overflow).toBeLessThanOrEqual(0);
    }
    await page.getByRole('button', { name: /^(改訂する|Revise)$/ }).click();
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
  }
});
