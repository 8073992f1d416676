import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the collector of a data directory was last reached, left by `serve` for commands beside it. */
export interface Endpoint {
  readonly url: string;
  /** The pin of the certificate it made for itself; null where others vouch for its certificate, or without TLS. */
  readonly pin: string | null;
  /** Where the agents lie that it hands out. */
  readonly agentsDir: string;
}

const file = (data: string) => join(data, 'endpoint.json');

export async function writeEndpoint(data: string, endpoint: Endpoint): Promise<void> {
  await writeFile(file(data), `${JSON.stringify(endpoint)}\n`);
}

/** Undefined before the first `serve`. */
export async function readEndpoint(data: string): Promise<Endpoint | undefined> {
  try {
    return JSON.parse(await readFile(file(data), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whether a collector ever ran on a data directory. */
export function wasServed(data: string): boolean {
  return existsSync(file(data));
}
