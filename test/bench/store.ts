/*
 * What metrics take on the disk and how fast a month of them is answered: `npm run bench:store -- --hosts 24 --runs 5`, or `--month` for the
 * latter alone. Writes the same data into
 * the store and, where Debian's victoria-metrics is installed, into that; asks a collector on loopback. Prints a line of JSON per figure; never
 * a pass or a fail.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqlite } from '../../collector/src/store/backends/sqlite.ts';
import { openStore } from '../../collector/src/store/open.ts';
import type { Arrival, Store } from '../../collector/src/store/store.ts';
import { metricKinds } from '../../proto/src/metrics.ts';
import { appended } from '../kit/appended.ts';
import { addHost } from '../kit/backends.ts';
import { benchOptions } from './bench-options.ts';
import { type DataKind, everyMs, samplesOf, seriesCount } from './host-metrics.ts';
import { measureMonth } from './month.ts';
import { tell } from './tell.ts';
import { startVictoriaMetrics, type VictoriaMetrics } from './victoria-metrics.ts';

const dayMs = 86_400_000;
const daySamples = dayMs / everyMs;
/** A day in the past: VictoriaMetrics takes nothing from the future. */
const dayFromMs = Date.UTC(2024, 5, 1);

/** Samples of one host that ride in one batch: what a link that was away for five minutes brings. */
const batchSamples = 30;
/** Batches of one commit. */
const commitArrivals = 50;

type Sample = { readonly atMs: number; readonly values: readonly number[] };

function arrivalOf(hostId: string, firstSeq: number, samples: readonly Sample[]): Arrival {
  const atMs = samples.map((sample) => sample.atMs);
  const metrics = metricKinds.slice(0, seriesCount).map(({ id }) => id);
  const values = metrics.map((_, series) => samples.map((sample) => sample.values[series] ?? 0));
  const block = { boot: 'b', atMs, monoMs: atMs, instances: [{ name: '', metrics, values }] };
  const batch = { epoch: 1, firstSeq, samples: [block], results: [], lifecycle: [] };
  return { hostId, batch, receivedMs: atMs.at(-1) ?? 0, clockOffsetMs: 0 };
}

function inGroups<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

async function closeAll(store: Store, hostId: string, nowMs: number): Promise<void> {
  while (await store.metrics.closeHour(hostId, nowMs));
  while (await store.metrics.closeDay(hostId, nowMs));
}

interface Figures {
  readonly [figure: string]: number;
}

/** A day of many hosts, appended as it comes and closed. */
async function writeDay(kind: DataKind, hosts: number, file: string): Promise<Figures> {
  await using store = await openStore(openSqlite(file));
  const hostIds = Array.from(
    { length: hosts },
    (_, host) => `00000000-0000-4000-8000-${String(host).padStart(12, '0')}`,
  );
  for (const hostId of hostIds) await addHost(store, { hostId });
  const arrivals = hostIds.map((hostId, host) =>
    inGroups([...samplesOf(kind, host, dayFromMs, daySamples)], batchSamples).map((samples, index) =>
      arrivalOf(hostId, index * batchSamples + 1, samples),
    ),
  );
  const inTime = Array.from({ length: daySamples / batchSamples }, (_, index) =>
    arrivals.flatMap((all) => all[index] ?? []),
  );
  const values = hosts * daySamples * seriesCount;
  const [beginMs, beginCpu] = [performance.now(), process.cpuUsage()];
  for (const commit of inTime.flatMap((all) => inGroups(all, commitArrivals))) await appended(store, commit);
  const appendedMs = performance.now();
  for (const hostId of hostIds) await closeAll(store, hostId, dayFromMs + 2 * dayMs);
  const endMs = performance.now();
  const { user, system } = process.cpuUsage(beginCpu);
  return {
    'values appended/s, each commit synced': (values * 1000) / (appendedMs - beginMs),
    'values made into chunks and tiers/s': (values * 1000) / (endMs - appendedMs),
    'values written/s in all': (values * 1000) / (endMs - beginMs),
    'values written per CPU second': (values * 1e6) / (user + system),
    'ms to close an hour and a 24th of the day': (endMs - appendedMs) / hosts / 24,
  };
}

