import { type Kysely, sql, type Transaction } from 'kysely';
import { appendEvent } from './append-lifecycle.ts';
import { enrol } from './enrol-host.ts';
import type { FrameLog } from './frame-log.ts';
import type { Write } from './open.ts';
import { runCompiled } from './run-compiled.ts';
import type { By } from './standing-store.ts';
import { putStanding } from './standings.ts';
import type { Greeted, Host, HostStore } from './store.ts';
import type { Tables } from './tables.ts';
import { markUnsealed } from './unsealed.ts';

/** A chain holds the facts of one host. */
const noKey = { atMs: 0, name: '' };

export function hostStore(reader: Kysely<Tables>, write: Write, log: FrameLog): HostStore {
  const changed = (
    hostId: string,
    row: Partial<Tables['hosts']>,
    event: string,
    detail: string,
    { author, atMs }: By,
  ) =>
    write(async (transaction) => {
      if (!(await putHost(transaction, hostId, row))) return false;
      await putStanding(transaction, hostId, {});
      await appendEvent(transaction, hostId, atMs, event, `${detail}(${author})`);
      return true;
    });
  return {
    async list(page) {
      let rows = hostRows(reader).orderBy('name').orderBy('host_id');
      if (page) rows = rows.limit(page.limit);
      if (page?.after) {
        const { name, hostId } = page.after;
        rows = rows.where(({ eb, refTuple, tuple }) => eb(refTuple('name', 'host_id'), '>', tuple(name, hostId)));
      }
      return (await rows.execute()).map(fromRow);
    },
    async find(hostId) {
      const row = await hostRows(reader).where('host_id', '=', hostId).executeTakeFirst();
      return row && fromRow(row);
    },
    async ofKey(publicKey) {
      const rows = hostRows(reader).where('public_key', '=', publicKey).where('revoked_ms', 'is', null);
      const row = await rows.orderBy('enrolled_ms', 'desc').limit(1).executeTakeFirst();
      return row && fromRow(row);
    },
    enrol: (tokenHash, host, address = null) => write((transaction) => enrol(transaction, tokenHash, host, address)),
    revoke: (hostId, by) => changed(hostId, { revoked_ms: by.atMs }, 'host-revoked', '', by),
    rename: (hostId, name, by) => changed(hostId, { name }, 'host-renamed', `${name} `, by),
    changeKey: (hostId, oldKey, newKey, atMs) =>
      write((transaction) => changeKey(transaction, hostId, { oldKey, newKey, atMs })),
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
    async severalMachinesAt(address) {
      const hosts = reader.selectFrom('hosts').where('peer_address', '=', address).where('revoked_ms', 'is', null);
      // Not counted: thousands may be behind one address, and all of them fall silent with it.
      const machines = hosts.select('machine_id_hash').distinct().limit(sql.lit(2));
      return (await machines.execute()).length > 1;
    },
    async greeted(hostId, seen) {
      log.greet(hostId, seen);
    },
  };
}

/** What a handshake told, within the caller's transaction. */
export async function applyGreeting(transaction: Transaction<Tables>, hostId: string, seen: Greeted): Promise<void> {
  await runCompiled(transaction, putGreeting, { hostId, ...seen });
  await markUnsealed(transaction, hostId, 'hosts', noKey);
}

function putGreeting(
  db: Kysely<Tables>,
  { hostId, os, arch, agentVersion, boot, clockOffsetMs, sampleEveryMs, peerAddress }: Greeted & { hostId: string },
) {
  const clock = { clock_offset_ms: clockOffsetMs, sample_every_ms: sampleEveryMs };
  const columns = { os, arch, agent_version: agentVersion, boot, ...clock, peer_address: peerAddress };
  return db.updateTable('hosts').set(columns).where('host_id', '=', hostId);
}

async function changeKey(
  transaction: Transaction<Tables>,
  hostId: string,
  { oldKey, newKey, atMs }: { readonly oldKey: string; readonly newKey: string; readonly atMs: number },
): Promise<boolean> {
  const host = transaction.selectFrom('hosts').select('public_key').where('host_id', '=', hostId);
  const key = (await host.executeTakeFirst())?.public_key;
  // The agent never heard that it was done.
  if (key === newKey) return true;
  if (key !== oldKey) return false;
  await putHost(transaction, hostId, { public_key: newKey });
  await putStanding(transaction, hostId, { rotate_asked_ms: null });
  await appendEvent(transaction, hostId, atMs, 'key-changed', '');
  return true;
}

/** False when there is no such host. */
async function putHost(
  transaction: Transaction<Tables>,
  hostId: string,
  row: Partial<Tables['hosts']>,
): Promise<boolean> {
  const hosts = transaction.updateTable('hosts').set(row).where('host_id', '=', hostId);
  const { numUpdatedRows } = await hosts.executeTakeFirst();
  if (numUpdatedRows > 0n) await markUnsealed(transaction, hostId, 'hosts', noKey);
  return numUpdatedRows > 0n;
}

/** Hosts, each with when it ends to be watched. */
function hostRows(reader: Kysely<Tables>) {
  return reader
    .selectFrom('hosts')
    .selectAll()
    .select((query) =>
      query
        .selectFrom('host_ends')
        .select('ends_ms')
        .whereRef('host_ends.host_id', '=', 'hosts.host_id')
        .orderBy('told_ms', 'desc')
        .limit(1)
        .as('ends_ms'),
    );
}

function fromRow(row: Tables['hosts'] & { ends_ms: number | null }): Host {
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
    decommissionedMs: row.ends_ms,
    peerAddress: row.peer_address,
  };
}
