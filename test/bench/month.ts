import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqlite } from '../../collector/src/store/backends/sqlite.ts';
import { openStore } from '../../collector/src/store/open.ts';
import type { Arrival, Store } from '../../collector/src/store/store.ts';
import { type MetricKind, metricKinds } from '../../proto/src/metrics.ts';
import { appended } from '../kit/appended.ts';
import { addHost } from '../kit/backends.ts';
import { everyMs, samplesOf, seriesCount } from './host-metrics.ts';
import { freePort, serving } from './loopback.ts';
import { percentile, tell } from './tell.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const monthDays = 30;
const daySamples = dayMs / everyMs;
/** Samples of one batch where it does not matter. */
const batchSamples = 360;

/** Until then the compiler is at work. */
const warmUps = 20;

/** A server as there are many: 35 series. */
const instancesPer = {
  host: [''],
  filesystem: ['/', '/var', '/srv'],
  disk: ['nvme0n1'],
  interface: ['eth0'],
} as const satisfies Record<MetricKind['per'], readonly string[]>;

/** The series of each instance, and which column of the made-up data each is. */
const instances = (Object.keys(instancesPer) as MetricKind['per'][]).flatMap((per) =>
  instancesPer[per].map((name, index) => ({
    name,
    kinds: metricKinds.flatMap((kind, column) => (kind.per === per ? [{ kind, column: column + index }] : [])),
  })),
);

/** Sizes are told in bytes, and those of a host move by pages. */
const pageBytes = 4096;

interface Sample {
  readonly atMs: number;
  readonly values: readonly number[];
}

/** The same month of each host up to `toMs`, as upkeep leaves it: the last day still open, the last hour as it came in, a batch a sample. */
export async function writeMonth(
  file: string,
  [hostId, ...others]: readonly [string, ...string[]],
  toMs: number,
): Promise<void> {
  {
    await using store = await openStore(openSqlite(file));
    await writeMonthOf(store, hostId, toMs);
    for (const other of others) await addHost(store, { hostId: other });
  }
  using database = new DatabaseSync(file);
  const copies = Object.entries(copied).map(([table, columns]) =>
    database.prepare(`insert into ${table} (host_id, ${columns}) select ?, ${columns} from ${table} where host_id = ?`),
  );
  for (const other of others) for (const copy of copies) copy.run(other, hostId);
}

/** What a month of metrics is stored in, but whose it is. */
const copied = {
  metric_blocks: 'from_ms, epoch, seq, to_ms, block',
  metric_raw: 'from_ms, chunk',
  metric_minutes: 'from_ms, chunk',
  metric_hours: 'from_ms, chunk',
};

async function writeMonthOf(store: Store, hostId: string, toMs: number): Promise<void> {
  await addHost(store, { hostId });
  let seq = 1;
  let batch: Sample[] = [];
  for (const sample of samplesOf('host', 1, toMs - monthDays * dayMs, monthDays * daySamples)) {
    batch.push(sample);
    if (batch.length < batchSamples && sample.atMs < toMs - hourMs) continue;
    await appended(store, [arrivalOf(hostId, seq, batch)]);
    seq += batch.length;
    batch = [];
    // Once a day is enough, and leaves the last one open.
    if (seq % daySamples !== 1 || sample.atMs > toMs - hourMs) continue;
    while (await store.metrics.closeHour(hostId, sample.atMs));
    while (await store.metrics.closeDay(hostId, sample.atMs));
  }
  while (await store.metrics.closeHour(hostId, toMs - 1));
}

function arrivalOf(hostId: string, firstSeq: number, samples: readonly Sample[]): Arrival {
  const atMs = samples.map((sample) => sample.atMs);
  const block = {
    boot: 'b',
    atMs,
    monoMs: atMs,
    instances: instances.map(({ name, kinds }) => ({
      name,
      metrics: kinds.map(({ kind }) => kind.id),
      values: kinds.map(({ kind, column }) =>
        samples.map(({ values }) => (values[column % seriesCount] ?? 0) * (kind.unit === 'bytes' ? pageBytes : 1)),
      ),
    })),
  };
  const batch = { epoch: 1, firstSeq, samples: [block], results: [], lifecycle: [] };
  return { hostId, batch, receivedMs: atMs.at(-1) ?? 0, clockOffsetMs: 0 };
}

const fourNames = 'name=cpu.user&name=cpu.system&name=cpu.iowait&name=cpu.steal';
/** What is asked, and how often. */
const shapes: readonly [figure: string, query: string, requests: number][] = [
  ['one metric, 1-minute steps', 'step=1m&name=cpu.user', 300],
  ['4 metrics, 1-minute steps', `step=1m&${fourNames}`, 200],
  ['all 35 series, 1-minute steps', 'step=1m', 20],
  ['all 35 series, 2-hour steps (the page)', 'step=2h', 200],
];

/** How long a collector on loopback takes to answer for a host's month, nobody else asking or sending. */
export async function measureMonth(stack: AsyncDisposableStack, data: string): Promise<void> {
  await mkdir(data, { recursive: true });
  const [hostId, toMs] = ['h', Math.floor(Date.now() / dayMs) * dayMs];
  await writeMonth(join(data, 'kadoban.sqlite'), [hostId], toMs);
  const address = `127.0.0.1:${await freePort()}`;
  const main = join(import.meta.dirname, '../../collector/src/main.ts');
  const command = [process.execPath, main, 'serve', '--data', data, '--listen', address] as const;
  await serving(stack, command, `http://${address}/readyz`);
  const headers = { authorization: `Bearer ${(await readFile(join(data, 'admin.key'), 'utf8')).trim()}` };
  const window = `from=${new Date(toMs - monthDays * dayMs).toISOString()}&to=${new Date(toMs).toISOString()}`;
  for (const [figure, query, requests] of shapes) {
    const url = `http://${address}/api/v1/hosts/${hostId}/metrics?${window}&${query}`;
    const times: number[] = [];
    let bytes = 0;
    for (let index = -warmUps; index < requests; index++) {
      const beginMs = performance.now();
      const response = await fetch(url, { headers });
      bytes = (await response.bytes()).length;
      if (!response.ok) throw new Error(`${response.status}`);
      if (index >= 0) times.push(performance.now() - beginMs);
    }
    const about = { p99: Number(percentile(times, 0.99).toPrecision(4)), bytes };
    tell('a host’s month over HTTP, ms', figure, times, about);
  }
}
