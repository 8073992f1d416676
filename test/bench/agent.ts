/*
 * What the agent costs its host: `npm run bench:agent -- --minutes 5`. Starts the packaged agent with five checks against the packaged
 * collector on loopback, and beside it what of Debian's prometheus-node-exporter, zabbix-agent2 and netdata is installed. Prints a line of JSON per
 * figure, and one per peer and figure that says how many times ours the peer's is: below 1 the peer is lighter. Never a pass or a fail.
 * `--agent FILE`, given several times, compares binaries in one run; the first is compared with the peers.
 */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer as createWebServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { run } from '../kit/program.ts';
import { startPeers, type Watched } from './agent-peers.ts';
import { benchOptions } from './bench-options.ts';
import { countingRelay, type Relay, type Traffic } from './counting-relay.ts';
import { disposeOnSignals } from './dispose-on-signals.ts';
import { freePort, running, serving } from './loopback.ts';
import { ownFiles } from './own-files.ts';
import { costOf, forgetTouched, type ProcessCost } from './process-cost.ts';
import { percentile, tell } from './tell.ts';

const root = join(import.meta.dirname, '../..');
const collectorBinary = join(root, 'dist/kadoban-collector');

/** As Prometheus and the agent do it by default. */
const everyMs = 10_000;
/** One figure per window; long enough for two looks of each check. */
const windowMs = 60_000;
/** Until connection, first samples and first looks are done. */
const warmUpMs = 45_000;

