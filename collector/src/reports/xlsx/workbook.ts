import { strToU8, zipSync } from 'fflate';
import { columnName, type Sheet, sheetXml } from './sheet.ts';
import { stylesXml } from './styles.ts';
import { attribute, content } from './xml.ts';

/** Of every file inside, so that the same report gives the same bytes. Wall clock: the time zone of the machine must not show. */
export const archiveTime = '1980-01-01T00:00:00';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export interface WorkbookFacts {
  readonly title: string;
  readonly author: string;
  /** RFC 3339. */
  readonly createdAt: string;
  /** On top of every printed page. */
  readonly header: string;
}

/** An Office Open XML workbook (ECMA-376), byte for byte the same for the same sheets. */
export function workbook(sheets: readonly Sheet[], facts: WorkbookFacts): Uint8Array {
  const files: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relations([
      ['rId1', `${office}/officeDocument`, 'xl/workbook.xml'],
      ['rId2', `${packages}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
    'docProps/core.xml': coreXml(facts),
    'xl/workbook.xml': workbookXml(sheets),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map(
        (_, index) => [`rId${index + 1}`, `${office}/worksheet`, `worksheets/sheet${index + 1}.xml`] as const,
      ),
      [`rId${sheets.length + 1}`, `${office}/styles`, 'styles.xml'],
    ]),
    'xl/styles.xml': stylesXml(),
    ...Object.fromEntries(
      sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, facts.header)]),
    ),
  };
  const packed = Object.entries(files).map(([path, xml]) => [path, strToU8(declaration + xml)] as const);
  return zipSync(Object.fromEntries(packed), { mtime: archiveTime });
}

function contentTypes(sheets: number): string {
  const parts = [
    ['/xl/workbook.xml', `${spreadsheet}.sheet.main+xml`],
    ['/xl/styles.xml', `${spreadsheet}.styles+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ...Array.from({ length: sheets }, (_, index) => [
      `/xl/worksheets/sheet${index + 1}.xml`,
      `${spreadsheet}.worksheet+xml`,
    ]),
  ];
  const defaults = [
    ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
    ['xml', 'application/xml'],
  ];
  return [
    `<Types xmlns="${packages}/content-types">`,
    ...defaults.map(([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`),
    ...parts.map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`),
    '</Types>',
  ].join('');
}

function relations(all: readonly (readonly [id: string, type: string, target: string])[]): string {
  const one = ([id, type, target]: (typeof all)[number]) =>
    `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
  return `<Relationships xmlns="${packages}/relationships">${all.map(one).join('')}</Relationships>`;
}

function coreXml({ title, author, createdAt }: WorkbookFacts): string {
  const dublin = 'http://purl.org/dc/';
  return [
    `<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="${dublin}elements/1.1/" `,
    `xmlns:dcterms="${dublin}terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`,
    `<dc:title>${content(title)}</dc:title><dc:creator>${content(author)}</dc:creator>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${content(createdAt)}</dcterms:created>`,
    '</cp:coreProperties>',
  ].join('');
}

/** Names in formulas stand in quotes, which double within. */
export function quotedName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

function workbookXml(sheets: readonly Sheet[]): string {
  const entries = sheets.map(
    ({ name }, index) => `<sheet ${attribute('name', name)} sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const defined = sheets.flatMap((sheet, index) => {
    const at = `localSheetId="${index}"`;
    const last = `$${columnName(Math.max(0, sheet.widths.length - 1))}$${Math.max(1, sheet.rows.length)}`;
    const area = `<definedName name="_xlnm.Print_Area" ${at}>${content(`${quotedName(sheet.name)}!$A$1:${last}`)}</definedName>`;
    if (sheet.headRows === 0) return [area];
    const titles = content(`${quotedName(sheet.name)}!$1:$${sheet.headRows}`);
    return [area, `<definedName name="_xlnm.Print_Titles" ${at}>${titles}</definedName>`];
  });
  return [
    `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}">`,
    `<sheets>${entries.join('')}</sheets><definedNames>${defined.join('')}</definedNames>`,
    // Values are there already; whoever may reckon, reckons anew.
    '<calcPr calcId="0" fullCalcOnLoad="1"/></workbook>',
  ].join('');
}
