import { coverOf } from '../content/cover.ts';
import type { Voice } from '../content/voice.ts';
import type { Report } from '../report.ts';
import { headCell, type SheetCell, textCell } from './cells.ts';
import type { Sheet } from './sheet.ts';
import { sheetWords } from './sheet-words.ts';

/** What stands on the cover of the PDF, as names and texts. */
export function coverSheet(report: Report, voice: Voice): Sheet {
  const cover = coverOf(report, voice);
  const { words } = voice;
  const fact = (name: string, text: string): SheetCell[] => [headCell(name), textCell(text)];
  return {
    name: sheetWords[voice.language].cover,
    rows: [
      [{ style: 'title', value: `${cover.title} ${cover.month}` }],
      fact(words.cover.number, report.document.number),
      fact(words.editions.edition, words.cover.edition(report.document.edition)),
      ...cover.facts.map(([name, text]) => fact(name, text)),
      ...cover.signatures.map(({ title, name, on }) => fact(title, [name, on].filter((one) => one !== null).join(' '))),
      ...cover.missing.map((text) => fact(words.cover.missing, text)),
      fact(words.editions.dataset, report.hash),
    ],
    widths: [26, 70],
    headRows: 0,
    landscape: false,
  };
}
