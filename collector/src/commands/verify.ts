import { CollectorError } from '../errors.ts';
import { openSqliteReadOnly } from '../store/backends/sqlite.ts';
import { type Verified, verifyStore } from '../verify/verify-store.ts';
import { type Command, type Io, required } from './command.ts';
import { type CommandWords, commandWords } from './command-words.ts';
import { damagedLog, damagedLogRows } from './damaged-log.ts';
import { existingStoreFile } from './data.ts';
import { lookAtStore, refusedStore } from './store-file.ts';

/** How often a long walk says how far it is. */
const tellEveryMs = 2000;

export const verify: Command = {
  name: 'verify',
  summary:
    'Walks every chain of evidence and names the first broken link, and damaged rows of the log; exit code 0 when there are none, else 1.',
  usage: '--data DIR [--json]',
  options: { data: { type: 'string' }, json: { type: 'boolean' } },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const file = existingStoreFile(required(values, 'data'));
    const verified = await verifyFile(file, io);
    const rows = await damagedLogRows(file);
    io.out(
      values.json === true
        ? JSON.stringify({ ...verified, damagedLogRows: rows })
        : inWords(verified, commandWords[io.language]),
    );
    const damaged = damagedLog(file, rows);
    if (damaged) throw damaged;
    return verified.ok ? 0 : 1;
  },
};

/** Only looks, so that it works on a copy, and beside a collector that runs. */
async function verifyFile(file: string, io: Io): Promise<Verified> {
  const found = lookAtStore(file);
  if (found.is === 'store' && found.older) {
    throw new CollectorError('STORE_OLDER', ['older', file, found.schema]);
  }
  let toldMs = io.now();
  const tell = (line: string) => {
    if (io.now() - toldMs < tellEveryMs) return;
    toldMs = io.now();
    io.err(line);
  };
  try {
    const db = openSqliteReadOnly(file);
    try {
      return await verifyStore(db, ({ chains, ofChains, entries }) =>
        tell(commandWords[io.language].verifying(chains, ofChains, entries)),
      );
    } finally {
      await db.destroy();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SQLITE_ERROR') throw error;
    throw refusedStore(file, error);
  }
}

function inWords(verified: Verified, words: CommandWords): string {
  if (verified.ok) {
    const { chains, entries, roots, anchored, unsealed } = verified;
    const { rows, from, to } = unsealed;
    return [
      words.whole(chains, entries, roots),
      ...(rows > 0 ? [words.unsealed(rows, from, to)] : []),
      ...(anchored ? [] : [words.unanchored]),
    ].join('\n');
  }
  const { chain, entry, what } = verified;
  return words.broken(chain, entry, what);
}
