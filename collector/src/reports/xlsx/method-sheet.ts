import type { Block } from '../content/block.ts';
import { method } from '../content/method.ts';
import type { Voice } from '../content/voice.ts';
import type { Report } from '../report.ts';
import { headCell, type SheetCell, textCell } from './cells.ts';
import type { Sheet } from './sheet.ts';
import { sheetWords } from './sheet-words.ts';

/** How it was measured, in the words of the PDF. */
export function methodSheet(report: Report, voice: Voice): Sheet {
  return {
    name: sheetWords[voice.language].method,
    rows: method(report, voice).flatMap(blockRows),
    widths: [44, 34, 24, 24, 18, 18, 18],
    headRows: 0,
    landscape: true,
  };
}

function blockRows(block: Block): SheetCell[][] {
  if (block.kind === 'heading') return [[headCell(block.text)]];
  if (block.kind === 'sentences') return block.texts.map((text) => [textCell(text)]);
  if (block.kind === 'note') return [[textCell(block.text)]];
  if (block.kind === 'facts') return block.facts.map(([name, text]) => [headCell(name), textCell(text)]);
  if (block.kind !== 'table') return [];
  const title = block.title === undefined ? [] : [[headCell(block.title)]];
  const rows = block.rows.map(({ cells }) =>
    cells.map((cell) => textCell(typeof cell === 'string' ? cell : cell.text)),
  );
  return [...title, block.columns.map(({ head }) => headCell(head)), ...rows];
}
