import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CollectorError } from '../errors.ts';
import type { TlsFiles } from '../tls.ts';
import { inWords } from './backup.ts';
import { unpackTls } from './backup-tls.ts';
import { type Command, type Io, required } from './command.ts';
import { commandWords } from './command-words.ts';
import { copyStore, removeCopy } from './copy-store.ts';
import { lockData, prepareData } from './data.ts';
import { finishRestore, setAside, staged, tlsFolder } from './finish-restore.ts';
import { formerKeyAdvice } from './former-key.ts';
import { lookAtStore, storeFile } from './store-file.ts';
import { syncPath } from './sync-path.ts';

export const restore: Command = {
  name: 'restore',
  summary: 'Puts a backup in place of the store of a collector that does not run; the old store is kept beside it.',
  usage: '--data DIR --from FILE',
  options: { data: { type: 'string' }, from: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const [dir, from] = [required(values, 'data'), resolve(required(values, 'from'))];
    if (!existsSync(from)) throw new CollectorError('FILE_UNREADABLE', ['noFile', from]);
    if (lookAtStore(from).is === 'empty') throw new CollectorError('STORE_FOREIGN', ['emptyFile', from]);
    const data = await prepareData(dir);
    using _lock = lockData(data);
    const stamp = freeStamp(data, io.now());
    const old = existsSync(join(data, storeFile));
    const keyAdvice = formerKeyAdvice(join(data, storeFile), from, commandWords[io.language]);
    await stage(data, from, stamp, io);
    finishRestore(data);
    tell(data, old ? join(data, setAside(storeFile, stamp)) : undefined, io);
    if (keyAdvice !== undefined) io.err(keyAdvice);
    return 0;
  },
};

/** Now, as it may stand in a file name, and no store was set aside under. */
function freeStamp(data: string, nowMs: number): string {
  const stamp = new Date(nowMs).toISOString().replaceAll(/[-:.]/g, '');
  return existsSync(join(data, setAside(storeFile, stamp))) ? freeStamp(data, nowMs + 1) : stamp;
}

/** Makes everything ready beside what is there. Until the last step the directory is as it was. */
async function stage(data: string, from: string, stamp: string, io: Io): Promise<void> {
  const partial = join(data, `${storeFile}.partial`);
  const tls = join(data, staged(tlsFolder, stamp));
  // Nobody else holds the lock: what is there is left from a restore that was killed.
  removeCopy(partial);
  await copyStore(from, partial, io);
  try {
    forgetSecretsOfOnce(partial);
    const files = unpackTls(partial);
    if (files && files.cert !== presentCert(data)) writeTls(tls, files);
    syncPath(partial);
    renameSync(partial, join(data, staged(storeFile, stamp)));
    syncPath(data);
  } catch (error) {
    removeCopy(partial);
    rmSync(tls, { force: true, recursive: true });
    throw error;
  }
}

/** What was to be used once, or was ended since, must not be good again. */
function forgetSecretsOfOnce(store: string): void {
  using database = new DatabaseSync(store);
  database.exec("delete from enrolment_tokens; delete from api_keys where kind <> 'key'; delete from sessions");
}

function presentCert(data: string): string | undefined {
  const file = join(data, tlsFolder, 'cert.pem');
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function writeTls(folder: string, { cert, key }: TlsFiles): void {
  mkdirSync(folder, { mode: 0o700 });
  for (const [name, text] of [
    ['key.pem', key],
    ['cert.pem', cert],
  ] as const) {
    const file = join(folder, name);
    writeFileSync(file, text, { mode: 0o600 });
    chmodSync(file, 0o600);
    syncPath(file);
  }
  syncPath(folder);
}

function tell(data: string, kept: string | undefined, io: Io): void {
  const file = join(data, storeFile);
  io.out(`${file}: ${inWords(file, io.language)}`);
  const words = commandWords[io.language];
  if (kept !== undefined) io.out(words.keptBefore(kept));
  io.err(words.restored);
}
