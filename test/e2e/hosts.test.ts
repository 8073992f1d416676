import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { capability } from '../kit/capabilities.ts';
import { openDemo } from '../kit/open-demo.ts';
import { theDemo } from '../kit/the-demo.ts';

/** The list of hosts of the demo, with every row there. */
async function hostList(query = ''): Promise<Page> {
  const { page } = await openDemo(`/hosts${query}`, { locale: 'en-GB', viewport: { width: 1440, height: 900 } });
  await page.locator('tbody a[data-row]').first().waitFor();
  return page;
}

capability('chromium')(
  'hosts are marked by the keyboard and tagged together, and the list is grouped by it',
  async () => {
    const page = await hostList('?q=vpn&sort=name');
    const { api } = theDemo();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByText('1 host selected').waitFor();
    await page.getByRole('button', { name: 'Change tags' }).click();
    await page.getByLabel('Tags to add').fill('rack:a7');
    await page.getByRole('dialog').getByRole('button', { name: 'Change tags' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const tagged = (await api.hosts()).hosts.filter(({ tags }) => tags.includes('rack:a7'));
    expect(tagged.map(({ name }) => name)).toEqual(['vpn-01']);
    await page.getByLabel('Group by').selectOption('tag:rack');
    await page.locator('.group-row').getByText('a7').waitFor();
    expect(new URL(page.url()).searchParams.get('group')).toBe('tag:rack');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('vpn-01');
    await page.getByRole('option', { name: 'vpn-01' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'vpn-01' }).waitFor();
  },
);

capability('chromium')(
  'a view keeps what is shown under a name, and its address shows the same to others',
  async () => {
    const page = await hostList();
    await page.getByLabel('Group by').selectOption('state');
    await page.getByText('Views', { exact: true }).click();
    await page.getByLabel('Name for what you see').fill('night watch');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('View: night watch').waitFor();
    await page.getByRole('button', { name: 'All hosts' }).click();
    await page.locator('.group-row').first().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'night watch', exact: true }).click();
    await page.locator('.group-row').first().waitFor();
    const shared = new URL(page.url());
    expect(Object.fromEntries(shared.searchParams)).toMatchObject({ group: 'state', as: 'night watch' });
    const other = await hostList(shared.search);
    await other.locator('.group-row').first().waitFor();
    // A page beside it knows the view, and keeps it when it saves one of its own.
    const beside = await page.context().newPage();
    await beside.goto(shared.origin + shared.pathname);
    await page.getByRole('button', { name: 'Remove the view “night watch”' }).waitFor();
    for (const [one, name] of [
      [page, 'first'],
      [beside, 'second'],
    ] as const) {
      if (one === beside) await one.getByText('Views', { exact: true }).click();
      await one.getByLabel('Name for what you see').fill(name);
      await one.getByRole('button', { name: 'Save' }).click();
      await one.getByRole('button', { name, exact: true }).waitFor();
    }
    for (const name of ['night watch', 'first', 'second'])
      await page.getByRole('button', { name, exact: true }).waitFor();
  },
);

capability('chromium')('the month of all hosts leads to a day of one', async () => {
  const page = await hostList('?view=grid');
  const strip = page.locator('tr', { hasText: 'web-02' }).locator('.day-strip');
  await strip.click({ position: { x: 4, y: 10 } });
  await page.waitForURL(/\/hosts\/[^?]+\?from=/);
  const { searchParams } = new URL(page.url());
  const [from, to] = ['from', 'to'].map((name) => Date.parse(searchParams.get(name) ?? ''));
  expect((to ?? 0) - (from ?? 0)).toBe(86_400_000);
});

capability('chromium')('an address that points at an instant shows what the host was like then', async () => {
  const page = await hostList();
  await page.getByRole('link', { name: 'web-02' }).click();
  await page.waitForURL(/\/hosts\/[^/]+$/);
  const atMs = Math.floor(Date.now() / 60_000) * 60_000 - 3_600_000;
  const at = new Date(atMs + 9 * 3_600_000).toISOString().replace('.000Z', '+09:00');
  await page.goto(`${page.url()}?at=${encodeURIComponent(at)}`);
  const moment = page.locator('.moment');
  await moment.getByText(/CPU \d/).waitFor();
  expect(await moment.locator('time').getAttribute('datetime')).toBe(new Date(atMs).toISOString());
  // The pointer moves it, and where it leaves, the instant of the address is back.
  const frame = page.getByRole('slider', { name: 'Timeline of web-02' });
  await frame.hover({ position: { x: 5, y: 30 } });
  const opened = `[datetime="${new Date(atMs).toISOString()}"]`;
  await moment.locator(`time:not(${opened})`).waitFor();
  await page.mouse.move(0, 0);
  await moment.locator(`time${opened}`).waitFor();
});
