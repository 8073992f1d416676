import { type ReportFormat, reportFormats } from '../reports/index.ts';
import type { FontFiles } from '../reports/pdf/fonts.ts';
import type { Language, Manner, Report } from '../reports/report.ts';
import { canonicalJson } from '../store/chain.ts';
import { inputHashOf } from '../store/revisions.ts';
import { rootOf } from '../store/root.ts';
import type { ReportFile } from './read-report-file.ts';
import { isReckoned } from './reckoned-line.ts';

/** One thing that was looked at; null is that it could not be. */
export interface Finding {
  readonly what: 'hash' | 'rendering' | 'evidence' | 'heads' | 'frozen';
  readonly holds: boolean | null;
  /** What it is about: a language, the name of a file, a line. */
  readonly detail: string;
}

export interface VerifyParts {
  readonly bytes: Uint8Array;
  readonly version: string;
  readonly fonts: () => FontFiles;
  /** The hashes of the final editions of this report in the store; undefined without one. */
  readonly frozen: readonly string[] | undefined;
}

const languages: readonly Language[] = ['ja', 'en'];
const styles: readonly Report['document']['dates'][] = ['western', 'era', 'both'];

/** Every way in which a report is read, that of its agreement first. */
function mannersOf({ document }: Report): Manner[] {
  const others = styles.filter((style) => style !== document.dates);
  return [document.dates, ...others].flatMap((dates) => languages.map((language) => ({ language, dates })));
}

/**
 * Proves that the numbers in a file are those of its dataset, and the dataset's those of the evidence: the hash of the dataset, the file made again byte
 * for byte, every evaluation file reckoned again, and, with a store, the edition that was frozen. One changed digit fails one of them.
 */
export async function verifyReport(file: ReportFile, parts: VerifyParts): Promise<Finding[]> {
  return [
    hashFinding(file.report),
    await renderingFinding(file, parts),
    ...evidenceFindings(file),
    ...headsFindings(file),
    ...frozenFinding(file, parts),
  ];
}

function hashFinding(report: Report): Finding {
  const { hash, ...said } = report;
  return { what: 'hash', holds: inputHashOf(canonicalJson(said)) === hash, detail: hash };
}

async function renderingFinding({ format, report, evidence }: ReportFile, parts: VerifyParts): Promise<Finding> {
  const { software } = report.method.versions;
  const { render } = reportFormats.find(({ name }) => name === format) as ReportFormat;
  for (const manner of mannersOf(report)) {
    const made = await drawn(() => render(report, manner, evidence, parts.fonts));
    if (made && Buffer.compare(made, parts.bytes) === 0) {
      return { what: 'rendering', holds: true, detail: manner.language };
    }
  }
  // Another version may draw the same numbers otherwise: then it is for that version to say.
  return { what: 'rendering', holds: software === parts.version ? false : null, detail: `kadoban ${software}` };
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

/** An archive without its evidence proves nothing; the other forms never have any. */
function evidenceFindings({ format, report, evidence }: ReportFile): Finding[] {
  if (format !== 'zip') return [];
  const bySha256 = new Map(evidence.map(({ content }) => [inputHashOf(content), content]));
  return report.method.evaluations.map(({ line: id, sha256 }): Finding => {
    const document = bySha256.get(sha256);
    const line = report.lines.find((one) => one.id === id);
    const holds = document !== undefined && line !== undefined && reckons(line, document, report);
    return { what: 'evidence', holds, detail: id };
  });
}

/** A line that is not one, or a document that does not fit it, is not what it says. */
function reckons(...[line, document, report]: Parameters<typeof isReckoned>): boolean {
  try {
    return isReckoned(line, document, report);
  } catch {
    return false;
  }
}

/** Whether the ends of the chains in an archive are those that the root in the report is over. */
function headsFindings({ format, report, evidence }: ReportFile): Finding[] {
  const { root } = report.method;
  if (format !== 'zip' || root === null) return [];
  const content = evidence.find(({ name }) => name === 'heads.json')?.content;
  return [{ what: 'heads', holds: content !== undefined && rootIn(content) === root.hash, detail: root.day }];
}

function rootIn(content: string): string | undefined {
  try {
    return rootOf(JSON.parse(content).heads);
  } catch {
    // Not what we wrote there, whatever it is.
    return undefined;
  }
}

function frozenFinding({ report }: ReportFile, { frozen }: VerifyParts): Finding[] {
  if (frozen === undefined) return [];
  return [{ what: 'frozen', holds: frozen.includes(report.hash), detail: report.document.number }];
}
