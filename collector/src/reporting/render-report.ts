import { isDiskFull } from '../disk-full.ts';
import { CollectorError } from '../errors.ts';
import { type EvidenceFile, type ReportFormat, reportFormats } from '../reports/index.ts';
import type { FontFiles } from '../reports/pdf/fonts.ts';
import type { Manner } from '../reports/report.ts';
import { canonicalJson } from '../store/chain.ts';
import { publicKeyOf } from '../store/root.ts';
import type { Store } from '../store/store.ts';
import type { FoundEdition } from './find-edition.ts';
import { fileHash } from './seal-report.ts';
import { headsName, keyName } from './verify-evidence.ts';

export function formatOf(name: string): ReportFormat {
  const format = reportFormats.find((one) => one.name === name);
  if (format) return format;
  const known = reportFormats.map((one) => one.name).join(', ');
  throw new CollectorError('REPORT_UNKNOWN', `format ${name}; there are ${known}`);
}

/** An edition in one of its forms, noted where it is final: in the same manner always the same bytes. */
export async function renderReport(
  store: Store,
  found: FoundEdition,
  format: ReportFormat,
  manner: Manner,
  fonts: () => FontFiles,
): Promise<Uint8Array | string> {
  const { report } = found;
  const file = await format.render(report, manner, await evidenceOf(store, found), fonts);
  if (report.document.state !== 'final') return file;
  const { language, dates = report.document.dates } = manner;
  const drawn = { sha256: fileHash(file), dataset: report.hash, format: format.name, language, dates };
  // Most files are asked for again; then nothing is written.
  if (!(await store.revisions.drawnFile(drawn.sha256))) await noteDrawn(store, drawn);
  return file;
}

/** A full disk keeps nobody from his report: without the note it is proven by being drawn again, as long as the version that drew it is there. */
async function noteDrawn({ revisions }: Store, drawn: Parameters<Store['revisions']['noteDrawn']>[0]): Promise<void> {
  try {
    await revisions.noteDrawn(drawn);
  } catch (error) {
    if (!isDiskFull(error)) throw error;
  }
}

/** The evaluation files, the ends of all chains that the root in the report is signed over, and the key to look at signatures by. */
async function evidenceOf(store: Store, { report, evaluations }: FoundEdition): Promise<EvidenceFile[]> {
  const files = evaluations.map(({ line, text }) => ({ name: `${fileWord(line)}.evaluation.json`, content: text }));
  const root = report.method.root && (await store.chains.root(report.method.root.day));
  const { signingKey } = await store.identity();
  const pem = publicKeyOf(signingKey).export({ type: 'spki', format: 'pem' }).toString();
  return [
    ...files,
    ...(root ? [{ name: headsName, content: canonicalJson(root) }] : []),
    { name: keyName, content: pem },
  ];
}

/** The id of a host has only such characters already; two lines never share a name. */
function fileWord(line: string): string {
  return line.replace(/[^A-Za-z0-9._-]/g, (character) => `%${character.codePointAt(0)?.toString(16)}`);
}
