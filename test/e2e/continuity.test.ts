import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { capability } from '../kit/capabilities.ts';
import { launchBrowser } from '../kit/launch-browser.ts';
import { openDemo } from '../kit/open-demo.ts';
import { tempDir } from '../kit/temp-dir.ts';
import { violations } from '../kit/violations.ts';

const contacts = '/continuity?view=distributions';
const passphrase = '四つの 言葉 から なる 合言葉';

/** What a page asks for from now on. */
function asked(page: Page): string[] {
  const all: string[] = [];
  page.on('request', (request) => all.push(`${request.url()} ${request.postData() ?? ''}`));
  return all;
}

/** A browser without a network. */
async function offline(options: BrowserContextOptions): Promise<Page> {
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  return (await browser.newContext({ ...options, offline: true })).newPage();
}

capability('chromium')(
  'the emergency contacts open from a file without a network, by their passphrase alone',
  async () => {
    const { page } = await openDemo(contacts, { locale: 'ja-JP', acceptDownloads: true });
    await page.getByRole('button', { name: '暗号化ファイルを作成' }).click();
    const dialog = page.getByRole('dialog');
    const make = dialog.getByRole('button', { name: '作成してダウンロード' });
    await dialog.getByLabel('合言葉', { exact: true }).fill('短い合言葉');
    await dialog.getByLabel('合言葉（確認）').fill('短い合言葉');
    await dialog.getByText('12 文字以上で入力してください。').waitFor();
    expect(await make.isDisabled()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await dialog.getByLabel('合言葉', { exact: true }).fill(passphrase);
    await dialog.getByLabel('合言葉（確認）').fill(passphrase);
    const sent = asked(page);
    const [download] = await Promise.all([page.waitForEvent('download'), make.click()]);
    const path = join(tempDir(), download.suggestedFilename());
    await download.saveAs(path);
    expect(sent.filter((one) => one.includes('合言葉') || one.includes(encodeURIComponent('合言葉')))).toEqual([]);

    const file = await offline({ locale: 'ja-JP', viewport: { width: 390, height: 844 } });
    const wanted = asked(file);
    await file.goto(`file://${path}`);
    expect(await file.content()).not.toContain('suzuki@kita.example.jp');
    await file.getByLabel('合言葉').fill('別の とても 長い 合言葉');
    await file.keyboard.press('Enter');
    await file.getByText('合言葉が違うか、ファイルが壊れています。').waitFor();
    await file.getByLabel('合言葉').fill(passphrase);
    await file.keyboard.press('Enter');
    await file.getByRole('cell', { name: 'suzuki@kita.example.jp' }).first().waitFor();
    expect(await violations(file)).toEqual([]);
    expect(wanted.map((one) => new URL(one.trim()).protocol)).toEqual(['file:']);
  },
);

capability('chromium')('a page without a secure connection says why it cannot encrypt', async () => {
  const { page } = await openDemo(contacts, { locale: 'ja-JP' });
  await page.addInitScript('Object.defineProperty(window, "isSecureContext", { value: false })');
  await page.reload();
  await page.getByText('HTTPS または localhost で開いてください').waitFor();
  expect(await page.getByRole('button', { name: '暗号化ファイルを作成' }).count()).toBe(0);
});

capability('chromium')('a risk is accepted by somebody on a day, and stands in the register with both', async () => {
  const { page } = await openDemo('/continuity?view=risks', { locale: 'ja-JP' });
  await page.getByRole('button', { name: 'リスクを登録' }).click();
  const dialog = page.getByRole('dialog');
  const save = dialog.getByRole('button', { name: '保存' });
  await dialog.getByLabel('名称').fill('保守部品の供給終了');
  await dialog.getByLabel('影響先').selectOption({ label: '可用性' });
  await dialog.getByLabel('登録日').fill('2026-01-15');
  await dialog.getByLabel('発生可能性').selectOption({ label: '高' });
  await dialog.getByLabel('影響度').selectOption({ label: '高' });
  await dialog.getByLabel('名前で検索').fill('db-01');
  await dialog.getByLabel('db-01', { exact: true }).check();
  await dialog.getByLabel('次回見直し').fill('2026-02-15');
  expect(await save.isEnabled()).toBe(true);
  await dialog.getByLabel('対応方針').selectOption({ label: '受容' });
  expect(await save.isDisabled()).toBe(true);
  await dialog.getByLabel('受容の承認者').fill('鈴木 一郎');
  await dialog.getByLabel('受容日').fill('2026-01-20');
  await save.click();
  const row = page.getByRole('row', { name: '保守部品の供給終了' });
  await row.waitFor();
  const shown = await row.innerText();
  for (const text of ['db-01', '■■■ 高', '受容', '鈴木 一郎 2026-01-20', '期限超過', '● 未解消'])
    expect(shown).toContain(text);
  expect(await page.getByRole('row').nth(1).innerText()).toContain('保守部品の供給終了');
});
