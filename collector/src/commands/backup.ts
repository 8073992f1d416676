import { existsSync, renameSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Language } from '@kadoban/proto/language';
import { CollectorError } from '../errors.ts';
import { failureText } from '../failure-text.ts';
import { packTls } from './backup-tls.ts';
import { type Command, type Io, required } from './command.ts';
import { commandWords } from './command-words.ts';
import { copyStore, removeCopy } from './copy-store.ts';
import { damagedLog, damagedLogRows } from './damaged-log.ts';
import { existingStoreFile } from './data.ts';
import { sizeText } from './size-text.ts';
import { lookAtStore } from './store-file.ts';
import { syncPath } from './sync-path.ts';

export const backup: Command = {
  name: 'backup',
  summary: 'Copies the store to one file, also while the collector runs.',
  usage: '--data DIR --out FILE',
  options: { data: { type: 'string' }, out: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const file = existingStoreFile(required(values, 'data'));
    const out = resolve(required(values, 'out'));
    lookAtStore(file);
    if (existsSync(out)) {
      throw new CollectorError('OUTPUT_UNWRITABLE', ['outThere', out]);
    }
    await writeBackup(file, out, io);
    io.out(commandWords[io.language].backedUp(out, sizeText(statSync(out).size), inWords(out, io.language)));
    const damaged = damagedLog(out, await damagedLogRows(out));
    if (damaged) io.err(failureText(damaged, io.language));
    return 0;
  },
};

/** The file gets its name when everything in it is on the disk and was looked through. */
async function writeBackup(file: string, out: string, io: Io): Promise<void> {
  const partial = `${out}.partial`;
  await copyStore(file, partial, io);
  try {
    packTls(join(dirname(file), 'tls'), partial);
    syncPath(partial);
    renameSync(partial, out);
    syncPath(dirname(out));
  } catch (error) {
    removeCopy(partial);
    throw error;
  }
}

/** Whose store it is and how far it goes. */
export function inWords(file: string, language: Language): string {
  const words = commandWords[language];
  const found = lookAtStore(file);
  if (found.is === 'empty') return words.emptyStore;
  const { collectorId, schema, lastEvidenceMs } = found;
  return words.store(collectorId, schema, lastEvidenceMs === null ? null : new Date(lastEvidenceMs).toISOString());
}
