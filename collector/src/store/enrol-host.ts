import type { Transaction } from 'kysely';
import { appendEvent } from './append-lifecycle.ts';
import { putStanding } from './standings.ts';
import type { EnrolRefusal, NewHost } from './store.ts';
import type { Tables } from './tables.ts';
import type { EnrolmentToken } from './token-store.ts';
import { takeToken } from './tokens.ts';
import { markUnsealed } from './unsealed.ts';

/** A chain holds the facts of one host. */
const noKey = { atMs: 0, name: '' };

/** See HostStore.enrol; in the caller's transaction, so that a token's use and its host come together or not at all. */
export async function enrol(
  transaction: Transaction<Tables>,
  tokenHash: string,
  host: NewHost,
  address: string | null,
): Promise<'enrolled' | 'replaced' | 'known' | EnrolRefusal> {
  const known = await knownByKey(transaction, host.publicKey);
  if (known && known.machine_id_hash !== host.machineIdHash) return 'copied';
  // The answer to the first request never came: this is the same request, whatever has become of its token meanwhile.
  if (known?.token_hash === tokenHash) return 'known';
  const token = await takeToken(transaction, tokenHash, host.enrolledMs, address);
  if (typeof token === 'string') return token;
  if (known) return 'known';
  if (token.replaces !== undefined) return replace(transaction, token.replaces, token, host);
  await transaction.insertInto('hosts').values(toRow(host)).execute();
  await markUnsealed(transaction, host.hostId, 'hosts', noKey);
  await admit(transaction, host.hostId, token, { tags: JSON.stringify(token.tags ?? []) });
  await appendEvent(transaction, host.hostId, host.enrolledMs, 'host-enrolled', token.label);
  return 'enrolled';
}

async function knownByKey(transaction: Transaction<Tables>, publicKey: string) {
  return transaction
    .selectFrom('hosts')
    .leftJoin('host_standings', 'host_standings.host_id', 'hosts.host_id')
    .select(['hosts.machine_id_hash', 'host_standings.token_hash'])
    .where('public_key', '=', publicKey)
    .where('revoked_ms', 'is', null)
    .orderBy('enrolled_ms', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The new machine goes on under the old name and id; the old machine's key is no longer this host's. */
async function replace(
  transaction: Transaction<Tables>,
  hostId: string,
  token: EnrolmentToken,
  { publicKey, machineIdHash, os, arch, agentVersion, enrolledMs }: NewHost,
): Promise<'replaced' | 'revoked'> {
  const machine = { public_key: publicKey, machine_id_hash: machineIdHash, os, arch, agent_version: agentVersion };
  const hosts = transaction.updateTable('hosts').set({ ...machine, boot: null, peer_address: null });
  const { numUpdatedRows } = await hosts
    .where('host_id', '=', hostId)
    .where('revoked_ms', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return 'revoked';
  await markUnsealed(transaction, hostId, 'hosts', noKey);
  const released = { quarantine: null, quarantined_ms: null, other_machine: null, released_ms: enrolledMs };
  await admit(transaction, hostId, token, { ...released, rotate_asked_ms: null });
  await appendEvent(transaction, hostId, enrolledMs, 'host-replaced', token.label);
  return 'replaced';
}

function admit(
  transaction: Transaction<Tables>,
  hostId: string,
  { hash, needsApproval }: EnrolmentToken,
  row: Parameters<typeof putStanding>[2],
): Promise<void> {
  return putStanding(transaction, hostId, { ...row, token_hash: hash, is_pending: needsApproval ? 1 : 0 });
}

function toRow(host: NewHost): Tables['hosts'] {
  return {
    host_id: host.hostId,
    name: host.name,
    public_key: host.publicKey,
    machine_id_hash: host.machineIdHash,
    os: host.os,
    arch: host.arch,
    agent_version: host.agentVersion,
    boot: null,
    clock_offset_ms: null,
    sample_every_ms: null,
    enrolled_ms: host.enrolledMs,
    revoked_ms: null,
    peer_address: null,
  };
}
