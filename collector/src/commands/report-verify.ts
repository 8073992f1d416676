import { readFile } from 'node:fs/promises';
import { CollectorError } from '../errors.ts';
import { loadReportFonts } from '../report-fonts.ts';
import { knownReport } from '../reporting/known-report.ts';
import { type ReportFile, readReportFile } from '../reporting/read-report-file.ts';
import { type Finding, type KnownReport, type Verdict, verdictOf, verifyReport } from '../reporting/verify-report.ts';
import { version } from '../version.ts';
import { type Command, optional, type Values } from './command.ts';
import { openExisting } from './data.ts';

export const reportVerify: Command = {
  name: 'report verify',
  summary:
    'Proves that the numbers in a report’s PDF, ZIP or JSON follow from its dataset, evidence and signature; exit code 0 when all is proven, 1 when something is false, 2 when nothing is false but something could not be compared.',
  usage: 'FILE [--data DIR] [--fingerprint FINGERPRINT] [--json]',
  options: { data: { type: 'string' }, fingerprint: { type: 'string' }, json: { type: 'boolean' } },
  positionals: { min: 1, max: 1 },
  async run(values, [path = ''], io) {
    const pinned = pinnedKey(optional(values, 'fingerprint'));
    const bytes = await readFile(path).catch((error: Error) => {
      throw new CollectorError('FILE_UNREADABLE', `${path}: ${error.message}`);
    });
    const file = readReportFile(bytes);
    if ('problem' in file) throw new CollectorError('DOCUMENT_INVALID', `${path}: ${file.problem}`);
    const known = await knownTo(values, file, bytes);
    const findings = await verifyReport(file, { bytes, version, fonts: loadReportFonts, known, pinned });
    const verdict = verdictOf(findings);
    if (values.json === true) io.out(JSON.stringify({ file: path, verdict, findings }));
    else for (const line of [...findings.map(inWords), verdicts[verdict]]) io.out(line);
    return exitCodes[verdict];
  },
};

const exitCodes: Readonly<Record<Verdict, number>> = { proven: 0, broken: 1, unproven: 2 };

const verdicts: Readonly<Record<Verdict, string>> = {
  proven: 'proven',
  broken: 'broken: this is not what was reported',
  unproven: 'not proven: nothing is false, but what is marked - could not be compared, and may be forged',
};

function pinnedKey(text: string | undefined): string | undefined {
  if (text === undefined || /^SHA256:[A-Za-z0-9+/]{43}$/.test(text)) return text;
  throw new CollectorError('USAGE', ['fingerprint', text]);
}

/** What the store knows of the report that the file says it is; undefined without one. */
async function knownTo(values: Values, file: ReportFile, bytes: Uint8Array): Promise<KnownReport | undefined> {
  const data = optional(values, 'data');
  if (data === undefined) return undefined;
  const { store } = await openExisting(data);
  await using _open = store;
  return await knownReport(store, file, bytes);
}

const marks = { true: '✓', false: '✕', null: '-' } as const;

const words: Readonly<Record<Finding['what'], readonly [holds: string, broken: string, notSeen: string]>> = {
  hash: ['the dataset has the hash that it names', 'the dataset is not the one that its hash is of', ''],
  rendering: [
    'every figure and word in the file is what the dataset gives',
    'something in the file is not what the dataset gives: it was changed after it was made',
    'what is drawn in the file could not be compared: another version drew it, and no store knows to have handed out this very file. Ask the one that may have with --data, or verify it by that version',
  ],
  evidence: [
    'the evaluation file gives these figures',
    'the evaluation file is missing, is none that the dataset names, or gives other figures',
    '',
  ],
  heads: [
    'the signed root is over the ends of all chains in heads.json',
    'heads.json is missing, not what the root is over, or not signed by the key',
    'the signature of heads.json could not be looked at: no public key is in the archive. Ask with --data',
  ],
  signature: [
    'the key below signed the dataset with its root',
    'the dataset was not signed by the key',
    'nobody signed the dataset: it is not final, or of a version that did not sign. Ask the store that made it final, with --data',
  ],
  key: [
    'the key is the collector’s',
    'the key is not the collector’s',
    'whose key this is the file cannot say: compare it with the fingerprint that the provider gave you, and give that one as --fingerprint',
  ],
  frozen: ['the store made this report final', 'the store never made this report final', ''],
};

function inWords({ what, holds, detail }: Finding): string {
  const [held, broken, notSeen] = words[what];
  return `${marks[`${holds}`]} ${holds === null ? notSeen : holds ? held : broken} (${detail})`;
}
