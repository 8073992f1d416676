import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What violates WCAG 2.2 A and AA in the `part` of a page, by rule and place. Frames go: those of reports run no scripts, so that axe would wait for ever. */
export async function violations(page: Page, part = 'html'): Promise<string[]> {
  await page.evaluate('for (const frame of document.querySelectorAll("iframe")) frame.remove()');
  // What passed is not told, and what was found is not taken to another page of the browser, which is for frames: in a third of the time.
  const axe = new AxeBuilder({ page }).include(part).options({
    runOnly: { type: 'tag', values: tags },
    resultTypes: ['violations'],
  });
  const { violations: found } = await axe.setLegacyMode(true).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target}`));
}
