import type { Evaluation } from '../ledger/evaluate.ts';
import { evaluateFile } from '../ledger/evaluation-file.ts';
import { lineFigures } from '../reports/build/line-figures.ts';
import { type ReportFormat, reportFormats } from '../reports/index.ts';
import type { Line } from '../reports/line.ts';
import type { FontFiles } from '../reports/pdf/fonts.ts';
import type { Language, Report } from '../reports/report.ts';
import { canonicalJson } from '../store/chain.ts';
import { inputHashOf } from '../store/revisions.ts';
import type { ReportFile } from './read-report-file.ts';

/** One thing that was looked at; null is that it could not be. */
export interface Finding {
  readonly what: 'hash' | 'rendering' | 'evidence' | 'frozen';
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

/**
 * Proves that the numbers in a file are those of its dataset, and the dataset's those of the evidence: the hash of the dataset, the file made again byte
 * for byte, every evaluation file reckoned again, and, with a store, the edition that was frozen. One changed digit fails one of them.
 */
export async function verifyReport(file: ReportFile, parts: VerifyParts): Promise<Finding[]> {
  return [
    hashFinding(file.report),
    await renderingFinding(file, parts),
    ...evidenceFindings(file),
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
  for (const language of languages) {
    const made = await render(report, language, evidence, parts.fonts);
    const bytes = typeof made === 'string' ? new TextEncoder().encode(made) : made;
    if (Buffer.compare(bytes, parts.bytes) === 0) return { what: 'rendering', holds: true, detail: language };
  }
  // Another version may draw the same numbers otherwise: then it is for that version to say.
  return { what: 'rendering', holds: software === parts.version ? false : null, detail: `kadoban ${software}` };
}

function evidenceFindings({ report, evidence }: ReportFile): Finding[] {
  if (evidence.length === 0) return [];
  const bySha256 = new Map(evidence.map(({ name, content }) => [inputHashOf(content), { name, content }]));
  return report.method.evaluations.map(({ line: id, sha256 }): Finding => {
    const found = bySha256.get(sha256);
    const line = report.lines.find((one) => one.id === id);
    if (!found || !line) return { what: 'evidence', holds: false, detail: id };
    return { what: 'evidence', holds: isReckoned(line, found.content, report), detail: id };
  });
}

/** Whether the file gives the figures that the line tells. */
function isReckoned(line: Line, document: string, { period }: Report): boolean {
  const result = evaluateFile(document);
  if (!result.ok) return false;
  const evaluations: readonly Evaluation[] = JSON.parse(result.line);
  const own = evaluations.find((one) => one.slo === line.id && one.period === period.month);
  return own !== undefined && canonicalJson(lineFigures(own, line.objective !== null)) === canonicalJson(line.figures);
}

function frozenFinding({ report }: ReportFile, { frozen }: VerifyParts): Finding[] {
  if (frozen === undefined) return [];
  return [{ what: 'frozen', holds: frozen.includes(report.hash), detail: report.document.number }];
}
