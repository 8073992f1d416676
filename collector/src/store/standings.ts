import { type Kysely, sql, type Transaction } from 'kysely';
import { appendEvent } from './append-lifecycle.ts';
import type { Write } from './open.ts';
import type { Standing, StandingStore } from './standing-store.ts';
import type { Tables } from './tables.ts';
import { markUnsealed } from './unsealed.ts';

type Row = Tables['host_standings'];

/** What a host has of which no row tells otherwise. */
const fresh: Omit<Row, 'host_id' | 'changed_n'> = {
  tags: '[]',
  token_hash: null,
  is_pending: 0,
  quarantine: null,
  quarantined_ms: null,
  other_machine: null,
  released_ms: null,
  rotate_asked_ms: null,
  config_revision: 0,
  config_hash: '',
  told_revision: 0,
  refusal: '',
  knows_key: null,
};

/** How a host stands of which nothing else was ever told. */
export const newStanding: Standing = fromRow(fresh);

export function standingStore(reader: Kysely<Tables>, write: Write): StandingStore {
  /** Changes the standing of a host that there is, and tells it among its events. */
  const change = (hostId: string, row: Partial<Row>, { atMs, event, detail }: Told) =>
    write(async (transaction) => {
      if (!(await isKnown(transaction, hostId))) return false;
      await putStanding(transaction, hostId, row);
      await appendEvent(transaction, hostId, atMs, event, detail);
      return true;
    });
  return {
    async find(hostId) {
      const row = reader.selectFrom('host_standings').selectAll().where('host_id', '=', hostId);
      return fromRow((await row.executeTakeFirst()) ?? fresh);
    },
    async list() {
      const rows = await reader.selectFrom('host_standings').selectAll().execute();
      return new Map(rows.map((row) => [row.host_id, fromRow(row)]));
    },
    change: (hostId, { tags, isPending, rotateAskedMs }, told) =>
      change(
        hostId,
        {
          ...(tags && { tags: JSON.stringify(tags) }),
          ...(isPending === false && { is_pending: 0 }),
          ...(rotateAskedMs !== undefined && { rotate_asked_ms: rotateAskedMs }),
        },
        told,
      ),
    end: (hostId, endsMs, { author, atMs, reason }) =>
      write(async (transaction) => {
        if (!(await isKnown(transaction, hostId))) return false;
        await appendEnd(transaction, { host_id: hostId, told_ms: atMs, ends_ms: endsMs, author, reason });
        await putStanding(transaction, hostId, {});
        const until = endsMs === null ? 'watched again' : Temporal.Instant.fromEpochMilliseconds(endsMs).toString();
        await appendEvent(transaction, hostId, atMs, 'host-decommissioned', `${until} (${author})`);
        return true;
      }),
    async quarantine(hostId, why, otherMachine, atMs) {
      const row = { quarantine: why, quarantined_ms: atMs, other_machine: otherMachine };
      await change(hostId, row, { atMs, event: 'host-cloned', detail: why });
    },
    release: (hostId, machine, { author, atMs }) =>
      write(async (transaction) => {
        if (!(await isKnown(transaction, hostId))) return false;
        if (machine === 'other') await takeOtherMachine(transaction, hostId);
        const row = { quarantine: null, quarantined_ms: null, other_machine: null, released_ms: atMs };
        await putStanding(transaction, hostId, row);
        await appendEvent(transaction, hostId, atMs, 'host-released', `${machine} machine (${author})`);
        return true;
      }),
    isTakingTurns: (hostId, boot) => isTakingTurns(reader, hostId, boot),
    async changedAfter(n) {
      const rows = reader.selectFrom('host_standings').select(['host_id', 'changed_n']).where('changed_n', '>', n);
      const changed = await rows.orderBy('changed_n').execute();
      return { n: changed.at(-1)?.changed_n ?? n, hostIds: changed.map(({ host_id }) => host_id) };
    },
    issueConfigs: (configs) =>
      write(async (transaction) => {
        for (const { hostId, revision, hash } of configs)
          await putQuietly(transaction, hostId, { config_revision: revision, config_hash: hash });
      }),
    configTold: (hostId, revision, refusal, atMs) =>
      write(async (transaction) => {
        await putQuietly(transaction, hostId, { told_revision: revision, refusal });
        const event = refusal === '' ? 'config-applied' : 'config-refused';
        await appendEvent(transaction, hostId, atMs, event, refusal === '' ? String(revision) : refusal);
      }),
    // The agent says it again in each session, so nobody waits for the disk: what a loss of power takes back makes a rotation wait at most.
    keyKept: (hostId, key) =>
      write((transaction) => putQuietly(transaction, hostId, { knows_key: key }), { canBeRedone: true }),
  };
}

