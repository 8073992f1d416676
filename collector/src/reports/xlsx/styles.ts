import type { CellStyle } from './cells.ts';
import { cellStyles } from './cells.ts';

/** Custom formats begin at 164. Elapsed time beyond a day needs the brackets, and the milliseconds, or what is shown would be rounded up. */
const formats = {
  duration: '[h]:mm:ss.000',
  percent: '0.000%',
  objective: '0.000#########%',
  instant: 'yyyy/mm/dd hh:mm:ss',
  day: 'yyyy/mm/dd',
  count: '#,##0',
  seconds: '#,##0.000',
} as const;

const formatId = (style: CellStyle): number => {
  const index = Object.keys(formats).indexOf(style);
  return index < 0 ? 0 : 164 + index;
};

/** What fonts, fills and borders a style has besides its number format. */
function looksOf(style: CellStyle): string {
  if (style === 'head') return 'fontId="1" fillId="2" borderId="1"';
  if (style === 'title') return 'fontId="2" fillId="0" borderId="0"';
  return 'fontId="0" fillId="0" borderId="1"';
}

function formatXml(style: CellStyle): string {
  const isText = style === 'text' || style === 'quoted' || style === 'head';
  const align = isText ? '<alignment vertical="top" wrapText="1"/>' : '<alignment vertical="top"/>';
  const quote = style === 'quoted' ? ' quotePrefix="1"' : '';
  const number = `numFmtId="${formatId(style)}" applyNumberFormat="1"`;
  return `<xf xfId="0" ${number} ${looksOf(style)} applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${quote}>${align}</xf>`;
}

const font = (size: number, bold: boolean) =>
  `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><name val="Yu Gothic"/><family val="2"/></font>`;

const edge = (side: string) => `<${side} style="thin"><color rgb="FFB8BEC8"/></${side}>`;

/** `xl/styles.xml`: the styles of `cellStyles` in their order. Grey only, so that it prints. */
export function stylesXml(): string {
  const numFmts = Object.entries(formats).map(
    ([, code], index) => `<numFmt numFmtId="${164 + index}" formatCode="${code}"/>`,
  );
  const border = `<border>${['left', 'right', 'top', 'bottom'].map(edge).join('')}<diagonal/></border>`;
  const fills = [
    '<patternFill patternType="none"/>',
    '<patternFill patternType="gray125"/>',
    '<patternFill patternType="solid"><fgColor rgb="FFE9ECF1"/></patternFill>',
  ];
  return [
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<numFmts count="${numFmts.length}">${numFmts.join('')}</numFmts>`,
    `<fonts count="3">${font(10, false)}${font(10, true)}${font(16, true)}</fonts>`,
    `<fills count="3">${fills.map((fill) => `<fill>${fill}</fill>`).join('')}</fills>`,
    `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>${border}</borders>`,
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${cellStyles.length}">${cellStyles.map(formatXml).join('')}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    '</styleSheet>',
  ].join('');
}
