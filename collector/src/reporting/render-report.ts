import { CollectorError } from '../errors.ts';
import { type EvidenceFile, type ReportFormat, reportFormats } from '../reports/index.ts';
import type { FontFiles } from '../reports/pdf/fonts.ts';
import type { Manner } from '../reports/report.ts';
import { canonicalJson } from '../store/chain.ts';
import type { Store } from '../store/store.ts';
import type { FoundEdition } from './find-edition.ts';

export function formatOf(name: string): ReportFormat {
  const format = reportFormats.find((one) => one.name === name);
  if (format) return format;
  const known = reportFormats.map((one) => one.name).join(', ');
  throw new CollectorError('REPORT_UNKNOWN', `format ${name}; there are ${known}`);
}

/** An edition in one of its forms: in the same manner always the same bytes. */
export async function renderReport(
  store: Store,
  found: FoundEdition,
  format: ReportFormat,
  manner: Manner,
  fonts: () => FontFiles,
): Promise<Uint8Array | string> {
  return format.render(found.report, manner, await evidenceOf(store, found), fonts);
}

/** The evaluation files, and the ends of all chains that the root in the report is signed over. */
async function evidenceOf(store: Store, { report, evaluations }: FoundEdition): Promise<EvidenceFile[]> {
  const files = evaluations.map(({ line, text }) => ({ name: `${fileWord(line)}.evaluation.json`, content: text }));
  const root = report.method.root && (await store.chains.root(report.method.root.day));
  return root ? [...files, { name: 'heads.json', content: canonicalJson(root) }] : files;
}

/** The id of a host has only such characters already; two lines never share a name. */
function fileWord(line: string): string {
  return line.replace(/[^A-Za-z0-9._-]/g, (character) => `%${character.codePointAt(0)?.toString(16)}`);
}
