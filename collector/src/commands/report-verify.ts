import { readFile } from 'node:fs/promises';
import { CollectorError } from '../errors.ts';
import { loadReportFonts } from '../report-fonts.ts';
import { knownReport } from '../reporting/known-report.ts';
import { type ReportFile, readReportFile } from '../reporting/read-report-file.ts';
import { type Finding, type KnownReport, type Verdict, verdictOf, verifyReport } from '../reporting/verify-report.ts';
import { version } from '../version.ts';
import { type Command, optional, type Values } from './command.ts';
import { openExisting } from './data.ts';
import { type ReportWords, reportWords } from './report-words.ts';

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
    const words = reportWords[io.language];
    if (values.json === true) io.out(JSON.stringify({ file: path, verdict, findings }));
    else for (const line of [...findings.map((one) => inWords(one, words)), words.verdicts[verdict]]) io.out(line);
    return exitCodes[verdict];
  },
};

const exitCodes: Readonly<Record<Verdict, number>> = { proven: 0, broken: 1, unproven: 2 };

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

function inWords({ what, holds, detail }: Finding, { findings }: ReportWords): string {
  const [held, broken, notSeen] = findings[what];
  return `${marks[`${holds}`]} ${holds === null ? notSeen : holds ? held : broken} (${detail})`;
}
