import { cellStyles, type SheetCell } from './cells.ts';
import { attribute, content } from './xml.ts';

/** One sheet: its rows, and how it prints on A4. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
  /** In characters, one for each column. */
  readonly widths: readonly number[];
  /** Rows at the top that stay in view and are printed on every page; 0 is none. */
  readonly headRows: number;
  readonly landscape: boolean;
}

/** `A`, `Z`, `AA`. */
export function columnName(index: number): string {
  const rest = String.fromCharCode(65 + (index % 26));
  return index < 26 ? rest : columnName(Math.floor(index / 26) - 1) + rest;
}

/** What a cell of a spreadsheet holds at most. */
const cellCharsMax = 32_767;

/** `xl/worksheets/sheetN.xml`. */
export function sheetXml(sheet: Sheet, header: string): string {
  const { rows, widths, headRows, landscape } = sheet;
  const pane =
    headRows === 0
      ? ''
      : `<pane ySplit="${headRows}" topLeftCell="A${headRows + 1}" activePane="bottomLeft" state="frozen"/>`;
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return [
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView workbookViewId="0" showGridLines="0">${pane}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/>',
    `<cols>${columns.join('')}</cols>`,
    `<sheetData>${rows.map((row, index) => rowXml(row, index, widths)).join('')}</sheetData>`,
    // Left for punching; inches.
    '<pageMargins left="0.8" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    // 9 is A4; as long as it takes.
    `<pageSetup paperSize="9" orientation="${landscape ? 'landscape' : 'portrait'}" fitToWidth="${pagesWide(widths)}" fitToHeight="0"/>`,
    `<headerFooter><oddHeader>&amp;R${content(header.replaceAll('&', '&&'))}</oddHeader><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>`,
    '</worksheet>',
  ].join('');
}

/** What an upright or lying page of A4 holds in a line that people can still read. */
const pageChars = 250;

function pagesWide(widths: readonly number[]): number {
  return Math.max(1, Math.ceil(widths.reduce((sum, width) => sum + width, 0) / pageChars));
}

const linePoints = 14;
/** No row of a spreadsheet is higher. */
const heightPointsMax = 409;

/** Of a row whose text is wrapped; undefined where one line will do. Programs differ in whether they see to it themselves. */
function heightPoints(cells: readonly SheetCell[], widths: readonly number[]): number | undefined {
  if (cells[0]?.style === 'title') return 2 * linePoints;
  const lines = cells.map(({ value }, column) => (typeof value === 'string' ? linesOf(value, widths[column] ?? 1) : 1));
  const most = Math.max(1, ...lines);
  return most === 1 ? undefined : Math.min(heightPointsMax, most * linePoints);
}

function linesOf(text: string, width: number): number {
  const wraps = (line: string) => Math.max(1, Math.ceil((line.length + (line.match(wide)?.length ?? 0)) / width));
  return text.split('\n').reduce((sum, line) => sum + wraps(line), 0);
}

/** Characters that take the room of two. */
const wide = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/g;

function rowXml(cells: readonly SheetCell[], index: number, widths: readonly number[]): string {
  const points = heightPoints(cells, widths);
  const height = points === undefined ? '' : ` ht="${points}" customHeight="1"`;
  return `<row r="${index + 1}"${height}>${cells.map((cell, column) => cellXml(cell, `${columnName(column)}${index + 1}`)).join('')}</row>`;
}

function cellXml({ style, value, formula }: SheetCell, at: string): string {
  const start = `<c r="${at}" s="${cellStyles.indexOf(style)}"`;
  const f = formula === undefined ? '' : `<f>${content(formula)}</f>`;
  if (typeof value === 'number') return `${start}>${f}<v>${value}</v></c>`;
  if (value === null) return f === '' ? `${start}/>` : `${start} t="str">${f}<v></v></c>`;
  const text = content(value.slice(0, cellCharsMax));
  if (f !== '') return `${start} t="str">${f}<v>${text}</v></c>`;
  return `${start} t="inlineStr"><is><t ${attribute('xml:space', 'preserve')}>${text}</t></is></c>`;
}
