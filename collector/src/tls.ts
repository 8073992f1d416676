import { X509Certificate } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pinOf } from '@kadoban/proto/handshake';
import { CollectorError } from './errors.ts';

export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

/** A self-made certificate outlives every installation: agents trust its key by pin, not its dates. */
const validYears = 20;

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** The given PEM files. */
export async function readTls(certFile: string, keyFile: string): Promise<TlsFiles> {
  try {
    return { cert: await readFile(certFile, 'utf8'), key: await readFile(keyFile, 'utf8') };
  } catch (error) {
    throw new CollectorError('TLS_UNREADABLE', (error as Error).message, { cause: error });
  }
}

/** The certificate in the data directory, made at the first call for `hostNames`. */
export async function selfMadeTls(dataDir: string, hostNames: readonly string[], nowMs: number): Promise<TlsFiles> {
  const folder = join(dataDir, 'tls');
  const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const made = await existing(certFile, keyFile);
  if (made) return made;
  const files = await makeCertificate(hostNames, nowMs);
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

async function existing(certFile: string, keyFile: string): Promise<TlsFiles | undefined> {
  try {
    return { cert: await readFile(certFile, 'utf8'), key: await readFile(keyFile, 'utf8') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new CollectorError('TLS_UNREADABLE', (error as Error).message, { cause: error });
  }
}

async function makeCertificate(hostNames: readonly string[], nowMs: number): Promise<TlsFiles> {
  // Loaded only here: most starts find their certificate made, and @peculiar/x509 cannot do without the polyfill before it.
  await import('reflect-metadata');
  const x509 = await import('@peculiar/x509');
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const dayMs = 86_400_000;
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      name: 'CN=kadoban collector',
      keys,
      signingAlgorithm: algorithm,
      notBefore: new Date(nowMs - dayMs),
      notAfter: new Date(nowMs + validYears * 365 * dayMs),
      extensions: [
        new x509.BasicConstraintsExtension(false),
        new x509.SubjectAlternativeNameExtension(hostNames.map((value) => ({ type: 'dns', value }))),
      ],
    },
    crypto,
  );
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  const lines = pkcs8.match(/.{1,64}/g) ?? [];
  const key = `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`;
  return { cert: certificate.toString('pem'), key };
}
