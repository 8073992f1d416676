import { publicKeyFrom } from '@kadoban/proto/handshake';
import { type UpdateManifest, verifyManifest } from '@kadoban/proto/update-manifest';
import type { CollectorAddress } from '../collector-address.ts';
import { AgentError } from '../errors.ts';
import type { Identity } from '../identity.ts';
import { fetchFrom } from './fetch-from.ts';
import { compareVersions, readVersion } from './read-version.ts';

/** A page of JSON has some 300 bytes. */
const manifestBytesMax = 16 * 1024;
const manifestMs = 30_000;

/** Larger than any agent will be; a collector that lies must not fill the disk. */
const archiveBytesMax = 512 * 1024 * 1024;

/** A program that the enrolled collector vouches for, and where it is. */
export interface Offered extends UpdateManifest {
  readonly path: string;
}

/** What the collector offers for this platform; undefined when it offers nothing. */
export async function offeredBy(
  collector: CollectorAddress,
  identity: Pick<Identity, 'collectorKeys'>,
  platform: string,
): Promise<Offered | undefined> {
  const limits = { bytesMax: manifestBytesMax, signal: AbortSignal.timeout(manifestMs) };
  const bytes = await fetchFrom(collector, `/api/agent/v1/update/${platform}`, limits);
  return bytes && readManifest(bytes.toString(), identity.collectorKeys, platform);
}

/** A manifest that is whole, for this platform and signed by one of `keys`. Pure. */
function readManifest(text: string, keys: readonly string[], platform: string): Offered {
  const { version, platform: of, sha256, sizeBytes, name, signature } = fieldsOf(text);
  const isWhole =
    typeof version === 'string' &&
    readVersion(version) !== undefined &&
    typeof sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(sha256) &&
    typeof sizeBytes === 'number' &&
    Number.isInteger(sizeBytes) &&
    typeof name === 'string' &&
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(name) &&
    typeof signature === 'string';
  if (!isWhole || of !== platform || sizeBytes <= 0 || sizeBytes > archiveBytesMax) {
    throw new AgentError('UPDATE_REFUSED', ['foreignOffer', platform]);
  }
  const manifest = { version, platform, sha256, sizeBytes };
  const isSigned = keys.some((text) => {
    const key = publicKeyFrom(text);
    return key !== undefined && verifyManifest(key, manifest, signature);
  });
  if (!isSigned) throw new AgentError('UPDATE_REFUSED', ['unsignedOffer']);
  return { ...manifest, path: `/agents/${name}` };
}

function fieldsOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** Whether an offer is newer than what is installed; an older one is refused, because a stolen collector could bring back an old hole. Pure. */
export function isNewer(offered: string, installed: string): boolean {
  const [ours, theirs] = [readVersion(installed), readVersion(offered)];
  if (!ours || !theirs) throw new AgentError('UPDATE_REFUSED', ['incomparable', installed, offered]);
  const order = compareVersions(theirs, ours);
  if (order < 0) throw new AgentError('UPDATE_REFUSED', ['older', offered, installed]);
  return order > 0;
}
