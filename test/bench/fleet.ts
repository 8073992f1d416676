import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import { publicKeyText } from '@kadoban/proto/handshake';
import { sql } from 'kysely';
import { hashSecret, newSecret } from '../../collector/src/secrets.ts';
import { openSqlite } from '../../collector/src/store/backends/sqlite.ts';
import { openStore } from '../../collector/src/store/open.ts';

/** What an agent of the fleet is known by. Everything follows from its number, so that whoever plays it needs nothing else. */
export interface FleetAgent {
  readonly hostId: string;
  readonly privateKey: KeyObject;
  readonly machineIdHash: string;
}

/** DER of an Ed25519 private key up to its 32 bytes (RFC 8410). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

const digest = (text: string) => createHash('sha256').update(text).digest();

/** A version 4 UUID, as the collector gives to hosts: neighbours by number are none in the store. */
export function uuidOf(text: string): string {
  const hex = digest(text).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function fleetAgent(index: number): FleetAgent {
  const key = Buffer.concat([pkcs8Head, digest(`key of agent ${index}`)]);
  return {
    hostId: uuidOf(`agent ${index}`),
    privateKey: createPrivateKey({ key, format: 'der', type: 'pkcs8' }),
    machineIdHash: digest(`machine of agent ${index}`).toString('hex'),
  };
}

/** What is to be known of a collector to speak with it. */
export interface Acquaintance {
  readonly collectorId: string;
  readonly collectorKey: string;
  readonly apiKey: string;
}

/** Enrols agents `0` to `count - 1` into a new store and makes an API key. */
export async function seedFleet(file: string, count: number, nowMs: number): Promise<Acquaintance> {
  const backend = openSqlite(file);
  await using store = await openStore(backend);
  // Nobody has anything to lose yet: without it the disk is waited for once for each host.
  await sql`pragma synchronous = off`.execute(backend.writer);
  const token = { hash: 'fleet', label: '', createdMs: nowMs, expiresMs: nowMs + 1, usesMax: count, uses: 0 };
  await store.tokens.add(token);
  for (let index = 0; index < count; index++) {
    const { hostId, privateKey, machineIdHash } = fleetAgent(index);
    const about = { name: `host-${index}`, os: 'linux', arch: 'x64', agentVersion: '0.1.0', enrolledMs: nowMs };
    await store.hosts.enrol(token.hash, { hostId, publicKey: publicKeyText(privateKey), machineIdHash, ...about });
  }
  const apiKey = newSecret('kdbk');
  const key = { hash: hashSecret(apiKey), name: 'bench', role: 'admin', kind: 'key' as const };
  await store.keys.add({ ...key, createdMs: nowMs, expiresMs: null });
  const { collectorId, signingKey } = await store.identity();
  return { collectorId, collectorKey: publicKeyText(createPrivateKey(signingKey)), apiKey };
}
