import { publicKeyFrom } from '@kadoban/proto/handshake';
import { isDiskFull } from '../disk-full.ts';
import { CollectorError } from '../errors.ts';
import { type EvidenceFile, type ReportFormat, reportFormats } from '../reports/index.ts';
import type { FontFiles } from '../reports/pdf/fonts.ts';
import type { Manner, Report } from '../reports/report.ts';
import { canonicalJson } from '../store/chain.ts';
import type { CollectorIdentity } from '../store/collector-identity.ts';
import { handoversBetween, publicHalf, rootKeys } from '../store/signing-keys.ts';
import type { Store } from '../store/store.ts';
import type { FoundEdition } from './find-edition.ts';
import { fileHash } from './seal-report.ts';
import { handoversName, headsName, keyName, rootKeyName } from './verify-evidence.ts';

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

/** The evaluation files, the ends of all chains that the root in the report is signed over, and the keys to look at signatures by. */
async function evidenceOf(store: Store, { report, evaluations }: FoundEdition): Promise<EvidenceFile[]> {
  const files = evaluations.map(({ line, text }) => ({ name: `${fileWord(line)}.evaluation.json`, content: text }));
  const root = report.method.root && (await store.chains.root(report.method.root.day));
  return [
    ...files,
    ...(root ? [{ name: headsName, content: canonicalJson(root) }] : []),
    ...keyFiles(report, root?.day, await store.identity()),
  ];
}

/** The key of who signed the report, whichever the collector has by now: the archive of a final report is the same for ever. */
function keyFiles(report: Report, rootDay: string | undefined, identity: CollectorIdentity): EvidenceFile[] {
  const { collectorId, handovers } = identity;
  const publicKey = publicHalf(identity.signingKey);
  const rootKey = rootDay === undefined ? undefined : rootKeys(handovers, { collectorId, publicKey })?.(rootDay);
  const key = report.seal?.publicKey ?? rootKey ?? publicKey;
  const files = [{ name: keyName, content: pemOf(key) }];
  if (rootKey === undefined || rootKey === key) return files;
  const between = canonicalJson(handoversBetween(handovers, rootKey, key));
  return [...files, { name: rootKeyName, content: pemOf(rootKey) }, { name: handoversName, content: between }];
}

function pemOf(publicKey: string): string {
  return publicKeyFrom(publicKey)?.export({ type: 'spki', format: 'pem' }).toString() ?? '';
}

/** The id of a host has only such characters already; two lines never share a name. */
function fileWord(line: string): string {
  return line.replace(/[^A-Za-z0-9._-]/g, (character) => `%${character.codePointAt(0)?.toString(16)}`);
}
