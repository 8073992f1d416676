import type { Kysely, Transaction } from 'kysely';
import type { FrameLog } from './frame-log.ts';
import type { Write } from './open.ts';
import type { Greeted, Host, HostStore } from './store.ts';
import type { Tables } from './tables.ts';
import { useToken } from './tokens.ts';
import { markUnsealed } from './unsealed.ts';

/** A chain holds the facts of one host. */
const noKey = { atMs: 0, name: '' };

export function hostStore(reader: Kysely<Tables>, write: Write, log: FrameLog): HostStore {
  return {
    async list() {
      return (await reader.selectFrom('hosts').selectAll().orderBy('name').orderBy('host_id').execute()).map(fromRow);
    },
    async find(hostId) {
      const row = await reader.selectFrom('hosts').selectAll().where('host_id', '=', hostId).executeTakeFirst();
      return row && fromRow(row);
    },
    enrol: (tokenHash, host) =>
      write(async (transaction) => {
        const token = await useToken(transaction, tokenHash, host.enrolledMs);
        if (token !== 'ok') return token;
        const fresh = {
          ...host,
          boot: null,
          clockOffsetMs: null,
          sampleEveryMs: null,
          revokedMs: null,
          peerAddress: null,
        };
        await transaction.insertInto('hosts').values(toRow(fresh)).execute();
        await markUnsealed(transaction, host.hostId, 'hosts', noKey);
        return 'enrolled' as const;
      }),
    async revoke(hostId, atMs) {
      return write(async (transaction) => {
        const hosts = transaction.updateTable('hosts').set({ revoked_ms: atMs }).where('host_id', '=', hostId);
        const { numUpdatedRows } = await hosts.executeTakeFirst();
        if (numUpdatedRows > 0n) await markUnsealed(transaction, hostId, 'hosts', noKey);
        return numUpdatedRows > 0n;
      });
    },
    async watched(afterHostId, limit) {
      const rows = await reader
        .selectFrom('hosts')
        .select(['host_id', 'sample_every_ms'])
        .select((query) =>
          query
            .selectFrom('alive_runs')
            .select((run) => run.fn.max('last_ms').as('last_ms'))
            .whereRef('alive_runs.host_id', '=', 'hosts.host_id')
            .as('last_ms'),
        )
        .where('host_id', '>', afterHostId)
        .where('revoked_ms', 'is', null)
        .where(({ exists, selectFrom }) =>
          exists(selectFrom('alive_runs').select('boot').whereRef('alive_runs.host_id', '=', 'hosts.host_id')),
        )
        .orderBy('host_id')
        .limit(limit)
        .execute();
      return rows.map(({ host_id, sample_every_ms, last_ms }) => {
        return { hostId: host_id, sampleEveryMs: sample_every_ms, lastSeenMs: last_ms ?? 0 };
      });
    },
    async machinesAt(address) {
      const hosts = reader.selectFrom('hosts').where('peer_address', '=', address).where('revoked_ms', 'is', null);
      const count = hosts.select((host) => host.fn.count<number>('machine_id_hash').distinct().as('machines'));
      return (await count.executeTakeFirstOrThrow()).machines;
    },
    async greeted(hostId, seen) {
      log.greet(hostId, seen);
    },
  };
}

/** What a handshake told, within the caller's transaction. */
export async function applyGreeting(transaction: Transaction<Tables>, hostId: string, seen: Greeted): Promise<void> {
  const { os, arch, agentVersion, boot, clockOffsetMs, sampleEveryMs, peerAddress } = seen;
  const clock = { clock_offset_ms: clockOffsetMs, sample_every_ms: sampleEveryMs };
  const columns = { os, arch, agent_version: agentVersion, boot, ...clock, peer_address: peerAddress };
  await transaction.updateTable('hosts').set(columns).where('host_id', '=', hostId).execute();
  await markUnsealed(transaction, hostId, 'hosts', noKey);
}

function toRow(host: Host): Tables['hosts'] {
  return {
    host_id: host.hostId,
    name: host.name,
    public_key: host.publicKey,
    machine_id_hash: host.machineIdHash,
    os: host.os,
    arch: host.arch,
    agent_version: host.agentVersion,
    boot: host.boot,
    clock_offset_ms: host.clockOffsetMs,
    sample_every_ms: host.sampleEveryMs,
    enrolled_ms: host.enrolledMs,
    revoked_ms: host.revokedMs,
    peer_address: host.peerAddress,
  };
}

function fromRow(row: Tables['hosts']): Host {
  return {
    hostId: row.host_id,
    name: row.name,
    publicKey: row.public_key,
    machineIdHash: row.machine_id_hash,
    os: row.os,
    arch: row.arch,
    agentVersion: row.agent_version,
    boot: row.boot,
    clockOffsetMs: row.clock_offset_ms,
    sampleEveryMs: row.sample_every_ms,
    enrolledMs: row.enrolled_ms,
    revokedMs: row.revoked_ms,
    peerAddress: row.peer_address,
  };
}
