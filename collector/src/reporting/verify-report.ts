import { fingerprintOf } from '@kadoban/proto/fingerprint';
import { type ReportFormat, reportFormats } from '../reports/index.ts';
import type { FontFiles } from '../reports/pdf/fonts.ts';
import type { Language, Manner, Report } from '../reports/report.ts';
import type { DrawnFile } from '../store/revisions.ts';
import type { ReportFile } from './read-report-file.ts';
import { isSealed, reportHash } from './seal-report.ts';
import { archivedKey, evidenceFindings, headsFindings } from './verify-evidence.ts';

/** One thing that was looked at; null is that it could not be. */
export interface Finding {
  readonly what: 'hash' | 'rendering' | 'evidence' | 'heads' | 'signature' | 'key' | 'frozen';
  readonly holds: boolean | null;
  /** What it is about: a language, the name of a file, a line, a key's fingerprint. */
  readonly detail: string;
}

/** What the store of a collector knows of the report that a file says it is. */
export interface KnownReport {
  /** The keys that the collector signs and signed with, raw, base64url. */
  readonly publicKeys: readonly string[];
  /** The hashes of its final editions. */
  readonly frozen: readonly string[];
  /** What was noted of this very file when it was handed out, whichever version drew it. */
  readonly drawn: DrawnFile | undefined;
}

export interface VerifyParts {
  readonly bytes: Uint8Array;
  readonly version: string;
  readonly fonts: () => FontFiles;
  /** Undefined without a store. */
  readonly known: KnownReport | undefined;
  /** The fingerprint of the collector's key as somebody has it from elsewhere. */
  readonly pinned: string | undefined;
}

/** `unproven`: nothing in it is wrong, but something that a forger could have changed could not be compared. */
export type Verdict = 'proven' | 'broken' | 'unproven';

export function verdictOf(findings: readonly Finding[]): Verdict {
  if (findings.some(({ holds }) => holds === false)) return 'broken';
  return findings.every(({ holds }) => holds === true) ? 'proven' : 'unproven';
}

const languages: readonly Language[] = ['ja', 'en'];
const styles: readonly Report['document']['dates'][] = ['western', 'era', 'both'];

/** Every way in which a report is read, that of its agreement first. */
function mannersOf({ document }: Report): Manner[] {
  const others = styles.filter((style) => style !== document.dates);
  return [document.dates, ...others].flatMap((dates) => languages.map((language) => ({ language, dates })));
}

/**
 * Proves that the numbers in a file are those of its dataset, and the dataset's those of the evidence and of the collector that signed it: the hash of
 * the dataset, the file made again byte for byte, every evaluation file reckoned again, the signatures, and, with a store, the edition that was frozen.
 * One changed digit fails one of them.
 */
export async function verifyReport(file: ReportFile, parts: VerifyParts): Promise<Finding[]> {
  return [
    { what: 'hash', holds: reportHash(file.report) === file.report.hash, detail: file.report.hash },
    await renderingFinding(file, parts),
    ...evidenceFindings(file),
    ...headsFindings(file, parts.known?.publicKeys),
    ...signatureFindings(file, parts),
    ...keyFindings(file, parts),
    ...frozenFinding(file, parts),
  ];
}

async function renderingFinding(file: ReportFile, { bytes, version, fonts, known }: VerifyParts): Promise<Finding> {
  const { format, report, evidence } = file;
  if (known?.drawn?.dataset === report.hash) return { what: 'rendering', holds: true, detail: known.drawn.language };
  const { software } = report.method.versions;
  const { render } = reportFormats.find(({ name }) => name === format) as ReportFormat;
  for (const manner of mannersOf(report)) {
    const made = await drawn(() => render(report, manner, evidence, fonts));
    if (made && Buffer.compare(made, bytes) === 0) {
      return { what: 'rendering', holds: true, detail: manner.language };
    }
  }
  // Another version may draw the same numbers otherwise: then it is for that version to say.
  const isOurs = releaseOf(software) === releaseOf(version);
  return { what: 'rendering', holds: isOurs ? false : null, detail: `kadoban ${software}` };
}

/** A version without the commit that it was built from: all builds of a release draw alike. */
function releaseOf(version: string): string {
  return version.replace(/\+.*$/, '');
}

/** Undefined for a dataset that nothing can be drawn of: somebody else wrote it, and it may be anything. */
async function drawn(draw: () => ReturnType<ReportFormat['render']>): Promise<Uint8Array | undefined> {
  try {
    const made = await draw();
    return typeof made === 'string' ? new TextEncoder().encode(made) : made;
  } catch {
    return undefined;
  }
}

/** Whether a key signed the dataset. Where there is no signature, a store that made it final vouches for it as well. */
function signatureFindings({ report }: ReportFile, { known, pinned }: VerifyParts): Finding[] {
  const { seal, hash } = report;
  if (seal) return [{ what: 'signature', holds: isSealed(report, seal), detail: report.document.number }];
  if (known?.frozen.includes(hash)) return [];
  return [{ what: 'signature', holds: pinned === undefined ? null : false, detail: report.document.number }];
}

/** Whether the key in the file is the collector's: anybody has one of his own to sign with. */
function keyFindings(file: ReportFile, { known, pinned }: VerifyParts): Finding[] {
  const archived = archivedKey(file);
  const publicKey = file.report.seal?.publicKey ?? archived;
  if (publicKey === undefined) return [];
  // The one that is wrong is told, where an archive brings another than the one that signed.
  const fingerprint = fingerprintOf(archived ?? publicKey);
  const isOne = archived === undefined || archived === publicKey;
  const isKnown = known === undefined || known.publicKeys.some((one) => fingerprintOf(one) === fingerprint);
  const isPinned = pinned === undefined || pinned === fingerprint;
  const isTrusted = known === undefined && pinned === undefined ? null : isKnown && isPinned;
  return [{ what: 'key', holds: isOne && isTrusted, detail: fingerprint }];
}

function frozenFinding({ report }: ReportFile, { known }: VerifyParts): Finding[] {
  if (known === undefined) return [];
  return [{ what: 'frozen', holds: known.frozen.includes(report.hash), detail: report.document.number }];
}
