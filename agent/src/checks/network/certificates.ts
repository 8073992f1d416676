import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Outcome, SchemaMaker } from '../check.ts';

/** Whose certificates are believed; `ca` undefined = those that the machine believes. */
export interface Trust {
  readonly ca: string | undefined;
}

/** The key `caFile`, the same for every kind that speaks TLS. */
export function caFileKey(make: SchemaMaker) {
  return make.Optional(
    make.String({
      minLength: 1,
      description:
        'PEM file of the certificates to trust, in place of those of the machine. Certificates are always verified.',
    }),
  );
}

/** Reads `caFile`. One that cannot be used is our own fault, which the outcome says. */
export async function readTrust(caFile: string | undefined): Promise<Trust | Outcome> {
  if (caFile === undefined) return { ca: undefined };
  try {
    const pem = await readFile(caFile, 'utf8');
    // node:tls takes a file without any certificate for an empty list, and then blames the server.
    new X509Certificate(pem);
    return { ca: pem };
  } catch (error) {
    return { status: 'unknown', reason: 'ca-file', output: `cannot use ${caFile}: ${error}` };
  }
}
