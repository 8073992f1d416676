import { fromBase32 } from '@kadoban/collector/src/people/base32.ts';
import { totpAt } from '@kadoban/collector/src/people/totp.ts';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { capability } from '../kit/capabilities.ts';
import { openDemo } from '../kit/open-demo.ts';
import { openPage } from '../kit/open-page.ts';
import { theDemo } from '../kit/the-demo.ts';
import { violations } from '../kit/violations.ts';

const view = { locale: 'en-GB', viewport: { width: 1280, height: 900 } } as const;
const password = 'korekara-3-nen';

/** Adds somebody, as an administrator does on the page; the link that invites him. */
async function invite(name: string, displayName: string, role: string, service?: string): Promise<string> {
  const { page } = await openDemo('/settings/people', view);
  await page.getByRole('button', { name: 'Add a user' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: false }).first().fill(displayName);
  await dialog.getByLabel('User name').fill(name);
  await dialog.getByRole('radio', { name: role }).check();
  if (service !== undefined) await dialog.getByRole('checkbox', { name: service }).check();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Add a user' }).click();
  const link = await page.getByRole('dialog', { name: 'Invitation' }).locator('code').innerText();
  expect(await violations(page)).toEqual([]);
  return link;
}

async function setPassword(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Set your password' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByLabel('New password again').fill(password);
  await page.keyboard.press('Enter');
  await page.locator('.frame').waitFor();
}

capability('chromium')(
  'somebody who is invited sets a password and a second factor, and comes in by both',
  async () => {
    const { page, refusals } = await openPage(theDemo().url, view);
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
    // In the tab that asks for it, a link changes nothing of the address but what stands behind `#`.
    await page.goto(await invite('nishi', 'Nishi Haruka', 'Operator'));
    await setPassword(page);
    await page.getByRole('button', { name: 'Account: Nishi Haruka' }).click();
    await page.getByRole('button', { name: 'Switch on' }).click();
    const secret = (await page.locator('.account-totp code').innerText()).replaceAll(' ', '');
    const code = (stepsAhead: number) => totpAt(fromBase32(secret), Math.floor(Date.now() / 30_000) + stepsAhead);
    await page.getByLabel('Verification code').fill(code(0));
    await page.getByLabel('Present password').fill(password);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    const codes = page.getByRole('dialog', { name: 'Recovery codes' });
    await codes.waitFor();
    const recovery = await codes.locator('code').allInnerTexts();
    expect(recovery).toHaveLength(8);
    expect(await violations(page)).toEqual([]);
    await codes.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByRole('button', { name: 'Log out' }).click();

    await page.getByLabel('User name').fill('nishi');
    await page.getByLabel('Password').fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Verification code' }).waitFor();
    expect(await violations(page)).toEqual([]);
    // The code of now was used up; that of the next half minute is good already.
    await page.keyboard.type(code(1));
    await page.keyboard.press('Enter');
    await page.locator('.frame').waitFor();
    // That nobody is in yet, and that a code is missing, are told by a 401.
    expect(refusals.filter((one) => !one.includes('401'))).toEqual([]);
  },
);

capability('chromium')('a customer sees his service, and nothing that leads elsewhere', async () => {
  const link = await invite('kokyaku', 'Minami Shoji', 'Viewer', '受注サイト');
  const { page } = await openPage(link, view);
  await setPassword(page);
  await page.locator('main h1').first().waitFor();
  const sections = await page.locator('.rail-item').allInnerTexts();
  expect(sections.map((text) => text.trim())).toEqual(['Overview', 'Services', 'Downtime', 'Reports', 'Settings']);
  const { url, api } = theDemo();
  const { definitions } = await api.get<{ definitions: { definition: { id: string; title?: string } }[] }>(
    '/api/v1/services',
  );
  const { hosts } = await api.hosts();
  const others = definitions
    .map(({ definition: { id, title } }) => title ?? id)
    .filter((title) => title !== '受注サイト');
  expect(others.length).toBeGreaterThan(3);
  for (const path of ['/', '/services', '/outages', '/reports']) {
    await page.goto(`${url}${path}`);
    await page.locator('main h1').first().waitFor();
    await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
    const text = await page.locator('body').innerText();
    expect([path, [...others, ...hosts.map(({ name }) => name)].filter((name) => text.includes(name))]).toEqual([
      path,
      [],
    ]);
    expect(await violations(page)).toEqual([]);
  }
});
