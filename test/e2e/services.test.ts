import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Overview } from '../../collector/src/api/contract/overview.ts';
import type { WhatIf } from '../../collector/src/api/contract/promise.ts';
import { capability } from '../kit/capabilities.ts';
import { openDemo } from '../kit/open-demo.ts';
import { theDemo } from '../kit/the-demo.ts';

/** A screen of the demo, as somebody with every right sees it. */
async function screen(path: string): Promise<Page> {
  const { page } = await openDemo(path, { locale: 'ja-JP', viewport: { width: 1440, height: 900 } });
  await page.locator('main h1').first().waitFor();
  return page;
}

const overview = () => theDemo().api.get<Overview>('/api/v1/overview');

capability('chromium')('a service is made from a template, and its page says in words what was promised', async () => {
  const page = await screen('/services');
  await page.getByRole('button', { name: 'サービスを作成' }).click();
  const form = page.getByRole('dialog');
  await form.getByText('業務システム').click();
  await form.getByLabel('サービス名').fill('人事ポータル');
  expect(await form.getByLabel('識別子').inputValue()).toBe('service-1');
  await form.getByLabel('識別子').fill('hr-portal');
  await form.getByLabel('名前で検索').fill('web-0');
  await form.getByLabel('web-01', { exact: true }).check();
  await form.getByLabel('web-02', { exact: true }).check();
  await form.getByLabel('1 項目以上が正常なとき').check();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await form.getByRole('button', { name: '保存' }).click();
  await page.waitForURL('**/services/hr-portal');
  await page.getByText('営業日9–18時に、2台のうち1台以上が応答していること').waitFor();
  const made = (await overview()).promises.find(({ slo }) => slo === 'hr-portal');
  expect(made).toMatchObject({ title: '人事ポータル', objective: '99.5', target: 'hr-portal' });
});

capability('chromium')('what the month would be without an outage is what the collector reckons', async () => {
  const page = await screen('/services/order-site');
  const box = page.getByRole('checkbox').and(page.locator(':enabled')).first();
  const asked = page.waitForResponse((response) => response.url().includes('/what-if?'));
  await box.check();
  const { after }: WhatIf = await (await asked).json();
  const shown = page.locator('.what-if [data-which="after"] data');
  expect(await shown.getAttribute('value')).toBe(after.primary?.percent);
  await page.reload();
  await shown.waitFor();
  expect(new URL(page.url()).searchParams.get('without')).not.toBe(null);
});

capability('chromium')(
  'arrows go through the days of the month, and the address keeps the one that is looked at',
  async () => {
    const page = await screen('/services/order-site?day=2026-11-05&month=2026-11');
    const month = page.locator('.month-grid');
    await month.locator('[data-day="2026-11-05"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowLeft');
    await page.locator('.day-detail').getByText('2026-11-11').waitFor();
    expect(new URL(page.url()).searchParams.get('day')).toBe('2026-11-11');
    expect(await month.locator(':focus').getAttribute('data-day')).toBe('2026-11-11');
  },
);

capability('chromium')('a wall board shows nothing but the screen, and Escape leads back', async () => {
  const page = await screen('/');
  await page.getByRole('link', { name: '大画面表示' }).click();
  await page.locator('.rail').waitFor({ state: 'hidden' });
  const rows = page.locator('table.promises > tbody > tr[data-status] > th a');
  const before = await rows.allTextContents();
  // The worst stands first there also after it has changed which one that is: nobody is there to ask for it.
  await page.route('**/api/v1/overview?**', async (route) => {
    const response = await route.fetch();
    const { promises, ...rest } = (await response.json()) as Overview;
    await route.fulfill({ response, json: { ...rest, promises: promises.toReversed() } });
  });
  await rows
    .first()
    .getByText(before.at(-1) ?? '')
    .waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.rail').waitFor();
  expect(new URL(page.url()).search).toBe('');
});

capability('chromium')('the overview tells the worst first, and a row tells the days that cost something', async () => {
  const { promises } = await overview();
  const page = await screen('/');
  const rows = page.locator('table.promises > tbody > tr[data-status] > th a');
  await rows.first().waitFor();
  expect(await rows.allTextContents()).toEqual(promises.map(({ title }) => title));
  const costly = promises.find(({ days }) => days.some(({ downMs }) => downMs > 0));
  const index = promises.findIndex(({ slo }) => slo === costly?.slo);
  await page.locator('table.promises .col-more button').nth(index).click();
  const told = page.locator('.bad-days tbody th');
  await told.first().waitFor();
  expect(await told.allTextContents()).toEqual(costly?.days.filter(({ downMs }) => downMs > 0).map(({ day }) => day));
});
