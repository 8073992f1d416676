import { csv } from './csv.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import type { FontFiles } from './pdf/fonts.ts';
import { pdf } from './pdf.ts';
import type { Manner, Report } from './report.ts';
import { xlsx } from './xlsx.ts';
import { zip } from './zip.ts';

/** A file that proves what a report says, for the formats that carry proof along. */
export interface EvidenceFile {
  /** Such as `shop.evaluation.json`; no folders. */
  readonly name: string;
  /** Byte for byte as it was hashed. */
  readonly content: string;
}

/** One form in which people get a report. Pure: the same report gives the same bytes for ever. */
export interface ReportFormat {
  /** What people ask for it by, such as `pdf`. */
  readonly name: string;
  readonly mediaType: string;
  /** Of its files, without a point. */
  readonly extension: string;
  /** Text is encoded as UTF-8 by whoever writes it out. */
  render(
    report: Report,
    manner: Manner,
    evidence?: readonly EvidenceFile[],
    /** For the formats that are drawn; only they read them. */
    fonts?: () => FontFiles,
  ): Uint8Array | string | Promise<Uint8Array | string>;
}

/** Every format of the report. To add one: write its file, add its line. */
export const reportFormats: readonly ReportFormat[] = [pdf, xlsx, csv, html, json, zip];
