import { createPublicKey } from 'node:crypto';
import { publicKeyText } from '@kadoban/proto/handshake';
import type { Report } from '../reports/report.ts';
import type { Root } from '../store/chain-store.ts';
import { isSignedBy, rootOf } from '../store/root.ts';
import { handoversIn, rootKeys } from '../store/signing-keys.ts';
import type { ReportFile } from './read-report-file.ts';
import { isReckoned } from './reckoned-line.ts';
import { fileHash } from './seal-report.ts';
import type { Finding } from './verify-report.ts';

/** What stands in the archive beside the evaluation files. */
export const headsName = 'heads.json';
export const keyName = 'public-key.pem';
/** Only where the root was signed before the key was another: the key of the root, and how it gave its place to that of the report. */
export const rootKeyName = 'root-public-key.pem';
export const handoversName = 'handovers.json';

/** An archive without its evidence proves nothing, and what nobody named is no evidence; the other forms never have any. */
export function evidenceFindings(file: ReportFile): Finding[] {
  const { format, report, evidence } = file;
  if (format !== 'zip') return [];
  const bySha256 = new Map(evidence.map(({ content }) => [fileHash(content), content]));
  const named = new Set(report.method.evaluations.map(({ sha256 }) => sha256));
  const proofs = proofNames(file);
  const foreign = evidence.filter(({ name, content }) => !proofs.includes(name) && !named.has(fileHash(content)));
  return [
    ...report.method.evaluations.map(({ line: id, sha256 }): Finding => {
      const document = bySha256.get(sha256);
      const line = report.lines.find((one) => one.id === id);
      const holds = document !== undefined && line !== undefined && reckons(line, document, report);
      return { what: 'evidence', holds, detail: id };
    }),
    ...foreign.map(({ name }): Finding => ({ what: 'evidence', holds: false, detail: name })),
  ];
}

/** What is evidence by its name: of these files each only where something is proven by it, so that nobody else's stands under it. */
function proofNames(file: ReportFile): string[] {
  const { root } = file.report.method;
  if (root === null) return [keyName];
  const reportKey = reportKeyIn(file);
  const isOtherKey = reportKey !== undefined && rootKeyIn(file, root.day, reportKey) !== reportKey;
  return [keyName, headsName, ...(isOtherKey ? [rootKeyName, handoversName] : [])];
}

/** A line that is not one, or a document that does not fit it, is not what it says. */
function reckons(...[line, document, report]: Parameters<typeof isReckoned>): boolean {
  try {
    return isReckoned(line, document, report);
  } catch {
    return false;
  }
}

/** The key that an archive brings along, raw, base64url. */
export function archivedKey({ evidence }: ReportFile, keyFile = keyName): string | undefined {
  const pem = evidence.find(({ name }) => name === keyFile)?.content;
  try {
    return pem === undefined ? undefined : publicKeyText(createPublicKey(pem));
  } catch {
    // None at all: no signature holds by it.
    return '';
  }
}

/** Undefined where an older archive brings none. */
function reportKeyIn(file: ReportFile): string | undefined {
  return file.report.seal?.publicKey ?? archivedKey(file);
}

/** Whether the ends of the chains in an archive are those that the root in the report is over, and were signed. */
export function headsFindings(file: ReportFile, storeKeys: readonly string[] | undefined): Finding[] {
  const { format, report, evidence } = file;
  const { root } = report.method;
  if (format !== 'zip' || root === null) return [];
  const content = evidence.find(({ name }) => name === headsName)?.content;
  const reportKey = reportKeyIn(file);
  const keys = reportKey === undefined ? storeKeys : [rootKeyIn(file, root.day, reportKey)];
  const holds = content !== undefined && isRoot(content, root, keys);
  return [{ what: 'heads', holds, detail: root.day }];
}

/** The key that signed the root, as the handovers in the archive lead from it, and from none before it, to the one that signed the report; '' when they do not. */
function rootKeyIn(file: ReportFile, day: string, reportKey: string): string {
  const text = file.evidence.find(({ name }) => name === handoversName)?.content ?? '[]';
  try {
    const handovers = handoversIn(JSON.parse(text));
    const [first] = handovers ?? [];
    const signer = { collectorId: first?.collectorId ?? '', publicKey: reportKey };
    const rootKey = (handovers && rootKeys(handovers, signer)?.(day)) ?? '';
    const isNamed = [first?.oldKey, archivedKey(file, rootKeyName)].every(
      (key) => key === undefined || key === rootKey,
    );
    return isNamed ? rootKey : '';
  } catch {
    return '';
  }
}

/** Null: they are what the root is over, and there is no key to look at its signature by. */
function isRoot(content: string, root: NonNullable<Report['method']['root']>, keys: readonly string[] | undefined) {
  try {
    const said: Root = JSON.parse(content);
    if (said.root !== root.hash || said.day !== root.day || rootOf(said.heads) !== root.hash) return false;
    if (keys === undefined) return null;
    return keys.some((key) => isSignedBy(said, key));
  } catch {
    // Not what we wrote there, whatever it is.
    return false;
  }
}
