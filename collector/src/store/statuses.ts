import { type Kysely, sql } from 'kysely';
import type { Change, Status } from '../ledger/change.ts';
import { type CheckState, openChanges } from '../ledger/derive-check.ts';
import { deriveHost } from '../ledger/derive-host.ts';
import type { Shutdown } from '../ledger/evidence.ts';
import { probesOf } from './append-probes.ts';
import { hostHoldMs } from './readings.ts';
import type { Tables } from './tables.ts';

/** What a host is, and how many of its watched checks are in each status. */
export interface HostStatus {
  readonly status: Status;
  readonly checks: Readonly<Record<Status, number>>;
}

export interface StatusStore {
  /**
   * Of all hosts that were ever seen, as of one instant: what the last span of each reading says. Read by a few queries for all of them together, from
   * the last run of each host and the kept state of each check; nobody's past is derived.
   */
  all(asOfMs: number): Promise<ReadonlyMap<string, HostStatus>>;
}

type Run = Pick<Tables['alive_runs'], 'host_id' | 'boot' | 'first_ms' | 'last_ms'> & {
  readonly sample_every_ms: number | null;
};

export function statusStore(db: Kysely<Tables>): StatusStore {
  return {
    async all(asOfMs) {
      const shutdowns = Map.groupBy(await shutdownsAfterLife(db, asOfMs), (row) => row.host_id);
      const probes = new Map((await lastProbes(db)).map((row) => [row.host_id, row]));
      const ended = await endedHosts(db, asOfMs);
      const checks = Map.groupBy(await checkStates(db), (row) => row.host_id);
      const statusOf = (run: Run): Status => {
        if (ended.has(run.host_id)) return 'unknown';
        return hostStatus(run, shutdowns.get(run.host_id) ?? [], probes.get(run.host_id), asOfMs);
      };
      const countOf = (hostId: string) => {
        const counts = { up: 0, degraded: 0, down: 0, unknown: 0 };
        for (const { state } of checks.get(hostId) ?? [])
          counts[ended.has(hostId) ? 'unknown' : checkStatus(state, asOfMs)]++;
        return counts;
      };
      const runs = new Map((await lastRuns(db, asOfMs)).map((run) => [run.host_id, run]));
      const seen = new Set([...runs.keys(), ...checks.keys()]);
      return new Map(
        [...seen].map((hostId) => {
          const run = runs.get(hostId);
          return [hostId, { status: run ? statusOf(run) : 'unknown', checks: countOf(hostId) }];
        }),
      );
    },
  };
}

function hostStatus(
  { boot, first_ms, last_ms, sample_every_ms }: Run,
  shutdowns: readonly Pick<Tables['shutdowns'], 'boot' | 'at_ms'>[],
  lastProbe: Pick<Tables['probes'], 'hour_ms' | 'looks'> | undefined,
  asOfMs: number,
): Status {
  const holdMs = hostHoldMs({ sampleEveryMs: sample_every_ms });
  const lastMs = Math.min(last_ms, asOfMs);
  const probes = lastProbe && lastProbe.hour_ms + 3_600_000 > lastMs ? probesOf(lastProbe) : [];
  const evidence = {
    samples: [first_ms, lastMs].map((atMs) => ({ boot, atMs })),
    boots: [],
    shutdowns: shutdowns.map((row): Shutdown => ({ boot: row.boot, atMs: row.at_ms })),
    probes,
  };
  // Whose silence it is does not matter here. A look from after the instant is taken all the same: those before it may be in another row.
  const atMs = Math.max(asOfMs, ...probes.map((probe) => probe.atMs + 1));
  return lastBefore(atMs, deriveHost(evidence, { asOfMs: atMs, holdMs, collectorUp: [{ fromMs: null, toMs: null }] }));
}

function checkStatus(state: string | null, asOfMs: number): Status {
  return state === null ? 'unknown' : lastBefore(asOfMs, openChanges(JSON.parse(state) as CheckState, asOfMs));
}

function lastBefore(atMs: number, changes: readonly Change[]): Status {
  return (changes.findLast((change) => change.atMs < atMs) ?? changes[0])?.status ?? 'unknown';
}

/** Where two boots were seen last at one instant, the greater one comes last. */
async function lastRuns(db: Kysely<Tables>, asOfMs: number): Promise<Run[]> {
  const { rows } = await sql<Run>`
    select run.host_id, run.boot, run.first_ms, run.last_ms, hosts.sample_every_ms from hosts
    join alive_runs run on run.host_id = hosts.host_id and run.first_ms <= ${asOfMs}
    where run.last_ms = (select max(last_ms) from alive_runs where host_id = hosts.host_id and first_ms <= ${asOfMs})
    order by run.host_id, run.boot`.execute(db);
  return rows;
}

/** A record that does not tell its boot ended the one that was running. */
async function shutdownsAfterLife(db: Kysely<Tables>, asOfMs: number): Promise<Tables['shutdowns'][]> {
  const { rows } = await sql<Tables['shutdowns']>`
    select hosts.host_id, at_ms, coalesce(nullif(shutdowns.boot, ''), (select boot from alive_runs
      where host_id = hosts.host_id and first_ms <= shutdowns.at_ms order by first_ms desc, boot desc limit 1), '') as boot from hosts join shutdowns on shutdowns.host_id = hosts.host_id and at_ms <= ${asOfMs}
    where at_ms >= (select max(last_ms) from alive_runs where host_id = hosts.host_id and first_ms <= ${asOfMs})`.execute(
    db,
  );
  return rows;
}

async function lastProbes(db: Kysely<Tables>): Promise<Tables['probes'][]> {
  const { rows } = await sql<Tables['probes']>`
    select probes.* from hosts join probes on probes.host_id = hosts.host_id
    where hour_ms = (select max(hour_ms) from probes where host_id = hosts.host_id)`.execute(db);
  return rows;
}

async function endedHosts(db: Kysely<Tables>, asOfMs: number): Promise<Set<string>> {
  const { rows } = await sql<{ host_id: string }>`
    select host_id from hosts where revoked_ms <= ${asOfMs}
    or (select ends_ms from host_ends where host_id = hosts.host_id order by told_ms desc limit 1) <= ${asOfMs}`.execute(
    db,
  );
  return new Set(rows.map((row) => row.host_id));
}

/** Of each watched check where its derivation stood after its last look; null before the first one. */
async function checkStates(db: Kysely<Tables>): Promise<{ host_id: string; state: string | null }[]> {
  const { rows } = await sql<{ host_id: string; state: string | null }>`
    select rule.host_id, (select state from check_states
      where host_id = rule.host_id and check_name = rule.check_name order by day_ms desc limit 1) as state
    from check_rules rule where watched = 1
    and from_ms = (select max(from_ms) from check_rules where host_id = rule.host_id and check_name = rule.check_name)`.execute(
    db,
  );
  return rows;
}
