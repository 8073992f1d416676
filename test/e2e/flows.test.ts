import type { Browser, Locator, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import type { OutageList } from '../../collector/src/api/contract/outages.ts';
import { capability } from '../kit/capabilities.ts';
import { launchBrowser } from '../kit/launch-browser.ts';
import { theDemo } from '../kit/the-demo.ts';
import { until } from '../kit/until.ts';

const view = { locale: 'en-GB', viewport: { width: 1440, height: 900 }, timezoneId: 'Asia/Tokyo' } as const;

/** What a saved change takes to be read again, at the most. */
const savedMs = 20_000;

/** How many stops of the Tab key a screen may have before what somebody wants. */
const stopsMax = 120;

async function browserOfTest(): Promise<Browser> {
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  return browser;
}

/** The page of somebody who logged in by name, by the keyboard alone. */
async function pageOf(browser: Browser, name: string): Promise<Page> {
  const { url, accounts } = theDemo();
  const page = await (await browser.newContext(view)).newPage();
  await page.goto(url);
  await page.getByLabel('User name').focus();
  await page.keyboard.type(name);
  await page.keyboard.press('Tab');
  await page.keyboard.type(accounts.find((account) => account.name === name)?.password ?? '');
  await page.keyboard.press('Enter');
  await page.locator('.frame main h1').first().waitFor();
  return page;
}

/** Goes to something by the Tab key, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop < stopsMax; stop++) {
    if ((await page.locator(':focus').and(target).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the Tab key does not get there');
}

/** What the page itself is answered, with the rights of who is logged in. */
function statusOf(page: Page, method: string, path: string): Promise<number> {
  const ask = { method, headers: { 'content-type': 'application/json', 'if-none-match': '*' }, body: '{}' };
  const init = JSON.stringify(method === 'GET' ? { method } : ask);
  return page.evaluate(`fetch(${JSON.stringify(path)}, ${init}).then((response) => response.status)`);
}

capability('chromium')('an operator goes from a row of the overview to its cause, by the keyboard alone', async () => {
  const { api } = theDemo();
  const page = await pageOf(await browserOfTest(), 'sato');
  await tabTo(page, page.locator('table.promises').getByRole('link', { name: 'メール 稼働率' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.locator('a.panel-link[href^="/outages"]'));
  await page.keyboard.press('Enter');
  await page.locator('tr [data-row="0"]').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  await page.locator('.categories input:focus').waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await page.keyboard.type('The queue of the mail filter was full');
  await page.keyboard.press('Enter');
  await page.locator('.note-editor').waitFor({ state: 'detached' });
  const cause = await until('the cause is in the ledger', savedMs, async () => {
    const { outages } = await api.get<OutageList>('/api/v1/outages');
    const mail = outages.filter(({ target }) => target === 'mail');
    return mail.map(({ notes }) => notes[0]?.note.cause).find((one) => one !== undefined);
  });
  expect(cause).toMatchObject({ text: 'The queue of the mail filter was full', certainty: 'suspected' });
});

/** Makes the next move of the report that is shown. */
async function move(page: Page, name: string, reason?: string): Promise<void> {
  await page.locator('.report-moves').getByRole('button', { name }).click();
  const dialog = page.getByRole('dialog');
  if (reason !== undefined) await dialog.getByRole('textbox').fill(reason);
  await dialog.getByRole('button', { name }).click();
  await dialog.waitFor({ state: 'detached' });
}

capability('chromium')(
  'a month becomes a final report by two people, and nobody approves of his own work',
  async () => {
    const { url } = theDemo();
    const browser = await browserOfTest();
    const approver = await pageOf(browser, 'suzuki');
    const manager = await pageOf(browser, 'yamada');
    const past = Temporal.Now.zonedDateTimeISO('Asia/Tokyo').toPlainDate().toPlainYearMonth().subtract({ months: 8 });
    for (const page of [approver, manager]) {
      await page.goto(`${url}/reports?month=${past}`);
      await page.getByRole('link', { name: '受注サイト サービスレベル合意' }).first().click();
      await page.locator('.report-steps').waitFor();
    }
    await move(manager, 'Revise', 'The customer asked for the sections anew');
    await move(manager, 'Check');
    expect(await manager.locator('.report-moves').getByRole('button', { name: 'Approve' }).isDisabled()).toBe(true);
    await approver.reload();
    await move(approver, 'Approve');
    await move(approver, 'Make final');
    await manager.reload();
    await manager.locator('.report-head').getByText('Final').waitFor();
    const steps = await manager.locator('.report-steps li[data-step="done"] b').allTextContents();
    expect(steps).toEqual(['Prepared', 'Checked', 'Approved', 'Final']);
  },
);

capability('chromium')(
  'a customer sees her services and her reports, and the collector has no others for her',
  async () => {
    const { url, api } = theDemo();
    const page = await pageOf(await browserOfTest(), 'ito');
    const rows = page.locator('table.promises > tbody > tr[data-status] > th a');
    await rows.first().waitFor();
    const titles = await rows.allTextContents();
    expect(titles.toSorted()).toEqual(['受注サイト 稼働率', '認証基盤 稼働率'].toSorted());
    await page.goto(`${url}/reports`);
    await page.getByText('受注サイト サービスレベル合意').first().waitFor();
    expect(await page.getByText('社内基幹システム').count()).toBe(0);
    // What is final is not shown as if its steps were still to be taken: of them she is told nothing.
    await page.getByRole('link', { name: '受注サイト サービスレベル合意' }).first().click();
    await page.locator('.report-head').getByText('Sent').waitFor();
    expect(await page.locator('.report-steps').count()).toBe(0);
    const { hosts } = await api.hosts();
    const refused = ['/api/v1/hosts', `/api/v1/hosts/${hosts[0]?.id}`, '/api/v1/audit'];
    for (const path of refused) expect([path, await statusOf(page, 'GET', path)]).toEqual([path, 403]);
    expect(await statusOf(page, 'GET', '/api/v1/services/mail')).toBe(404);
  },
);

capability('chromium')('an auditor finds who did what, and can change nothing', async () => {
  const { url } = theDemo();
  const page = await pageOf(await browserOfTest(), 'takahashi');
  await page.goto(`${url}/settings/audit`);
  const who = page.getByLabel('Who', { exact: true });
  await who.fill('tanaka');
  await who.press('Enter');
  const names = page.locator('main tbody th');
  await names.getByText('sato').first().waitFor({ state: 'detached' });
  await names.first().waitFor();
  expect(new Set(await names.allTextContents())).toEqual(new Set(['tanaka']));
  for (const path of ['/outages', '/maintenance', '/incidents', '/settings/people', '/services']) {
    await page.goto(`${url}${path}`);
    await page.locator('main h1').first().waitFor();
    await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
    expect([path, await page.locator('main .button.primary').count()]).toEqual([path, 0]);
  }
  for (const path of ['/api/v1/slas/new-one', '/api/v1/calendars/new-one', '/api/v1/maintenance/new-one'])
    expect([path, await statusOf(page, 'PUT', path)]).toEqual([path, 403]);
});