type Figures = Record<string, number>;

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function main(): Promise<void> {
  const values = benchOptions(import.meta.filename, {
    minutes: { type: 'string', default: '5' },
    agent: { type: 'string', multiple: true },
  });
  const agents = values.agent ?? [join(root, 'dist/kadoban-agent')];
  if (!values.agent) await packageWhenStale();
  await using stack = new AsyncDisposableStack();
  using _signals = disposeOnSignals(stack);
  const folder = await mkdtemp(join(tmpdir(), 'kadoban-bench-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const web = createWebServer((_request, response) => void response.end('welcome'));
  const tcp = createServer((socket) => void socket.on('error', () => {}).end());
  const ports = { web: await listening(web), tcp: await listening(tcp) };
  stack.defer(() => {
    web.close();
    tcp.close();
  });
  const collectorUrl = await startCollector(folder, stack);
  const watched: Watched[] = [];
  for (const [index, binary] of agents.entries()) {
    watched.push(await startAgent(binary, join(folder, `${index}`), collectorUrl, ports, stack));
  }
  watched.push(...(await startPeers(stack, folder, everyMs)));
  await measure(watched, Number(values.minutes));
}

/** The binaries must be those of the sources. */
async function packageWhenStale(): Promise<void> {
  const files = execFileSync('git', ['ls-files', 'agent', 'proto', 'packaging', 'package-lock.json'], {
    cwd: root,
    encoding: 'utf8',
  });
  const binary = await stat(join(root, 'dist/kadoban-agent')).catch(() => undefined);
  const sources = files
    .trim()
    .split('\n')
    .filter((file) => !file.endsWith('.test.ts'));
  const times = await Promise.all(
    sources.map((file) =>
      stat(join(root, file)).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  );
  if (binary && Math.max(...times) <= binary.mtimeMs) return;
  // Not the packaging alone: the collector's binary holds the page, which is built first.
  execFileSync('npm', ['run', '-s', 'package'], { cwd: root, stdio: ['ignore', 2, 2] });
}

async function startCollector(folder: string, stack: AsyncDisposableStack): Promise<string> {
  const address = `127.0.0.1:${await freePort()}`;
  const serve = ['serve', '--data', join(folder, 'data'), '--listen', address];
  await serving(stack, [collectorBinary, ...serve], `http://${address}/readyz`);
  return `http://${address}`;
}

async function startAgent(
  binary: string,
  folder: string,
  collectorUrl: string,
  ports: { readonly web: number; readonly tcp: number },
  stack: AsyncDisposableStack,
): Promise<Watched> {
  const config = `${folder}.yaml`;
  const check = (index: number) =>
    index < 3
      ? { name: `web-${index}`, kind: 'http', url: `http://127.0.0.1:${ports.web}/`, intervalMs: 30_000 }
      : { name: `tcp-${index}`, kind: 'tcp', host: '127.0.0.1', port: ports.tcp, intervalMs: 30_000 };
  const relay: Relay = await countingRelay(collectorUrl);
  stack.defer(() => relay.close());
  const checks = Array.from({ length: 5 }, (_, index) => check(index));
  // JSON is YAML.
  await writeFile(config, JSON.stringify({ collector: relay.url, stateDir: folder, sampleEveryMs: everyMs, checks }));
  const data = join(folder, '../data');
  const token = await run(collectorBinary, ['token', 'create', '--data', data]);
  await run(binary, ['enroll', '--collector', collectorUrl, '--token-file', '-', '--config', config], `${token}\n`);
  const own = await ownFiles(binary, `${folder}-files`);
  const pid = running(stack, own.file, ['run', '--config', config], own.env);
  return { name: basename(binary), version: await run(binary, ['version']), pid, traffic: relay.traffic };
}

async function measure(watched: readonly Watched[], windows: number): Promise<void> {
  await pause(warmUpMs);
  const look = () =>
    watched.map(({ pid, traffic }) => ({
      cost: costOf(pid),
      traffic: traffic && { ...traffic },
      atMs: performance.now(),
    }));
  const figures: Figures[][] = watched.map(() => []);
  for (let window = 0; window < windows; window++) {
    for (const { pid } of watched) forgetTouched(pid);
    const before = look();
    await pause(windowMs);
    look().forEach((now, index) => {
      const earlier = before[index] as (typeof before)[number];
      figures[index]?.push(figuresOf(earlier.cost, now.cost, earlier.traffic, now.traffic, now.atMs - earlier.atMs));
    });
  }
  const [ours = [], ...others] = figures;
  for (const [index, each] of watched.entries()) tellAll(each, figures[index] ?? []);
  for (const [index, theirs] of others.entries()) tellRatios(watched[index + 1]?.name ?? '', theirs, ours);
}

const mebibyte = 1024;

function figuresOf(
  before: ProcessCost,
  now: ProcessCost,
  sent: Traffic | undefined,
  sentNow: Traffic | undefined,
  elapsedMs: number,
): Figures {
  const perHour = 3_600_000 / elapsedMs;
  const samples = sent && sentNow ? sentNow.samples - sent.samples : 0;
  return {
    processes: now.processes,
    'CPU s/h': ((now.cpuNs - before.cpuNs) / 1e9) * perHour,
    'CPU s/h by stat': ((now.cpuTicks - before.cpuTicks) / 100) * perHour,
    'wake-ups/h': (now.wakeUps - before.wakeUps) * perHour,
    'RSS MiB': now.rssKib / mebibyte,
    'PSS MiB': now.pssKib / mebibyte,
    'anonymous MiB': now.anonymousKib / mebibyte,
    'touched MiB': now.touchedKib / mebibyte,
    'page faults of children': now.childFaults - before.childFaults,
    ...(sent &&
      sentNow && {
        'bytes per sample set': samples === 0 ? 0 : (sentNow.sampleBytes - sent.sampleBytes) / samples,
        'frames/h': (sentNow.frames - sent.frames) * perHour,
        'bytes up/h': (sentNow.bytesUp - sent.bytesUp) * perHour,
        'bytes down/h': (sentNow.bytesDown - sent.bytesDown) * perHour,
      }),
  };
}

function tellAll({ name, version }: Watched, windows: readonly Figures[]): void {
  for (const figure of Object.keys(windows[0] ?? {})) {
    const values = windows.map((each) => each[figure] ?? 0);
    tell(name, figure, values, { windowMs, version });
  }
}

/** What is compared, in which less is better. */
const compared = ['CPU s/h', 'RSS MiB', 'PSS MiB', 'anonymous MiB', 'touched MiB', 'bytes per sample set'];

/** How many times ours each figure is, by the medians of all windows: these are of the same minutes. */
function tellRatios(name: string, theirs: readonly Figures[], ours: readonly Figures[]): void {
  for (const figure of compared) {
    const [their, our] = [theirs, ours].map((windows) =>
      percentile(
        windows.map((each) => each[figure] ?? 0),
        0.5,
      ),
    );
    if (!their || !our) continue;
    const lighter = their < our ? name : 'kadoban-agent';
    console.log(
      JSON.stringify({ bench: `${name} / ours`, figure, ratio: Number((their / our).toPrecision(3)), lighter }),
    );
  }
}

await main();
