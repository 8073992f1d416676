import { existsSync, readdirSync } from 'node:fs';
import { rootCertificates, setDefaultCACertificates } from 'node:tls';

/** Where OpenSSL, as Node has it, looks for authorities: in one file, and in a folder of which it reads those that it needs. */
const ownFile = '/etc/ssl/cert.pem';
const ownFolder = '/etc/ssl/certs';

/** How a certificate is named there, so that it is found: by a hash of its subject. */
const hashedName = /^[0-9a-f]{8}\.\d+$/;

/** Where other systems have theirs, all in one file. */
const otherFiles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
];

/**
 * Sees to it that the authorities of this machine count, also a company's own. The binary for Linux leaves them to OpenSSL, which reads the one that it
 * needs, where Node would read all of its own and of the machine's before it is asked for any. OpenSSL finds by `env` those that lie elsewhere; a
 * machine that has none at all goes by Node's.
 */
export function believeMachine(env: NodeJS.ProcessEnv): void {
  const isSaid = Boolean(env.SSL_CERT_FILE || env.SSL_CERT_DIR);
  const found = findAuthorities({ isSaid, exists: existsSync, names: namesIn });
  if (found === 'none') setDefaultCACertificates([...rootCertificates]);
  else if (found !== 'own') env.SSL_CERT_FILE = found;
}

interface Surroundings {
  /** Somebody has said by the environment where they are. */
  readonly isSaid: boolean;
  exists(path: string): boolean;
  names(folder: string): readonly string[];
}

/** Where the machine's authorities are: where OpenSSL looks by itself, in a file, or nowhere. Pure. */
export function findAuthorities({ isSaid, exists, names }: Surroundings): 'own' | 'none' | (string & {}) {
  if (isSaid || exists(ownFile) || names(ownFolder).some((name) => hashedName.test(name))) return 'own';
  return otherFiles.find(exists) ?? 'none';
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
