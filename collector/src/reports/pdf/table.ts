import type { StructureElement } from 'pdfkit';
import type { Cell, Column, Table } from '../content/block.ts';
import { colours } from './colours.ts';
import { type ColumnNeed, columnWidths } from './column-widths.ts';
import type { Flow } from './flow.ts';
import type { Paper, TextStyle } from './paper.ts';
import {
  asCell,
  markWidth,
  rowStrips,
  type Strip,
  smallStyle,
  type TableLook,
  type TableSetting,
  textStyle,
  tightLook,
  usualLook,
} from './table-row.ts';
import { piecesOf } from './wrap.ts';

/** A row that takes more of a page than this may be torn between its lines: the gap before it would be worse. */
const wholeUpTo = 0.4;

/** A table of so many rows stays in one piece: two rows here and two there are no table. */
const shortRows = 6;

/** A short table that takes more of a page than this is torn between its rows all the same: the gap before it would be worse. */
const shortUpTo = 0.5;

/** What of a table has to stand on one page at its beginning: all of a short one, of others the heads and the first row. */
export function tableStart(flow: Flow, table: Table, wanted: TableLook): number {
  const setting = settingOf(flow, table, wanted);
  const { look } = setting;
  const heights = table.rows
    .slice(0, shortRows + 1)
    .map((row) => keptHeight(flow, look, rowStrips(setting, row, null)));
  const whole = heights.reduce((sum, height) => sum + height, headHeight(setting));
  if (heights.length <= shortRows && whole <= flow.fullHeight * shortUpTo) return whole;
  return headHeight(setting) + (heights[0] ?? 0);
}

/** Draws a table over as many pages as it takes, its heads on each. */
export function drawTable(flow: Flow, parent: StructureElement, table: Table, wanted: TableLook): void {
  const setting = settingOf(flow, table, wanted);
  const { look } = setting;
  const { paper } = flow;
  const element = paper.element(parent, 'Table');
  flow.need(tableStart(flow, table, wanted));
  drawHead(flow, setting, paper.element(element, 'TR'));
  for (const [index, row] of table.rows.entries()) {
    const strips = rowStrips(setting, row, paper.element(element, 'TR'));
    if (flow.need(keptHeight(flow, look, strips))) drawHead(flow, setting, null);
    else if (index > 0) flow.rule();
    flow.y += look.air;
    for (const strip of strips) {
      if (flow.need(strip.height)) {
        drawHead(flow, setting, null);
        flow.y += look.air;
      }
      strip.draw(flow.y);
      flow.y += strip.height;
    }
    flow.y += look.air;
  }
  flow.rule(colours.faint);
}

/** Of a row, what may not be torn. */
function keptHeight({ fullHeight }: Flow, { air }: TableLook, strips: readonly Strip[]): number {
  const height = strips.reduce((sum, strip) => sum + strip.height, air * 2);
  return Math.min(height, fullHeight * wholeUpTo);
}

/** Smaller letters before a figure is cut. */
function settingOf(flow: Flow, table: Table, look: TableLook): TableSetting {
  const { paper } = flow;
  const needs = table.columns.map((column, index) =>
    columnNeed(
      paper,
      look,
      column,
      table.rows.map(({ cells }) => asCell(cells[index] ?? '')),
    ),
  );
  const least = needs.reduce((sum, { minimal }) => sum + minimal, 0);
  if (least > flow.width && look === usualLook) return settingOf(flow, table, tightLook);
  const widths = columnWidths(needs, flow.width);
  let left = flow.left;
  const columns = table.columns.map((column, index) => {
    const width = widths[index] as number;
    left += width;
    return { ...column, width, left: left - width };
  });
  return { paper, look, columns };
}

const headStyle = ({ size }: TableLook): TextStyle => ({ size: size - 0.7, weight: 'bold' });

/** A column of words may become so narrow, in characters, before figures have to give way. */
const narrowChars = 5;

/** A longer word is cut: without an end to it, it would take the room of every figure beside it. */
const wordChars = 16;

interface Sized {
  readonly text: string;
  readonly style: TextStyle;
  readonly before: number;
}

