import { X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { pinOf } from '@kadoban/proto/handshake';
import { makeCertificate } from './certificate.ts';
import { CollectorError } from './errors.ts';

export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

/** Older versions can be broken; every agent and browser of today speaks this one. */
export const minTlsVersion = 'TLSv1.2';

/** A self-made certificate outlives every installation: agents trust its key by pin, not its dates. */
const validYears = 20;
const dayMs = 86_400_000;

/** The given PEM files. */
export async function readTls(certFile: string, keyFile: string): Promise<TlsFiles> {
  try {
    const files = { cert: await readFile(certFile, 'utf8'), key: await readFile(keyFile, 'utf8') };
    // Says whether both are PEM and belong together, before anything listens.
    createSecureContext(files);
    return files;
  } catch (error) {
    const detail = `${certFile}, ${keyFile}: ${(error as Error).message}`;
    throw new CollectorError('TLS_UNREADABLE', detail, { cause: error });
  }
}

/** The certificate in the data directory, made at the first call for `hostNames`. */
export async function selfMadeTls(dataDir: string, hostNames: readonly string[], nowMs: number): Promise<TlsFiles> {
  const folder = join(dataDir, 'tls');
  const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  // A certificate whose key is gone is not made anew in silence: every agent would refuse the new one.
  if (existsSync(certFile)) return readTls(certFile, keyFile);
  const { certPem, keyPem } = makeCertificate(hostNames, nowMs - dayMs, nowMs + validYears * 365 * dayMs);
  const files = { cert: certPem, key: keyPem };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // The certificate is written last: it is what tells that both are whole.
  await writeFile(keyFile, files.key, { mode: 0o600 });
  await chmod(keyFile, 0o600);
  await writeFile(certFile, files.cert);
  return files;
}

/** The pin of a certificate: what tokens carry, so that an agent knows this collector at first sight. */
export function certificatePin(certPem: string): string {
  return pinOf(new X509Certificate(certPem).publicKey);
}
