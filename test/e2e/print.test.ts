import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { capability } from '../kit/capabilities.ts';
import { openDemo } from '../kit/open-demo.ts';
import { theDemo } from '../kit/the-demo.ts';

/** A4 without its margins has 703. */
const paperPxMax = 720;

interface Printed {
  readonly shown: string[];
  /** Of frames, and of what is drawn in them to measure. */
  readonly widths: { readonly frame: number; readonly drawn: number }[];
  readonly colours: string;
}

/** Tells it to the page's own document, in which a test can read afterwards. */
const telling = `
  const paper = matchMedia('print');
  paper.addEventListener('change', () => {
    if (!paper.matches) return;
    const isShown = (selector) => [...document.querySelectorAll(selector)].some((one) => one.checkVisibility());
    const widths = [...document.querySelectorAll('.timeline-frame, .plot')].map((frame) => {
      const drawn = frame.querySelector('svg, canvas')?.getBoundingClientRect().width ?? 0;
      return { frame: frame.clientWidth, drawn: Math.round(drawn) };
    });
    const shown = ['.rail', '.bar', 'main .button', 'main h1'].filter(isShown);
    const colours = getComputedStyle(document.documentElement).colorScheme;
    document.documentElement.dataset.printed = JSON.stringify({ shown, widths, colours });
  });`;

/** What the page is as it goes to paper: the browser asks for that once, and waits for nothing. */
async function printed(page: Page): Promise<Printed> {
  await page.evaluate(telling);
  await page.pdf({ preferCSSPageSize: true });
  return JSON.parse((await page.locator('html').getAttribute('data-printed')) ?? '{}');
}

capability('chromium')('a host is printed without what surrounds it, and its charts fit the paper', async () => {
  const { hosts } = await theDemo().api.get<{ hosts: { id: string }[] }>('/api/v1/hosts');
  const viewport = { width: 1440, height: 900 };
  const { page } = await openDemo(`/hosts/${hosts[0]?.id}`, { locale: 'ja-JP', viewport, colorScheme: 'dark' });
  await page.locator('.plot canvas').first().waitFor();
  const { shown, widths, colours } = await printed(page);
  expect(shown).toEqual(['main h1']);
  expect(colours).toBe('light');
  expect(widths.length).toBeGreaterThan(3);
  for (const { frame, drawn } of widths) {
    expect(drawn).toBe(frame);
    expect(frame).toBeLessThan(paperPxMax);
  }
});
