import { readFile } from 'node:fs/promises';
import type { Server } from 'node:tls';
import type { Logger } from 'pino';
import { type Clock, repeat } from './clock.ts';
import { minTlsVersion, readTls, type TlsFiles } from './tls.ts';

/** Whoever renews a certificate does so days before the old one ends. */
const lookEveryMs = 10_000;

export interface ReloadParts {
  readonly certFile: string;
  readonly keyFile: string;
  /** What `server` has now. */
  readonly files: TlsFiles;
  readonly server: Pick<Server, 'setSecureContext'>;
  readonly clock: Pick<Clock, 'after'>;
  readonly log: Logger;
}

/**
 * Takes a renewed certificate and its key without a restart; connections that stand go on. Files that do not go together, as while one of them is
 * written, are left alone, and looked at again when they change.
 */
export function reloadTls({ certFile, keyFile, files, server, clock, log }: ReloadParts): Disposable {
  let seen = `${files.cert}\n${files.key}`;
  const look = async () => {
    const text = await bothOf(certFile, keyFile);
    if (text === seen) return;
    seen = text;
    const { cert, key } = await readTls(certFile, keyFile);
    server.setSecureContext({ cert, key, minVersion: minTlsVersion });
    log.info({ certFile }, 'the certificate was renewed');
  };
  const stop = repeat(clock, lookEveryMs, () => {
    look().catch((error: unknown) =>
      log.error({ err: error }, 'the certificate cannot be renewed; the one before goes on'),
    );
  });
  return { [Symbol.dispose]: stop };
}

/** Also tells apart what cannot be read, so that a failure is told once. */
async function bothOf(certFile: string, keyFile: string): Promise<string> {
  const texts = [certFile, keyFile].map((file) =>
    readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => String(error.code)),
  );
  return (await Promise.all(texts)).join('\n');
}
