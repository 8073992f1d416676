import { inflateSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import type { EvidenceFile } from '../reports/index.ts';
import type { Report } from '../reports/report.ts';

/** A file that somebody holds in hand, and what it says it was made of. */
export interface ReportFile {
  readonly format: 'pdf' | 'zip' | 'json';
  readonly report: Report;
  readonly evidence: readonly EvidenceFile[];
}

/** What a dataset unpacks to at most: a year of 500 services is a tenth of it. */
const datasetBytesMax = 256 * 1024 * 1024;

/** A workbook, CSV or page shows figures without what they were made of. */
const whatItTakes =
  'it is no PDF, evidence archive or JSON file of a report; the other formats hold no dataset to prove';

/** Reads the dataset in a PDF, an evidence archive or a JSON report; else says why there is none. */
export function readReportFile(bytes: Uint8Array): ReportFile | { readonly problem: string } {
  const start = strFromU8(bytes.subarray(0, 5), true);
  try {
    if (start === '%PDF-') return { format: 'pdf', report: reportOf(attachmentOf(bytes)), evidence: [] };
    if (start.startsWith('PK')) return inArchive(bytes);
    return { format: 'json', report: reportOf(strFromU8(bytes)), evidence: [] };
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: whatItTakes };
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function inArchive(bytes: Uint8Array): ReportFile {
  let room = datasetBytesMax;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      const isWanted = name === 'report.json' || name.startsWith('evidence/');
      if (isWanted) room -= originalSize;
      if (room < 0) throw new Error('what is packed in it is larger than any report');
      return isWanted;
    },
  });
  const dataset = files['report.json'];
  if (dataset === undefined) throw new Error('it is an archive without report.json');
  const evidence = Object.entries(files)
    .filter(([path]) => path !== 'report.json')
    .map(([path, content]) => ({ name: path.slice('evidence/'.length), content: strFromU8(content) }));
  return { format: 'zip', report: reportOf(strFromU8(dataset)), evidence };
}

/** The one embedded file of a PDF that kadoban wrote: its objects are not packed, so that it is found without reading the whole. */
function attachmentOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  const head = /\/Type\s*\/EmbeddedFile.{0,1000}?stream\r?\n/s.exec(text);
  const length = head && /\/Length\s+(\d+)/.exec(head[0])?.[1];
  if (!head || length === undefined || length === null) throw new Error('it is a PDF without an attached dataset');
  const from = head.index + head[0].length;
  const packed = bytes.subarray(from, from + Number(length));
  return inflateSync(packed, { maxOutputLength: datasetBytesMax }).toString('utf8');
}

function reportOf(text: string): Report {
  const value: unknown = JSON.parse(text);
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined;
  if (format !== 'kadoban-report/1') throw new Error('it holds no dataset of the form kadoban-report/1');
  const report = value as Report;
  if (!isNamed(report)) throw new Error('its dataset lacks what every report has');
  return report;
}

/** Whether it has what others rely on to look further; the rest is for its hash to tell. */
function isNamed({ document, period, sla, lines, method, hash, seal }: Partial<Report>): boolean {
  const named = [document?.number, document?.state, period?.month, method?.versions?.software, sla?.id ?? '', hash];
  // Null is not left out.
  const texts = seal === undefined ? named : [...named, seal?.publicKey, seal?.fingerprint, seal?.signature];
  const lists = [lines, method?.evaluations];
  return Number.isSafeInteger(document?.edition) && texts.every(isText) && lists.every(Array.isArray);
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}
