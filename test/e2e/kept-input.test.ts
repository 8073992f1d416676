import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { OutageAnswer, OutageList } from '../../collector/src/api/contract/outages.ts';
import { capability } from '../kit/capabilities.ts';
import { command } from '../kit/command.ts';
import { openDemo } from '../kit/open-demo.ts';
import { openPage } from '../kit/open-page.ts';
import { serve } from '../kit/serve-process.ts';
import { tempDir } from '../kit/temp-dir.ts';
import { theDemo } from '../kit/the-demo.ts';
import { until } from '../kit/until.ts';
import { violations } from '../kit/violations.ts';

const view = { locale: 'en-GB', viewport: { width: 1280, height: 900 } } as const;

/** A page that has tried in vain some times waits up to half a minute for its next attempt (collector/web/live/session.ts), which takes its time, too. */
const backMs = 45_000;

/** Begins an incident, and leaves it there. */
async function beginIncident(page: Page, title: string) {
  await page.getByRole('button', { name: 'New incident' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New incident' });
  await dialog.getByLabel('Title').fill(title);
  return dialog;
}

capability('chromium')(
  'a collector that is killed while somebody types takes nothing away, and nothing is there twice',
  async () => {
    const data = tempDir();
    const killed = await serve(data);
    const { host } = new URL(killed.url);
    const link = (await command(['login', '--data', data])).out[0] ?? '';
    const { page } = await openPage(link.replace('/#', '/incidents#'), view);
    const dialog = await beginIncident(page, 'The order system does not answer');
    await killed.end('SIGKILL');
    await page.locator('.frame[data-stale=true]').waitFor();
    await dialog.getByRole('button', { name: 'Open incident' }).click();
    await dialog.getByText('Not saved').waitFor();
    await serve(data, '--listen', host);
    await page.locator('.frame[data-stale=false]').waitFor({ timeout: backMs });
    expect(await dialog.getByLabel('Title').inputValue()).toBe('The order system does not answer');
    await dialog.getByRole('button', { name: 'Open incident' }).click();
    await page.getByRole('heading', { name: 'The order system does not answer' }).waitFor();
    const open = await page.evaluate<number>(
      "fetch('/api/v1/incidents?open=true').then((response) => response.json()).then(({ total }) => total)",
    );
    expect(open).toBe(1);

    // It turns out to be part of another one.
    const other = await page.evaluate<string>(
      `fetch('/api/v1/incidents', { method: 'POST', headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ title: 'The power is out', source: 'manual' }) }).then((response) => response.json()).then(({ id }) => id)`,
    );
    await page.getByRole('button', { name: 'Merge' }).click();
    const merging = page.getByRole('dialog', { name: 'Merge into another incident' });
    await merging.getByLabel('Merged into').selectOption(other);
    expect(await violations(page)).toEqual([]);
    await merging.getByRole('button', { name: 'Merge' }).click();
    await page.getByRole('heading', { name: 'The power is out' }).waitFor();
    await page.goBack();
    await page.getByRole('link', { name: `${other}` }).waitFor();
    expect(await page.getByRole('button', { name: 'Merge' }).count()).toBe(0);
  },
);

/** The outage of seven months ago, which no other test looks at. */
async function oldOutage(): Promise<{ month: string; read(): Promise<OutageAnswer> }> {
  const now = Temporal.Now.zonedDateTimeISO('Asia/Tokyo').toPlainDate().toPlainYearMonth();
  const month = now.subtract({ months: 7 }).toString();
  const read = async (): Promise<OutageAnswer> => {
    const { outages } = await theDemo().api.get<OutageList>(`/api/v1/outages?month=${month}`);
    const last = outages.at(-1);
    if (last === undefined) throw new Error(`no outage in ${month}`);
    return last;
  };
  return { month, read };
}

capability('chromium')('of two people at one outage nobody loses a word unasked', async () => {
  const { url } = theDemo();
  const { month, read } = await oldOutage();
  const { target, from } = await read();
  const path = `/outages?month=${month}&edit=${encodeURIComponent(`${target}@${from}`)}`;
  const { page: one } = await openDemo(path, view);
  const other = await one.context().newPage();
  await other.goto(`${url}${path}`);
  const cause = (page: Page) => page.getByLabel('What happened');
  const waived = (page: Page) => page.locator('.note-waived input');
  for (const page of [one, other]) await cause(page).waitFor();
  // Both build on the same version: what each says of another part is put together.
  await one.locator('.categories label', { hasText: 'Network' }).click();
  await Promise.all([cause(one).fill('A cable was pulled'), waived(other).fill('The cable is fixed to the rack now')]);
  for (const page of [one, other]) await page.locator('.save-mark', { hasText: /^Saved/ }).waitFor();
  await until('both are told', backMs, async () => {
    const said = (await read()).notes[0]?.note;
    return said?.cause?.text === 'A cable was pulled' && said.waived === 'The cable is fixed to the rack now'
      ? said
      : undefined;
  });
  // A page that does not know of the other's category yet would hold a cause without one.
  await until('both see both', backMs, async () => {
    const seen = await Promise.all([cause(other).inputValue(), waived(one).inputValue()]);
    return seen.every((text) => text !== '') ? seen : undefined;
  });
  // What both say of the same part waits for one of them.
  await Promise.all([cause(one).fill('It was the cleaners'), cause(other).fill('A switch restarted')]);
  const torn = await Promise.race(
    [one, other].map(async (page) => {
      await page.locator('.conflict').waitFor();
      return page;
    }),
  );
  const mine = await cause(torn).inputValue();
  expect(await violations(torn, 'main')).toEqual([]);
  await torn.getByRole('button', { name: 'Save what is entered here' }).click();
  await torn.locator('.save-mark', { hasText: /^Saved/ }).waitFor();
  expect((await read()).notes[0]?.note.cause?.text).toBe(mine);
  // Who asks for an adjustment meanwhile asks for what he chose.
  await one.goto(`${url}/outages/${encodeURIComponent(`${target}@${from}`)}`);
  await one.getByRole('button', { name: 'Ask for an adjustment' }).click();
  const kind = one.getByRole('dialog').getByLabel('What is to change');
  await kind.selectOption({ index: 2 });
  const chosen = await kind.inputValue();
  await waived(other).fill('The rack is locked');
  await until(
    'it is heard of',
    backMs,
    async () => (await waived(one).inputValue()) === 'The rack is locked' || undefined,
  );
  expect(await kind.inputValue()).toBe(chosen);
});

capability('chromium')('who has to log in again finds what he was typing, at the same address', async () => {
  const { url, accounts } = theDemo();
  const tanaka = accounts.find(({ name }) => name === 'tanaka');
  const { page } = await openPage(`${url}/incidents`, view);
  const logIn = async () => {
    await page.getByLabel('User name').fill('tanaka');
    await page.getByLabel('Password').fill(tanaka?.password ?? '');
    await page.keyboard.press('Enter');
  };
  await logIn();
  const dialog = await beginIncident(page, 'The printers of Osaka are slow');
  await page.evaluate("fetch('/api/v1/session', { method: 'DELETE' })");
  await dialog.getByRole('button', { name: 'Open incident' }).click();
  await page.getByText('what you were typing is still there').waitFor();
  expect(await violations(page)).toEqual([]);
  // Nobody gets past it to what lies below.
  for (let press = 0; press < 3; press++) await page.keyboard.press('Escape');
  await logIn();
  await page.locator('.login-over').waitFor({ state: 'detached' });
  expect(await dialog.getByLabel('Title').inputValue()).toBe('The printers of Osaka are slow');
  expect(page.url()).toBe(`${url}/incidents`);
  await page.locator('.live').getByText('Live').waitFor();
});
