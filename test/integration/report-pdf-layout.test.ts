import { expect } from 'vitest';
import { capability } from '../kit/capabilities.ts';
import { crowdedReport } from '../kit/crowded-report.ts';
import { poppler } from '../kit/poppler.ts';

interface Word {
  readonly text: string;
  readonly xMin: number;
  readonly xMax: number;
  readonly yMin: number;
  readonly yMax: number;
}

/** Where every word stands on its page. */
async function wordsOnPages({ file, tool }: Awaited<ReturnType<typeof poppler>>) {
  const html = await tool('pdftotext', '-bbox', file, '-');
  return html
    .split('<page ')
    .slice(1)
    .map((page) => {
      const [, width, height] = /^width="([\d.]+)" height="([\d.]+)"/.exec(page) ?? [];
      const found = page.matchAll(
        /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g,
      );
      const words = [...found].map(
        ([, xMin, yMin, xMax, yMax, text]): Word => ({
          text: text ?? '',
          ...{ xMin: Number(xMin), yMin: Number(yMin), xMax: Number(xMax), yMax: Number(yMax) },
        }),
      );
      return { width: Number(width), height: Number(height), words };
    });
}

/** The lines of a paragraph may touch; letters are lower than the boxes they are told in. */
const touch = 4;

const overlap = (a: Word, b: Word) =>
  Math.min(a.xMax, b.xMax) - Math.max(a.xMin, b.xMin) > 1 &&
  Math.min(a.yMax, b.yMax) - Math.max(a.yMin, b.yMin) > touch;

for (const language of ['ja', 'en'] as const) {
  capability('poppler')(
    `with 60 services, 200 outages and names that fit nowhere, nothing sticks out or lies over something else (${language})`,
    async () => {
      const pages = await wordsOnPages(await poppler(crowdedReport, language));
      expect(pages.length).toBeGreaterThan(60);
      for (const { width, height, words } of pages) {
        const isOut = (one: Word) =>
          one.xMin < 56.6 || one.xMax > width - 42 || one.yMin < 20 || one.yMax > height - 20;
        expect(words.filter(isOut)).toEqual([]);
        const inOrder = words.toSorted((a, b) => a.yMin - b.yMin);
        const over = inOrder.filter((word, index) =>
          inOrder.slice(index + 1, index + 120).some((one) => overlap(word, one)),
        );
        expect(over).toEqual([]);
      }
    },
  );
}
