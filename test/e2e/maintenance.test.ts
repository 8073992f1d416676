import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { MaintenanceWindows } from '../../collector/src/api/contract/maintenance.ts';
import { capability } from '../kit/capabilities.ts';
import { openDemo } from '../kit/open-demo.ts';
import { openPage } from '../kit/open-page.ts';
import { theDemo } from '../kit/the-demo.ts';
import { until } from '../kit/until.ts';
import { violations } from '../kit/violations.ts';

const view = { locale: 'ja-JP', viewport: { width: 1440, height: 900 }, timezoneId: 'Asia/Tokyo' } as const;

/** A day of the demo's organisation, counted from today. */
const dayIn = (days: number) => Temporal.Now.plainDateISO('Asia/Tokyo').add({ days });

const planning = (from: string, to: string) => `/maintenance?new=${from}/${to}`;

/** The months around today, as everybody sees them. */
async function windows(title: string): Promise<MaintenanceWindows['windows']> {
  const [from, to] = [dayIn(-31), dayIn(300)].map((day) => `${day}T00:00:00Z`);
  const told = await theDemo().api.get<MaintenanceWindows>(`/api/v1/maintenance-windows?from=${from}&to=${to}`);
  return told.windows.filter((window) => window.title === title);
}

/** What is written is told at once, but not before it was sent. */
const windowsAre = (title: string, count: number) =>
  until(`${count} windows of ${title}`, 10_000, async () => (await windows(title)).length === count || undefined);

async function open(path: string, options: BrowserContextOptions = view): Promise<Page> {
  const { page } = await openDemo(path, options);
  return page;
}

/** The page of somebody else than who planned the work. */
async function openAs(name: string, path: string): Promise<Page> {
  const { url, accounts } = theDemo();
  const { page } = await openPage(`${url}${path}`, view);
  await page.getByLabel('ユーザー名').fill(name);
  await page.getByLabel('パスワード').fill(accounts.find((account) => account.name === name)?.password ?? '');
  await page.keyboard.press('Enter');
  await page.locator('.frame main').waitFor();
  return page;
}

/** Fills in what every plan needs, and asks for its approval. */
async function request(page: Page, title: string, host: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('作業名').fill(title);
  await dialog.getByLabel(host, { exact: true }).check();
  await dialog.getByRole('button', { name: '承認を依頼' }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Presses a button of the window that is open, and again in the dialog that asks whether it is meant. */
async function confirm(page: Page, name: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  const asked = page.getByRole('dialog', { name });
  await asked.waitFor();
  expect(await violations(page)).toEqual([]);
  await asked.getByRole('button', { name, exact: true }).click();
  await asked.waitFor({ state: 'detached' });
}

/** What the calendar program of somebody who subscribes is told, its long lines whole again. */
async function feedOf(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'カレンダーで購読' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'URL を作成' }).click();
  const address = await dialog.locator('code').innerText();
  expect(await violations(page)).toEqual([]);
  const text = await (await fetch(address)).text();
  await dialog.getByRole('button', { name: '取り消す' }).click();
  await dialog.getByText('まだ作成していません。').waitFor();
  expect((await fetch(address)).status).toBe(401);
  await page.keyboard.press('Escape');
  return text.replaceAll('\r\n ', '');
}

const chips = (page: Page, title: string): Locator => page.locator('.window-chip', { hasText: title });

capability('chromium')('planned work is asked for, approved by somebody else, begun and ended', async () => {
  const title = `<b onclick="alert(1)">HTML</b> & "引用" ${'長い作業名'.repeat(40)}`.slice(0, 200);
  const day = dayIn(0);
  const page = await open(planning(`${day.subtract({ days: 1 })}T00:00`, `${day.add({ days: 1 })}T00:00`));
  const dialog = page.getByRole('dialog');
  await dialog.getByText('未入力: 作業名、対象').waitFor();
  await dialog.getByLabel(/^変更の理由/).fill('緊急の対応');
  await dialog.getByText('開始時刻を過ぎているため').waitFor();
  expect(await violations(page)).toEqual([]);
  await request(page, title, 'backup-01');
  await chips(page, title).first().waitFor();
  await page.locator('.window-table').getByText(title).waitFor();
  expect(await page.locator('main b', { hasText: 'HTML' }).count()).toBe(0);

  const other = await openAs('suzuki', '/maintenance');
  await chips(other, title).first().click();
  await other.getByRole('dialog').getByRole('button', { name: '承認する' }).click();
  const approval = other.getByRole('dialog', { name: '承認する' });
  await approval.getByLabel('承認の理由').fill('事後の確認');
  expect(await violations(other)).toEqual([]);
  await approval.getByRole('button', { name: '承認する' }).click();
  await approval.waitFor({ state: 'detached' });
  expect(await windows(title)).toMatchObject([{ approvedBy: 'suzuki' }]);

  const banner = page.locator('.now-row', { hasText: title });
  await banner.getByRole('button', { name: '作業を開始' }).click();
  await banner.getByRole('button', { name: '作業を終了' }).click();
  await banner.waitFor({ state: 'detached' });
  const [done] = await windows(title);
  expect(Date.parse(done?.endedAt ?? '')).toBeGreaterThan(Date.parse(done?.startedAt ?? ''));
  expect(await feedOf(page)).toContain(`SUMMARY:${title}`);
  await chips(page, title).first().click();
  expect(await violations(page)).toEqual([]);
  await confirm(page, '予定を削除');
});