interface Told {
  readonly atMs: number;
  readonly event: string;
  readonly detail: string;
}

/** Changes how a host stands, so that whoever holds its session hears of it. */
export async function putStanding(transaction: Transaction<Tables>, hostId: string, row: Partial<Row>): Promise<void> {
  const last = transaction.selectFrom('host_standings').select(sql<number>`coalesce(max(changed_n), 0)`.as('n'));
  const { n } = await last.executeTakeFirstOrThrow();
  await putQuietly(transaction, hostId, { ...row, changed_n: n + 1 });
}

async function putQuietly(transaction: Transaction<Tables>, hostId: string, row: Partial<Row>): Promise<void> {
  await transaction
    .insertInto('host_standings')
    .values({ ...fresh, changed_n: 0, ...row, host_id: hostId })
    .onConflict((conflict) => conflict.column('host_id').doUpdateSet(row))
    .execute();
}

async function isKnown(transaction: Transaction<Tables>, hostId: string): Promise<boolean> {
  const host = transaction.selectFrom('hosts').select('host_id').where('host_id', '=', hostId);
  return (await host.executeTakeFirst()) !== undefined;
}

/** Of two things told in one millisecond the later one counts. */
async function appendEnd(transaction: Transaction<Tables>, end: Tables['host_ends']): Promise<void> {
  const last = transaction
    .selectFrom('host_ends')
    .select(sql<number | null>`max(told_ms)`.as('told_ms'))
    .where('host_id', '=', end.host_id);
  const lastMs = (await last.executeTakeFirst())?.told_ms ?? 0;
  const toldMs = Math.max(end.told_ms, lastMs + 1);
  await transaction
    .insertInto('host_ends')
    .values({ ...end, told_ms: toldMs })
    .execute();
  await markUnsealed(transaction, end.host_id, 'ends', { atMs: toldMs, name: '' });
}

async function takeOtherMachine(transaction: Transaction<Tables>, hostId: string): Promise<void> {
  const standing = transaction.selectFrom('host_standings').select('other_machine').where('host_id', '=', hostId);
  const machine = (await standing.executeTakeFirst())?.other_machine;
  if (machine == null) return;
  await transaction.updateTable('hosts').set({ machine_id_hash: machine }).where('host_id', '=', hostId).execute();
  await markUnsealed(transaction, hostId, 'hosts', { atMs: 0, name: '' });
}

/**
 * Boot ids are random and never come back on one machine. That of a host which was there, then was another that booted later, and now is
 * there again is that of a copy. Asked of what was applied alone: a reboot whose evidence is still under way is no copy's.
 */
async function isTakingTurns(reader: Kysely<Tables>, hostId: string, boot: string): Promise<boolean> {
  const standing = reader.selectFrom('host_standings').select('released_ms').where('host_id', '=', hostId);
  const releasedMs = (await standing.executeTakeFirst())?.released_ms ?? 0;
  const runs = reader.selectFrom('alive_runs').select(['boot', 'last_ms']).where('host_id', '=', hostId);
  const newest = await runs.orderBy('last_ms', 'desc').limit(1).executeTakeFirst();
  if (newest === undefined || newest.boot === boot || newest.last_ms <= releasedMs) return false;
  const before = await runs.where('boot', '=', boot).limit(1).executeTakeFirst();
  if (before === undefined) return false;
  const boots = reader.selectFrom('boots').select(['boot', 'at_ms']).where('host_id', '=', hostId);
  const told = new Map((await boots.where('boot', 'in', [boot, newest.boot]).execute()).map((row) => [row.boot, row]));
  return (told.get(newest.boot)?.at_ms ?? 0) > (told.get(boot)?.at_ms ?? Number.POSITIVE_INFINITY);
}

function fromRow(row: Omit<Row, 'host_id' | 'changed_n'>): Standing {
  return {
    tags: JSON.parse(row.tags),
    isPending: row.is_pending === 1,
    quarantine: row.quarantine,
    quarantinedMs: row.quarantined_ms,
    otherMachine: row.other_machine,
    releasedMs: row.released_ms,
    rotateAskedMs: row.rotate_asked_ms,
    knowsKey: row.knows_key,
    config: {
      revision: row.config_revision,
      hash: row.config_hash,
      toldRevision: row.told_revision,
      refusal: row.refusal,
    },
  };
}
