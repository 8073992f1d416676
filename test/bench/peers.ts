/*
 * What peers take and what it costs them, side by side with our collector: `npm run bench:peers -- --hosts 24 --runs 3`. The same values in the same order go to
 * each that is installed, one after the other, round by round. Prints a line of JSON per figure, and our ratio to each peer's; never a pass or a
 * fail. peers.md tells what is compared with what.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchOptions } from './bench-options.ts';
import { disposeOnSignals } from './dispose-on-signals.ts';
import { everyMs, samplesOf, seriesCount } from './host-metrics.ts';
import { startKadoban } from './kadoban-peer.ts';
import { cpuSOf, type HostDay, inGroups, inLanes, type Peer, slotsOf, untilIdle } from './peer.ts';
import { startPrometheus } from './prometheus.ts';
import { tell } from './tell.ts';
import { importLine, startVictoriaMetrics } from './victoria-metrics.ts';
import { startZabbix } from './zabbix.ts';

/** A day in the past: VictoriaMetrics takes nothing from the future. */
const dayFromMs = Date.UTC(2024, 5, 1);
const daySamples = 86_400_000 / everyMs;

/** Zabbix needs twenty times as long for each value: it gets fewer of them. */
const zabbixShare = 1 / 12;

/** Requests under way at a time. */
const lanes = 4;

type Start = (stack: AsyncDisposableStack, dir: string, days: readonly HostDay[]) => Promise<Peer | undefined>;

const contestants: readonly { readonly packages: string; readonly share: number; readonly start: Start }[] = [
  { packages: '', share: 1, start: (stack, dir, days) => startKadoban(stack, dir, days.length) },
  { packages: 'victoria-metrics', share: 1, start: victoriaMetrics },
  { packages: 'prometheus', share: 1, start: startPrometheus },
  {
    packages: 'postgresql zabbix-server-pgsql zabbix-agent',
    share: zabbixShare,
    start: (stack, dir, days) =>
      startZabbix(
        stack,
        dir,
        days.map(({ host }) => host),
        seriesCount,
      ),
  },
];

async function victoriaMetrics(stack: AsyncDisposableStack, dir: string): Promise<Peer | undefined> {
  const server = await startVictoriaMetrics(stack, dir);
  if (!server) return undefined;
  const lineOf = ({ host, samples }: HostDay, series: number) => {
    const values = samples.map(({ values }) => (values[series] ?? 0) / 100);
    const atMs = samples.map((sample) => sample.atMs);
    return importLine({ __name__: `metric_${series}`, host }, atMs, values);
  };
  const linesOf = (parts: readonly HostDay[]) =>
    parts.flatMap((part) => Array.from({ length: seriesCount }, (_, series) => lineOf(part, series))).join('\n');
  return {
    name: 'victoria-metrics',
    version: server.version,
    acknowledges: 'before the sync to the disk',
    pids: [server.pid],
    prepare(days, batch) {
      const bodies = inGroups(days, Math.ceil(days.length / lanes)).map((some) => slotsOf(some, batch).map(linesOf));
      return () => inLanes(bodies, server.writeLines);
    },
    async sizes(values) {
      const { data, index } = await server.size();
      return { bytesOfValue: (data + index) / values };
    },
  };
}

type Figures = Readonly<Record<string, number>>;

async function measure(peer: Peer, days: readonly HostDay[], batch: number): Promise<Figures> {
  const values = days.reduce((sum, { samples }) => sum + samples.length * seriesCount, 0);
  const deliver = peer.prepare(days, batch);
  const [beginMs, beginCpuS] = [performance.now(), cpuSOf(peer.pids)];
  await deliver();
  const elapsedS = (performance.now() - beginMs) / 1000;
  await untilIdle(peer.pids);
  const cpuS = cpuSOf(peer.pids) - beginCpuS;
  const sizes = await peer.sizes(values);
  return {
    'values/s': values / elapsedS,
    'values per CPU second': values / (cpuS + (sizes.cpuS ?? 0)),
    'bytes a value': sizes.bytesOfValue,
    ...(sizes.withLogs !== undefined && { 'bytes a value, with logs': sizes.withLogs }),
  };
}

interface Result {
  readonly name: string;
  readonly about: Readonly<Record<string, unknown>>;
  readonly runs: Figures[];
}

async function main(): Promise<void> {
  const options = benchOptions(import.meta.filename, {
    hosts: { type: 'string', default: '24' },
    runs: { type: 'string', default: '3' },
    batch: { type: 'string', default: '30' },
  });
  const [hosts, batch] = [Number(options.hosts), Number(options.batch)];
  const days: HostDay[] = Array.from({ length: hosts }, (_, host) => ({
    host: `host-${host}`,
    samples: [...samplesOf('host', host, dayFromMs, daySamples)],
  }));
  const results = new Map<string, Result>();
  for (let run = 0; run < Number(options.runs); run++) {
    for (const { packages, share, start } of contestants) {
      await using stack = new AsyncDisposableStack();
      using _signals = disposeOnSignals(stack);
      const dir = await mkdtemp(join(tmpdir(), 'kadoban-bench-'));
      stack.defer(() => rm(dir, { recursive: true, force: true }));
      const part = days.map(({ host, samples }) => ({ host, samples: samples.slice(0, daySamples * share) }));
      const peer = await start(stack, dir, part);
      if (!peer) {
        if (run === 0) console.error(`not compared, because not installed (apt-get install ${packages})`);
        continue;
      }
      const { name, version, acknowledges } = peer;
      const about = { version, acknowledges, hosts, batch, share };
      const result: Result = results.get(name) ?? { name, about, runs: [] };
      results.set(name, result);
      result.runs.push(await measure(peer, part, batch));
    }
  }
  for (const result of results.values()) tellAll(result);
  tellRatios([...results.values()]);
}

function tellAll({ name, about, runs }: Result): void {
  for (const figure of Object.keys(runs[0] ?? {})) {
    tell(
      name,
      figure,
      runs.map((run) => run[figure] ?? 0),
      about,
    );
  }
}

/** Round by round, because machines drift. */
function tellRatios([ours, ...others]: readonly Result[]): void {
  for (const { name, runs } of others) {
    for (const figure of Object.keys(ours?.runs[0] ?? {})) {
      const ratios = runs.map((run, round) => (ours?.runs[round]?.[figure] ?? 0) / (run[figure] ?? 0));
      tell('peers', `${figure}: ours for one of ${name}`, ratios);
    }
  }
}

await main();
