/*
 * What the agent costs its host: `npm run bench:agent -- --minutes 5`. Starts the packaged agent with five checks against the packaged
 * collector on loopback, and Debian's prometheus-node-exporter beside it where that is installed. Prints a line of JSON per figure;
 * never a pass or a fail. `--agent FILE`, given several times, compares binaries in one run.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer as createWebServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { cpus, release, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { run } from '../kit/program.ts';
import { countingRelay, type Relay, type Traffic } from './counting-relay.ts';
import { costOf, forgetTouched, type ProcessCost } from './process-cost.ts';

const root = join(import.meta.dirname, '../..');
const collectorBinary = join(root, 'dist/kadoban-collector');
const exporterBinary = '/usr/bin/prometheus-node-exporter';

/** As Prometheus and the agent do it by default. */
const everyMs = 10_000;
/** One figure per window; long enough for two looks of each check. */
const windowMs = 60_000;
/** Until connection, first samples and first looks are done. */
const warmUpMs = 45_000;

/** A process to be watched, and what went over its wire when that is known. */
interface Watched {
  readonly name: string;
  readonly pid: number;
  readonly traffic?: Traffic;
}

type Figures = Record<string, number>;

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { minutes: { type: 'string', default: '5' }, agent: { type: 'string', multiple: true } },
  });
  const agents = values.agent ?? [join(root, 'dist/kadoban-agent')];
  if (!values.agent) await packageWhenStale();
  await using stack = new AsyncDisposableStack();
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
  const exporter = await startExporter(stack);
  if (exporter) watched.push(exporter);
  await measure(watched, Number(values.minutes)).catch((error) => {
    console.error(error);
    throw error;
  });
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
  execFileSync(process.execPath, ['packaging/package.ts'], { cwd: root, stdio: ['ignore', 2, 2] });
}

/** Ends with the benchmark. */
function start(stack: AsyncDisposableStack, file: string, args: readonly string[]): number {
  const child = spawn(file, args, { stdio: 'ignore', env: {} });
  stack.defer(async () => {
    if (child.exitCode !== null) throw new Error(`${file} ended by itself with ${child.exitCode}`);
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
  if (child.pid === undefined) throw new Error(`${file} does not start`);
  return child.pid;
}

/** A port of which nobody will have heard. */
async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const response = await fetch(url).catch(() => undefined);
    await response?.bytes();
    if (response?.ok) return;
    await pause(100);
  }
  throw new Error(`no answer from ${url}`);
}

async function startCollector(folder: string, stack: AsyncDisposableStack): Promise<string> {
  const address = `127.0.0.1:${await freePort()}`;
  start(stack, collectorBinary, ['serve', '--data', join(folder, 'data'), '--listen', address]);
  await answers(`http://${address}/readyz`);
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
  const name = basename(binary);
  return { name, pid: start(stack, binary, ['run', '--config', config]), traffic: relay.traffic };
}

/** The peer, asked as often as the agent looks; undefined where it is not installed. */
async function startExporter(stack: AsyncDisposableStack): Promise<Watched | undefined> {
  if ((await stat(exporterBinary).catch(() => undefined)) === undefined) return undefined;
  const address = `127.0.0.1:${await freePort()}`;
  const pid = start(stack, exporterBinary, [`--web.listen-address=${address}`]);
  const url = `http://${address}/metrics`;
  await answers(url);
  const traffic: Traffic = { frames: 0, bytesUp: 0, bytesDown: 0, samples: 0, sampleBytes: 0 };
  const scrape = async () => {
    const text = await fetch(url, { headers: { 'accept-encoding': 'identity' } }).then((response) => response.bytes());
    traffic.frames += 1;
    traffic.samples += 1;
    traffic.sampleBytes += text.length;
    traffic.bytesUp += text.length;
  };
  const timer = setInterval(() => void scrape(), everyMs);
  stack.defer(() => clearInterval(timer));
  return { name: basename(exporterBinary), pid, traffic };
}

async function measure(watched: readonly Watched[], windows: number): Promise<void> {
  await pause(warmUpMs);
  const look = () =>
    watched.map(({ pid, traffic }) => ({
      cost: costOf(pid),
      traffic: { ...(traffic as Traffic) },
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
  for (const [index, { name }] of watched.entries()) tell(name, figures[index] ?? []);
}

const mebibyte = 1024;

function figuresOf(before: ProcessCost, now: ProcessCost, sent: Traffic, sentNow: Traffic, elapsedMs: number): Figures {
  const perHour = 3_600_000 / elapsedMs;
  const samples = sentNow.samples - sent.samples;
  return {
    'CPU s/h': ((now.cpuNs - before.cpuNs) / 1e9) * perHour,
    'CPU s/h by stat': ((now.cpuTicks - before.cpuTicks) / 100) * perHour,
    'wake-ups/h': (now.wakeUps - before.wakeUps) * perHour,
    'RSS MiB': now.rssKib / mebibyte,
    'anonymous MiB': now.anonymousKib / mebibyte,
    'touched MiB': now.touchedKib / mebibyte,
    'page faults of children': now.childFaults - before.childFaults,
    'bytes per sample set': samples === 0 ? 0 : (sentNow.sampleBytes - sent.sampleBytes) / samples,
    'frames/h': (sentNow.frames - sent.frames) * perHour,
    'bytes up/h': (sentNow.bytesUp - sent.bytesUp) * perHour,
    'bytes down/h': (sentNow.bytesDown - sent.bytesDown) * perHour,
  };
}

function tell(name: string, windows: readonly Figures[]): void {
  const [, version = ''] =
    /version:? (\S+)/.exec(spawnSync(exporterBinary, ['--version'], { encoding: 'utf8' }).stderr) ?? [];
  const about = {
    runs: windows.length,
    windowMs,
    machine: `${cpus().length} x ${cpus()[0]?.model ?? 'CPU'}, Linux ${release()}`,
    node: process.version,
    ...(name === basename(exporterBinary) && { version }),
    commit: execFileSync('git', ['describe', '--always', '--dirty', '--exclude=*'], {
      cwd: root,
      encoding: 'utf8',
    }).trim(),
  };
  for (const figure of Object.keys(windows[0] ?? {})) {
    const values = windows.map((each) => each[figure] ?? 0).toSorted((a, b) => a - b);
    const rounded = (value = 0) => Number(value.toPrecision(4));
    const median = rounded(values[Math.floor(values.length / 2)]);
    console.log(
      JSON.stringify({ bench: name, figure, median, min: rounded(values[0]), max: rounded(values.at(-1)), ...about }),
    );
  }
}

await main();