capability('chromium')('a series ends after as many times as its form says, whoever writes its rule', async () => {
  const title = '証明書の入れ替え';
  const first = dayIn(8);
  const page = await open(planning(`${first}T02:00`, `${first}T04:00`));
  const form = page.getByRole('dialog');
  await form.getByText('繰り返す').click();
  await form.getByLabel('タイムゾーン').selectOption('America/New_York');
  await form.getByLabel('終わり').selectOption('count');
  await form.getByLabel(/^回数/).fill('3');
  await form.getByLabel('頻度').selectOption('week');
  await form.getByLabel('頻度').selectOption('other');
  expect(await form.getByLabel(/^RRULE/).inputValue()).toMatch(/^FREQ=WEEKLY;BYDAY=..;COUNT=3$/);
  const next = form.locator('.next-windows');
  await next.getByText('次の 3 回').waitFor();
  expect(await next.locator('thead th').allInnerTexts()).toEqual([
    expect.stringContaining('America/New_York'),
    expect.stringContaining('Asia/Tokyo'),
  ]);
  expect(await violations(page)).toEqual([]);
  await request(page, title, 'mail-01');
  const [one, another] = await windows(title);
  expect(await windows(title)).toHaveLength(3);

  await page.goto(`${theDemo().url}/maintenance?window=${encodeURIComponent(another?.id ?? '')}&day=${another?.date}`);
  await confirm(page, 'この回を中止');
  await windowsAre(title, 2);
  await page.goto(`${theDemo().url}/maintenance?window=${encodeURIComponent(one?.id ?? '')}&day=${one?.date}`);
  await page.getByRole('dialog').getByRole('button', { name: '全回を変更' }).click();
  expect(await form.getByLabel('終わり').inputValue()).toBe('count');
  await form.getByLabel(/^回数/).fill('5');
  await form.getByRole('button', { name: '承認を依頼' }).click();
  await form.waitFor({ state: 'detached' });
  expect(await windows(title)).toHaveLength(4);
  await chips(page, title).first().click();
  await confirm(page, '予定を削除');
  await windowsAre(title, 0);
});

capability('chromium')('times are typed as people say them, in the language of the page', async () => {
  const english = await open(planning(`${dayIn(3)}T02:00`, `${dayIn(3)}T04:00`), { ...view, locale: 'en-US' });
  const begins = english.getByLabel(/^Begins/);
  await begins.fill('tomorrow 02:00');
  await english.getByText(`${dayIn(1)} 02:00 JST`).waitFor();
  const page = await open(planning(`${dayIn(3)}T02:00`, `${dayIn(3)}T04:00`), { ...view, locale: 'ja-JP' });
  const dialog = page.getByRole('dialog');
  const from = dialog.getByLabel(/^開始/);
  await from.fill('明日 2時半');
  await from.press('Tab');
  expect(await from.inputValue()).toBe(`${dayIn(1)} 02:30`);
  await from.fill('そのうち');
  await from.press('Tab');
  await dialog.getByText('日時として読めません').waitFor();
  expect(await dialog.getByRole('button', { name: '承認を依頼' }).isDisabled()).toBe(true);
  expect(await violations(page)).toEqual([]);
});

capability('chromium')('work that is in the way of other work is told so before anybody writes it', async () => {
  const title = 'ディスクの増設';
  const day = dayIn(10);
  const page = await open(planning(`${day}T02:00`, `${day}T04:00`));
  await request(page, title, 'file-01');
  await page.goto(`${theDemo().url}${planning(`${day}T03:00`, `${day}T05:00`)}`);
  const preview = page.locator('.plan-preview');
  await preview.getByText(`${day}`).first().waitFor();
  await preview.getByText('対象を選ぶと').waitFor();
  await page.getByRole('dialog').getByLabel('file-01', { exact: true }).check();
  await preview.getByText(`「${title}」と同じ対象: file-01`).waitFor();
  await page.goto(`${theDemo().url}/maintenance?day=${day}`);
  await chips(page, title).first().click();
  await confirm(page, '予定を削除');
});

capability('chromium')('days are chosen by dragging, also from the number of a day', async () => {
  const page = await open('/maintenance?day=2027-03-01');
  const number = (day: string) => page.locator(`[data-day="${day}"] .day-number`);
  await number('2027-03-09').hover();
  await page.mouse.down();
  await number('2027-03-11').hover();
  await page.mouse.up();
  await page.getByRole('dialog').waitFor();
  expect(new URL(page.url()).searchParams.get('new')).toBe('2027-03-09T00:00/2027-03-12T00:00');
  await page.keyboard.press('Escape');
  await number('2027-03-09').click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  expect(new URL(page.url()).searchParams.get('new')).toBe('2027-03-09T02:00/2027-03-09T04:00');
  // What was typed is not lost by one Escape too many.
  await page.keyboard.type('DB パッチ');
  await page.keyboard.press('Escape');
  await dialog.getByRole('alert').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

capability('chromium')('a week opens where now is, at any hour', async () => {
  const page = await open('/maintenance?view=week');
  await until('now within what is seen of the week', 10_000, async () => {
    const [box, now] = await Promise.all(['.week-scroll', '.week-now'].map((part) => page.locator(part).boundingBox()));
    if (!box || !now) return undefined;
    return (box.y <= now.y && now.y <= box.y + box.height) || undefined;
  });
});
