import { readFile } from 'node:fs/promises';
import { CollectorError } from '../errors.ts';
import { loadReportFonts } from '../report-fonts.ts';
import { finals, moveBody, movesOf } from '../reporting/frozen-reports.ts';
import { type ReportFile, readReportFile } from '../reporting/read-report-file.ts';
import { type Finding, verifyReport } from '../reporting/verify-report.ts';
import { version } from '../version.ts';
import { type Command, optional, type Values } from './command.ts';
import { openExisting } from './data.ts';

export const reportVerify: Command = {
  name: 'report verify',
  summary:
    'Proves that the numbers in a report’s PDF, ZIP or JSON follow from its dataset and evidence, and with --data that it is the final one; exit code 0 when they do, else 1.',
  usage: 'FILE [--data DIR] [--json]',
  options: { data: { type: 'string' }, json: { type: 'boolean' } },
  positionals: { min: 1, max: 1 },
  async run(values, [path = ''], io) {
    const bytes = await readFile(path).catch((error: Error) => {
      throw new CollectorError('FILE_UNREADABLE', `${path}: ${error.message}`);
    });
    const file = readReportFile(bytes);
    if ('problem' in file) throw new CollectorError('DOCUMENT_INVALID', `${path}: ${file.problem}`);
    const frozen = await frozenHashes(values, file);
    const findings = await verifyReport(file, { bytes, version, fonts: loadReportFonts, frozen });
    const isBroken = findings.some(({ holds }) => holds === false);
    if (values.json === true) io.out(JSON.stringify({ file: path, findings }));
    else for (const finding of findings) io.out(inWords(finding));
    return isBroken ? 1 : 0;
  },
};

/** What the store made final of the month that the file says it is of. */
async function frozenHashes(values: Values, { report }: ReportFile): Promise<readonly string[] | undefined> {
  const data = optional(values, 'data');
  if (data === undefined) return undefined;
  const { store } = await openExisting(data);
  await using _open = store;
  const moves = await movesOf(store, { sla: report.sla?.id ?? null, month: report.period.month });
  return finals(moves).flatMap((entry) => moveBody(entry).hash ?? []);
}

const marks = { true: '✓', false: '✕', null: '-' } as const;

const words: Readonly<Record<Finding['what'], readonly [holds: string, broken: string, notSeen: string]>> = {
  hash: ['the dataset has the hash that it names', 'the dataset is not the one that its hash is of', ''],
  rendering: [
    'every figure and word in the file is what the dataset gives',
    'something in the file is not what the dataset gives: it was changed after it was made',
    'another version made the file, which alone can make it again byte for byte',
  ],
  evidence: ['the evaluation file gives these figures', 'the evaluation file is missing, or gives other figures', ''],
  heads: [
    'the signed root is over the ends of all chains in heads.json',
    'heads.json is missing, or not what the signed root is over',
    '',
  ],
  frozen: ['the store made this report final', 'the store never made this report final', ''],
};

function inWords({ what, holds, detail }: Finding): string {
  const [held, broken, notSeen] = words[what];
  return `${marks[`${holds}`]} ${holds === null ? notSeen : holds ? held : broken} (${detail})`;
}
