import type { StructureElement } from 'pdfkit';
import type { Cell, Column, Detail, Row } from '../content/block.ts';
import { colours } from './colours.ts';
import type { Paper, TextStyle } from './paper.ts';
import { mark } from './patterns.ts';

/** How a table is set; on wide paper there are more columns. */
export interface TableLook {
  readonly size: number;
  /** Left and right of every column. */
  readonly pad: number;
  /** Above and below every row. */
  readonly air: number;
}

export const usualLook: TableLook = { size: 8, pad: 5, air: 3 };
/** Where figures would not fit otherwise. */
export const tightLook: TableLook = { size: 7.2, pad: 3, air: 2.4 };
export const denseLook: TableLook = { size: 6.6, pad: 2.2, air: 1.1 };

/** A table whose columns have their places. */
export interface TableSetting {
  readonly paper: Paper;
  readonly look: TableLook;
  readonly columns: readonly (Column & { readonly left: number; readonly width: number })[];
}

/** One line of a row: what may stand alone on a page when the whole row cannot. */
export interface Strip {
  readonly height: number;
  draw(y: number): void;
}

export const asCell = (cell: Cell | string): Cell => (typeof cell === 'string' ? { text: cell } : cell);

export const textStyle = ({ size }: TableLook, isStrong = false): TextStyle => ({
  size,
  weight: isStrong ? 'bold' : 'regular',
});
export const smallStyle = ({ size }: TableLook): TextStyle => ({ size: size - 1, color: colours.faint });

/** What a mark takes before the text. */
export const markWidth = ({ size }: TableLook) => size * 1.15;

interface Line {
  readonly text: string;
  readonly style: TextStyle;
}

/** The lines of a row, with those of its details below. Without an element nobody is told of them: they are only measured. */
export function rowStrips(setting: TableSetting, { cells, details = [] }: Row, row: StructureElement | null): Strip[] {
  const { paper, columns } = setting;
  const placed = columns.map((column, index) => {
    const cell = asCell(cells[index] ?? '');
    return { column, cell, lines: cellLines(setting, cell, column.width), element: row && paper.element(row, 'TD') };
  });
  const count = Math.max(...placed.map(({ lines }) => lines.length));
  const indentOf = (cell: Cell) => (cell.mark ? markWidth(setting.look) : 0);
  const strips = Array.from({ length: count }, (_, index): Strip => {
    const height = Math.max(...placed.map(({ lines }) => heightOf(paper, lines[index])));
    const draw = (y: number) => {
      for (const { column, cell, lines, element } of placed) {
        const line = lines[index];
        if (index === 0) drawMark(setting, cell, column, line, y);
        if (line && element) paper.tagged(element, 'TD', () => drawLine(setting, column, line, indentOf(cell), y));
      }
    };
    return { height, draw };
  });
  return [...strips, ...details.flatMap((detail) => detailStrips(setting, detail, row))];
}

const heightOf = (paper: Paper, line: Line | undefined) => (line ? paper.lineHeight(line.style) : 0);

function cellLines({ paper, look }: TableSetting, cell: Cell, width: number): Line[] {
  const style = textStyle(look, cell.isStrong);
  const room = width - look.pad * 2 - (cell.mark ? markWidth(look) : 0);
  const lines = paper.linesOf(cell.text, room, style).map((text): Line => ({ text, style }));
  if (cell.small === undefined) return lines;
  const small = smallStyle(look);
  return [...lines, ...paper.linesOf(cell.small, room, small).map((text): Line => ({ text, style: small }))];
}

function drawLine(
  { paper, look }: TableSetting,
  { left, width, align }: TableSetting['columns'][number],
  { text, style }: Line,
  indent: number,
  y: number,
): void {
  if (align === 'right') paper.writeRight(text, left + width - look.pad, y, style);
  else paper.write(text, left + look.pad + indent, y, style);
}

/** A mark stands right before its text, wherever that stands. */
function drawMark(
  { paper, look }: TableSetting,
  cell: Cell,
  { left, width, align }: TableSetting['columns'][number],
  line: Line | undefined,
  y: number,
): void {
  const verdict = cell.mark;
  if (!verdict || !line) return;
  const size = look.size * 0.72;
  const top = y + (paper.lineHeight(line.style) - size) / 2;
  const textWidth = paper.widthOf(line.text, line.style);
  const x = align === 'right' ? left + width - look.pad - textWidth - markWidth(look) : left + look.pad;
  paper.decoration(() => mark(paper, verdict, x, top, size));
}

/** Names of details stand in a column of their own. */
const detailNameWidth = 78;
const detailIndent = 16;

function detailStrips({ paper, look, columns }: TableSetting, detail: Detail, row: StructureElement | null): Strip[] {
  const left = (columns[0]?.left ?? 0) + detailIndent;
  const last = columns.at(-1);
  const right = last === undefined ? left : last.left + last.width - look.pad;
  const style: TextStyle = { size: look.size - 0.5, ...(detail.isMissing && { weight: 'bold', color: colours.down }) };
  const nameStyle: TextStyle = { size: look.size - 0.5, color: colours.faint };
  const names = paper.linesOf(detail.name, detailNameWidth - look.pad, nameStyle);
  const lines = paper.linesOf(detail.text, right - left - detailNameWidth, style);
  const element = row && paper.element(row, 'TD');
  const height = paper.lineHeight(style);
  return Array.from({ length: Math.max(names.length, lines.length) }, (_, index) => ({
    height,
    draw(y: number) {
      if (element === null) return;
      const [name, line] = [names[index], lines[index]];
      if (name) paper.tagged(element, 'TD', () => paper.write(name, left, y, nameStyle));
      if (line) paper.tagged(element, 'TD', () => paper.write(line, left + detailNameWidth, y, style));
    },
  }));
}
