import { readFileSync } from 'node:fs';
import { publicKeyFrom } from '@kadoban/proto/handshake';
import type { Config } from '@kadoban/proto/messages';
import { verifyConfig } from '@kadoban/proto/signed-config';
import type { Identity } from './identity.ts';

/** What the collector configured last, in the state directory, so that it holds while the collector is away. */
export const centralFile = 'central.json';

/** Which of these keys of the enrolled collector signed it, for this host. */
export function signerOf(
  config: Config,
  { collectorId, hostId }: Pick<Identity, 'collectorId' | 'hostId'>,
  keys: readonly string[],
): string | undefined {
  return keys.find((text) => {
    const key = publicKeyFrom(text);
    return key !== undefined && verifyConfig(key, { ...config, collectorId, hostId }, config.signature);
  });
}

/** A configuration as it is kept. Its signature stays with it: it is verified again whenever it is read. */
export function encodeCentral({ revision, document, signature }: Config): string {
  const [text, by] = [Buffer.from(document).toString('base64'), Buffer.from(signature).toString('base64')];
  return `${JSON.stringify({ revision, document: text, signature: by })}\n`;
}

/** What is kept in `file`; undefined when there is none, or none that is whole and signed for this host. */
export function readCentral(file: string, identityOf: () => Identity | undefined): Config | undefined {
  const config = decodeCentral(file);
  const identity = config && identityOf();
  if (!identity) return undefined;
  const { collectorKeys, centralKey } = identity;
  const keys = centralKey === undefined ? collectorKeys : [...collectorKeys, centralKey];
  return signerOf(config, identity, keys) === undefined ? undefined : config;
}

/** What is kept in `file`, whoever signed it. */
export function decodeCentral(file: string): Config | undefined {
  return decode(textOf(file));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function decode(text: string): Config | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { revision, document, signature } = (value ?? {}) as Record<string, unknown>;
  if (typeof document !== 'string' || typeof signature !== 'string') return undefined;
  if (!Number.isSafeInteger(revision)) return undefined;
  const bytes = (base64: string) => Uint8Array.from(Buffer.from(base64, 'base64'));
  return { revision: Number(revision), document: bytes(document), signature: bytes(signature) };
}
