import { CollectorError } from '../errors.ts';
import { openSqliteReadOnly } from '../store/backends/sqlite.ts';
import { type Verified, verifyStore } from '../verify/verify-store.ts';
import { type Command, type Io, required } from './command.ts';
import { existingStoreFile } from './data.ts';
import { lookAtStore, refusedStore } from './store-file.ts';

/** How often a long walk says how far it is. */
const tellEveryMs = 2000;

export const verify: Command = {
  name: 'verify',
  summary: 'Walks every chain of evidence and names the first broken link; exit code 0 when there is none, else 1.',
  usage: '--data DIR [--json]',
  options: { data: { type: 'string' }, json: { type: 'boolean' } },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const verified = await verifyData(required(values, 'data'), io);
    io.out(values.json === true ? JSON.stringify(verified) : inWords(verified));
    return verified.ok ? 0 : 1;
  },
};

/** Only looks, so that it works on a copy, and beside a collector that runs. */
async function verifyData(dir: string, io: Io): Promise<Verified> {
  const file = existingStoreFile(dir);
  const found = lookAtStore(file);
  if (found.is === 'store' && found.older) {
    const detail = `${file} has schema ${found.schema}; use that version, or let \`serve\` of this one bring the store up to date`;
    throw new CollectorError('STORE_OLDER', detail);
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
        tell(`verified ${chains} of ${ofChains} chains, ${entries} entries so far`),
      );
    } finally {
      await db.destroy();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SQLITE_ERROR') throw error;
    throw refusedStore(file, error);
  }
}

function inWords(verified: Verified): string {
  if (verified.ok) {
    const { chains, entries, roots, anchored, unsealed } = verified;
    const { rows, from, to } = unsealed;
    return [
      `no broken link: ${chains} chains, ${entries} entries, ${roots} signed roots`,
      ...(rows > 0 ? [`${rows} rows not sealed yet, from ${from} to ${to}`] : []),
      ...(anchored ? [] : ['no daily root yet: nothing says where the chains ended']),
    ].join('\n');
  }
  const { chain, entry, what } = verified;
  return `broken: chain ${chain}${entry === null ? '' : `, entry ${entry}`}: ${what}`;
}
