import { readFile } from 'node:fs/promises';
import { formatYamlStream } from '@kadoban/proto/yaml-stream';
import { definitionKinds } from '../definitions/kinds/index.ts';
import { toOpenSlo } from '../definitions/openslo/export.ts';
import { fromOpenSlo } from '../definitions/openslo/import.ts';
import { formatLoss, type Loss } from '../definitions/openslo/loss.ts';
import { takeOver } from '../definitions/openslo/take-over.ts';
import { CollectorError } from '../errors.ts';
import { type Command, type Io, optional, required } from './command.ts';
import { commandWords } from './command-words.ts';
import { systemUser, wrongFiles } from './config-dir.ts';
import { openExisting } from './data.ts';
import { put } from './put.ts';

/** With --strict, what would be left behind stops the command. */
const lossExitCode = 1;

const options = { data: { type: 'string' }, strict: { type: 'boolean' } } as const;

export const opensloImport: Command = {
  name: 'openslo import',
  summary: 'Takes the SLOs of an OpenSLO v1 file over, and names all that kadoban cannot say.',
  usage: 'FILE --data DIR [--strict]',
  options,
  positionals: { min: 1, max: 1 },
  async run(values, [file = ''], io) {
    const yaml = await textOf(file);
    const { store } = await openExisting(required(values, 'data'));
    await using _open = store;
    const services = new Set((await store.definitions.current('service')).map(({ id }) => id));
    const imported = fromOpenSlo(yaml, file, services);
    if (!imported.ok) throw wrongFiles(imported.problems);
    tellLosses(imported.losses, io);
    if (values.strict === true && imported.losses.length > 0) return lossExitCode;
    const reason = `openslo import ${file}`;
    const taken = await takeOver(store, imported.slos, { author: systemUser(), reason, nowMs: io.now() });
    if (!taken.ok) throw wrongFiles(taken.problems);
    for (const id of taken.ids) io.out(commandWords[io.language].wrote(`slo ${id}`));
    return 0;
  },
};

export const opensloExport: Command = {
  name: 'openslo export',
  summary: 'Writes SLOs and services as OpenSLO v1, and names all that it cannot say.',
  usage: '--data DIR [--out FILE] [--strict]',
  options: { ...options, out: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const { store } = await openExisting(required(values, 'data'));
    await using _open = store;
    const current = await Promise.all(definitionKinds.map(({ kind }) => store.definitions.current(kind)));
    const { documents, losses } = toOpenSlo(current.flat());
    tellLosses(losses, io);
    if (values.strict === true && losses.length > 0) return lossExitCode;
    await put(formatYamlStream(documents), optional(values, 'out'), io.out);
    return 0;
  },
};

function tellLosses(losses: readonly Loss[], io: Io): void {
  for (const loss of losses) io.err(commandWords[io.language].left(formatLoss(loss)));
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new CollectorError('FILE_UNREADABLE', (error as Error).message, { cause: error });
  }
}
