import { join } from 'node:path';
import type { Interval } from '@kadoban/collector/src/ledger/change.ts';
import { openSqlite } from '@kadoban/collector/src/store/backends/sqlite.ts';
import { openStore } from '@kadoban/collector/src/store/open.ts';
import type { Arrival, Host, Store } from '@kadoban/collector/src/store/store.ts';
import { appended } from './appended.ts';
import { backends } from './backends.ts';
import type { HeardEpoch } from './heard.ts';
import { storeWithHosts } from './store-with-hosts.ts';

/** What depends on nothing but what agents saw, whenever and however often it arrived: by table, without columns that tell of the arrival. */
const evidence: Readonly<Record<string, { readonly without?: readonly string[] }>> = {
  alive_runs: {},
  agent_events: {},
  boots: {},
  check_changes: {},
  check_rules: {},
  check_states: {},
  epochs: { without: ['last_ms'] },
  inventories: {},
  inventories_told: {},
  last_looks: {},
  look_notes: {},
  looks: {},
  losses: {},
  overlapping_hosts: {},
  quarantine: { without: ['received_ms'] },
  shutdowns: {},
};

/** What the collector tells of a host by its own clock. */
const ownEvents = new Set(['goodbye', 'host-enrolled']);

/** What the collector says of itself, when it sealed what, what people wrote; and metrics, whose rows are by arrival: `metricsOf` compares them. */
const others = [
  'api_keys',
  'audit',
  'clock_offsets',
  'collector_runs',
  'definitions',
  'drawn_files',
  'enrolment_tokens',
  'frame_log',
  'frozen_documents',
  'host_ends',
  'host_entries',
  'host_standings',
  'hosts',
  'kysely_migration',
  'kysely_migration_lock',
  'meta',
  'metric_blocks',
  'metric_hours',
  'metric_minutes',
  'metric_raw',
  'probes',
  'roots',
  'sessions',
  'sqlite_sequence',
  'unsealed',
  'users',
];

/** How many arrivals of a replay share a commit. */
const groupMax = 64;

/**
 * A new store in `dir` that was given, of each epoch, what `stored` says, in order, each thing once and without a disturbance, by a collector that ran
 * all the time.
 */
export async function undisturbed(
  dir: string,
  hosts: readonly Host[],
  epochs: Iterable<HeardEpoch>,
  stored: (hostId: string, epoch: number) => number,
): Promise<Store> {
  const enrolledMs = Math.min(...hosts.map((host) => host.enrolledMs));
  const ids = hosts.map(({ hostId }) => hostId);
  const store = await storeWithHosts(join(dir, 'kadoban.sqlite'), ids, enrolledMs);
  await store.upTimes.stamp('undisturbed', enrolledMs, Date.now());
  const arrivals: Arrival[] = [];
  for (const { hostId, epoch, sent } of epochs) {
    const inOrder = [...sent.values()].sort((a, b) => a.batch.firstSeq - b.batch.firstSeq);
    for (const { batch, lastSeq, atMs } of inOrder) {
      if (lastSeq <= stored(hostId, epoch)) arrivals.push({ hostId, batch, receivedMs: atMs, clockOffsetMs: 0 });
    }
  }
  while (arrivals.length > 0) await appended(store, arrivals.splice(0, groupMax));
  return store;
}

/** Opens what a collector left; applies what it had only logged. */
export async function leftBehind(dir: string): Promise<Store> {
  const store = await openStore(openSqlite(join(dir, 'kadoban.sqlite')));
  await appended(store, []);
  return store;
}

/** The rows of every table of evidence, each as a text, in an order of their own. */
export function evidenceRows(dir: string): Record<string, string[]> {
  const [sqlite] = backends;
  const rows: Record<string, string[]> = {};
  for (const [table, all] of Object.entries(sqlite?.tables(dir) ?? {})) {
    const kept = evidence[table];
    if (!kept && !others.includes(table)) throw new Error(`nobody said whether ${table} is evidence`);
    // The collector's own sayings have its own times.
    const saidByAgent = all.filter((row) => !ownEvents.has((row as { event?: string }).event ?? ''));
    if (kept) rows[table] = saidByAgent.map((row) => textOf(row, kept.without ?? [])).sort();
  }
  return rows;
}

function textOf(row: object, without: readonly string[]): string {
  return JSON.stringify(row, (column, value) => {
    if (without.includes(column)) return undefined;
    return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
  });
}

/** Every sample of every metric of a host, as a text. */
export async function metricsOf(store: Store, hostId: string, { fromMs, toMs }: Interval): Promise<string[]> {
  const { points } = await store.metrics.read({ hostId, fromMs, toMs, tier: 'raw' });
  const samples = points.flatMap(({ atMs, series }) =>
    series.flatMap(({ metric, instance, count, sum }) =>
      Array.from(atMs, (ms, index) => (count[index] ? [`${metric} ${instance} ${ms} ${sum[index]}`] : [])).flat(),
    ),
  );
  return samples.sort();
}
