import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What violates WCAG 2.2 A and AA in the `part` of a page, by rule and place. Frames go: those of reports run no scripts, so that axe would wait for ever. */
export async function violations(page: Page, part = 'html'): Promise<string[]> {
  await page.evaluate('for (const frame of document.querySelectorAll("iframe")) frame.remove()');
  const { violations: found } = await new AxeBuilder({ page }).include(part).withTags(tags).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target}`));
}