/** Bytes of each stored value by what they are for. The chunks are what was encoded; the rest is what SQLite makes of it. */
function sizesOf(file: string, values: number): Figures {
  using database = new DatabaseSync(file);
  const number = (sql: string) => Number(Object.values(database.prepare(sql).get() ?? {})[0]);
  const chunks = (table: string) => number(`select sum(length(chunk)) from ${table}`) / values;
  const pages = (name: string) => number(`select sum(pgsize) from dbstat where name = '${name}'`) / values;
  const tier = (name: string, table: string): Figures => ({
    [`bytes a value: ${name} chunks`]: chunks(table),
    [`bytes a value: ${name} pages`]: pages(table),
    [`bytes a value: ${name} index`]: pages(`sqlite_autoindex_${table}_1`),
  });
  return { ...tier('raw', 'metric_raw'), ...tier('minute', 'metric_minutes'), ...tier('hour', 'metric_hours') };
}

async function writePeer(peer: VictoriaMetrics, kind: DataKind, hosts: number): Promise<Figures> {
  const values = hosts * daySamples * seriesCount;
  let elapsedMs = 0;
  for (let host = 0; host < hosts; host++) {
    const samples = [...samplesOf(kind, host, dayFromMs, daySamples)];
    const atMs = samples.map((sample) => sample.atMs);
    for (let series = 0; series < seriesCount; series++) {
      const column = samples.map((sample) => (sample.values[series] ?? 0) / 100);
      const beginMs = performance.now();
      await peer.write({ __name__: `metric_${series}`, host: `host-${host}` }, atMs, column);
      elapsedMs += performance.now() - beginMs;
    }
  }
  const { data, index } = await peer.size();
  return {
    'values taken/s, acknowledged before the sync': (values * 1000) / elapsedMs,
    'bytes a value: data': data / values,
    'bytes a value: index': index / values,
  };
}

async function main(): Promise<void> {
  const values = benchOptions(import.meta.filename, {
    hosts: { type: 'string', default: '24' },
    runs: { type: 'string', default: '5' },
    // Only how fast a month is answered.
    month: { type: 'boolean', default: false },
  });
  const [hosts, runs] = [Number(values.hosts), Number(values.runs)];
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'kadoban-bench-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  for (const kind of values.month ? [] : (['host', 'noise'] as const)) {
    const ours: Figures[] = [];
    const theirs: Figures[] = [];
    let version: string | undefined;
    // The first run also pays for the compiler.
    for (let run = -1; run < runs; run++) {
      const file = join(folder, `${kind}${run}.sqlite`);
      const figures = { ...(await writeDay(kind, hosts, file)), ...sizesOf(file, hosts * daySamples * seriesCount) };
      await rm(file);
      await using peerStack = new AsyncDisposableStack();
      const peer = await startVictoriaMetrics(peerStack, join(folder, `${kind}${run}.peer`));
      const peerFigures = peer && (await writePeer(peer, kind, hosts));
      version = peer?.version;
      if (run < 0) continue;
      ours.push(figures);
      if (peerFigures) theirs.push(peerFigures);
    }
    const about = { data: kind, hosts, values: hosts * daySamples * seriesCount };
    tellAll('store', ours, about);
    if (version !== undefined) tellAll('victoria-metrics', theirs, { ...about, version });
    else console.error('victoria-metrics is not installed (apt-get install victoria-metrics): not compared');
  }
  await measureMonth(stack, join(folder, 'data'));
}

function tellAll(bench: string, runs: readonly Figures[], about: Readonly<Record<string, unknown>>): void {
  for (const figure of Object.keys(runs[0] ?? {})) {
    tell(
      bench,
      figure,
      runs.map((run) => run[figure] ?? 0),
      about,
    );
  }
}

await main();