function columnNeed(paper: Paper, look: TableLook, { head, isWhole }: Column, cells: readonly Cell[]): ColumnNeed {
  const widest = (parts: (text: string) => readonly string[], of: readonly Sized[]) =>
    of.reduce((most, { text, style, before }) => {
      const widths = parts(paper.drawable(text)).map((part) => paper.widthOf(part.trimEnd(), style) + before);
      return Math.max(most, ...widths);
    }, 0);
  const lines = (text: string) => text.split('\n');
  const pieces = (text: string) => lines(text).flatMap(piecesOf);
  const main = cells.map(({ text, isStrong, mark }): Sized => {
    return { text, style: textStyle(look, isStrong), before: mark ? markWidth(look) : 0 };
  });
  const small = cells.flatMap(({ small, mark }): Sized[] =>
    small === undefined ? [] : [{ text: small, style: smallStyle(look), before: mark ? markWidth(look) : 0 }],
  );
  const natural = widest(lines, [...main, ...small]);
  const words = widest(pieces, [...main, ...small]);
  const headWidths = (parts: readonly string[]) =>
    Math.max(...parts.map((part) => paper.widthOf(part.trimEnd(), headStyle(look))));
  const headLine = headWidths(lines(paper.drawable(head)));
  const headWord = headWidths(lines(paper.drawable(head)).flatMap(piecesOf));
  const headWidth = Math.max(headWord, Math.min(headLine, look.size * narrowChars));
  const narrow = Math.min(natural, Math.max(Math.min(words, look.size * wordChars), look.size * narrowChars));
  // Dates and figures end exactly at their column's edge: what is lost in adding up must not cut them.
  const pad = look.pad * 2 + 0.1;
  const minimal = Math.max(isWhole ? natural : narrow, headWidth);
  return {
    minimal: minimal + pad,
    natural: Math.max(natural, minimal) + pad,
    roomy: Math.max(natural, minimal, headLine) + pad,
  };
}

const headLines = ({ paper, look, columns }: TableSetting) =>
  columns.map(({ head, width }) => paper.linesOf(head, width - look.pad * 2, headStyle(look)));

const hasGroups = ({ columns }: TableSetting) => columns.some(({ group }) => group !== undefined);

function headHeight(setting: TableSetting): number {
  const count = Math.max(...headLines(setting).map((lines) => lines.length)) + (hasGroups(setting) ? 1 : 0);
  return count * setting.paper.lineHeight(headStyle(setting.look)) + setting.look.air * 2;
}

/** On pages after the first the heads are decoration: for who listens the table goes on. */
function drawHead(flow: Flow, setting: TableSetting, row: StructureElement | null): void {
  const { paper, look, columns } = setting;
  const style = headStyle(look);
  const height = headHeight(setting);
  const lineHeight = paper.lineHeight(style);
  const bottom = flow.y + height;
  paper.decoration(() => {
    paper.box(flow.left, flow.y, flow.width, height, colours.ground);
    paper.rule(flow.left, bottom, flow.right, bottom, colours.faint, 0.8);
  });
  drawGroups(flow, setting);
  for (const [index, lines] of headLines(setting).entries()) {
    const { left, width, align } = columns[index] as TableSetting['columns'][number];
    // Heads stand on the rule, however many lines their neighbours have.
    const top = bottom - look.air - lines.length * lineHeight;
    const draw = () => {
      for (const [at, line] of lines.entries()) {
        if (align === 'right') paper.writeRight(line, left + width - look.pad, top + at * lineHeight, style);
        else paper.write(line, left + look.pad, top + at * lineHeight, style);
      }
    };
    if (row === null) paper.decoration(draw, 'Pagination');
    else paper.tagged(paper.element(row, 'TH', { scope: 'Column' }), 'TH', draw);
  }
  flow.y = bottom;
}

/** The name of a group over its columns, and a rule that parts it from the next. */
function drawGroups(flow: Flow, setting: TableSetting): void {
  if (!hasGroups(setting)) return;
  const { paper, look, columns } = setting;
  const style = headStyle(look);
  paper.decoration(() => {
    for (const [index, column] of columns.entries()) {
      if (column.group === undefined || columns[index - 1]?.group === column.group) continue;
      const members = columns.slice(index).filter(({ group }) => group === column.group);
      const width = members.reduce((sum, one) => sum + one.width, 0);
      const name = paper.fitted(column.group, width - look.pad * 2, style);
      paper.write(name, column.left + look.pad, flow.y + look.air, style);
      paper.rule(column.left, flow.y, column.left, flow.y + headHeight(setting), colours.faint);
    }
  });
}
