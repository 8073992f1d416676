import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { TlsFiles } from '../tls.ts';

/** Under this name a backup keeps the certificate among what belongs to no host. */
const metaName = 'tls';

/**
 * Keeps the certificate that a collector made for itself, and its key, in a backup: agents have pinned it, and would refuse a restored collector that
 * made a new one. Files that the configuration names are somebody else's to keep.
 */
export function packTls(folder: string, backup: string): void {
  const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  if (!existsSync(certFile) || !existsSync(keyFile)) return;
  const files: TlsFiles = { cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') };
  using database = new DatabaseSync(backup);
  database.prepare('insert or replace into meta (name, value) values (?, ?)').run(metaName, JSON.stringify(files));
}

/** Takes it out again; undefined when the backup holds none. */
export function unpackTls(backup: string): TlsFiles | undefined {
  using database = new DatabaseSync(backup);
  const row = database.prepare('delete from meta where name = ? returning value').get(metaName);
  return row && JSON.parse(String(row.value));
}
