/*
 * What a collector takes from many agents: `npm run bench:ingest -- --agents 19000 --interval 10 --minutes 5`. Starts a collector and, in processes
 * of their own, agents that connect, prove who they are and send what agents send; at the end everything that was acknowledged is looked for in the
 * store. Prints a line of JSON per figure; fails only when something acknowledged is not there. Also:
 *   --tls        the collector ends TLS
 *   --storm      then all connections are cut at once, and later the collector is killed and started again
 *   --page       meanwhile somebody asks for hosts' months, one of them again and again
 *   --saturate   agents send a backlog as fast as acks allow, instead of one sample set an interval
 *   --data DIR   keeps the store in this new directory
 *   --binary FILE, --cpu-prof DIR   measures a packaged collector; writes a profile of each of its threads
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { askMonth, monthHostIds } from './ask-month.ts';
import { audit } from './audit.ts';
import { benchOptions } from './bench-options.ts';
import { disposeOnSignals } from './dispose-on-signals.ts';
import { seedFleet } from './fleet.ts';
import { startGenerators } from './generators.ts';
import { filesOf } from './load-cost.ts';
import { LoadedCollector } from './loaded-collector.ts';
import { freePort } from './loopback.ts';
import { writeMonth } from './month.ts';
import { type Loaded, steady } from './steady.ts';
import { storm } from './storm.ts';
import { tell } from './tell.ts';

/**
 * At first agents are started one after the other, no faster than a collector lets them in, and with TLS no faster than two cores can be both ends of a
 * handshake beside all else; what happens when all come at once is measured by --storm.
 */
const dialsPerSecondPlain = 400;
const dialsPerSecondWithTls = 150;

/** Until then all of them are connected, or never. */
const connectGraceMs = 60_000;

/** A window of a steady load; of one as large as acks allow. */
const steadyWindowMs = 60_000;
const saturatedWindowMs = 10_000;
const saturatedWindows = 6;

/** How old the oldest evidence of a backlog is: less than what is kept as it was measured. */
const backlogMs = 6 * 86_400_000;

/** A process that has so few files left for connections has none to speak of. */
const sparedFiles = 64;

/** Until what was sent last is acknowledged. */
const drainMs = 60_000;

type Options = ReturnType<typeof readOptions>;

function readOptions() {
  const { agents, interval, minutes, ...others } = benchOptions(import.meta.filename, {
    agents: { type: 'string', default: '1000' },
    interval: { type: 'string', default: '10' },
    minutes: { type: 'string', default: '5' },
    tls: { type: 'boolean', default: false },
    storm: { type: 'boolean', default: false },
    saturate: { type: 'boolean', default: false },
    page: { type: 'boolean', default: false },
    data: { type: 'string' },
    binary: { type: 'string' },
    'cpu-prof': { type: 'string' },
  });
  return { ...others, agents: Number(agents), intervalMs: Number(interval) * 1000, minutes: Number(minutes) };
}

async function main(): Promise<void> {
  const options = readOptions();
  await using stack = new AsyncDisposableStack();
  using _signals = disposeOnSignals(stack);
  const data = await newData(stack, options.data);
  const file = join(data, 'kadoban.sqlite');
  const acquaintance = await seedFleet(file, options.agents, Date.now());
  if (options.page) await writeMonth(file, monthHostIds, Date.now());
  const { agents, intervalMs, tls, binary } = options;
  const port = await freePort();
  const profileDir = options['cpu-prof'];
  const collector = new LoadedCollector({ data, port, tls, binary, profileDir }, stack);
  await collector.start();
  const { collectorId, collectorKey, apiKey } = acquaintance;
  const backlogFromMs = options.saturate ? Date.now() - backlogMs : undefined;
  const dialsPerSecond = tls ? dialsPerSecondWithTls : dialsPerSecondPlain;
  const part = {
    collectorId,
    collectorKey,
    port,
    intervalMs,
    backlogFromMs,
    dialsPerSecond,
    pin: await collector.pin(),
  };
  const generators = startGenerators(stack, agents, part);
  const about = { agents, intervalMs, tls, ...(binary !== undefined && { binary }) };
  const loaded = { collector, generators, agents, about };

  await connectAll(loaded, (agents / dialsPerSecond) * 1000 + connectGraceMs);
  const url = `${tls ? 'https' : 'http'}://127.0.0.1:${port}`;
  await measure({ loaded, options, url, apiKey, stack });
  const { left, accounts } = await generators.drain(drainMs);
  const stopMs = performance.now();
  await collector.stop();
  tell('ingest', 's until the collector had ended in order', [(performance.now() - stopMs) / 1000], about);
  const { lost, ...told } = await audit(file, accounts);
  tell('ingest', 'lost', [lost], { ...about, ...told, 'agents with something unacknowledged': left });
  if (lost > 0 || told.doubled > 0) process.exitCode = 1;
}

async function newData(stack: AsyncDisposableStack, wanted: string | undefined): Promise<string> {
  if (wanted === undefined) {
    const folder = await mkdtemp(join(tmpdir(), 'kadoban-bench-'));
    stack.defer(() => rm(folder, { recursive: true, force: true }));
    return folder;
  }
  const data = resolve(wanted);
  // What is in there already would look as if it had been doubled.
  if (existsSync(data)) throw new Error(`--data ${data} is there already: give a new directory`);
  await mkdir(data, { recursive: true });
  return data;
}

async function connectAll({ collector, generators, agents, about }: Loaded, withinMs: number): Promise<void> {
  const beginMs = performance.now();
  const endMs = beginMs + withinMs;
  const closings = new Map<string, number>();
  let open = 0;
  while (open < agents && performance.now() < endMs) {
    await pause(100);
    const seen = await generators.look();
    open = seen.open;
    for (const [why, count] of seen.closings) closings.set(why, (closings.get(why) ?? 0) + count);
  }
  const told = { ...about, open, closings: Object.fromEntries(closings) };
  tell(
    'ingest',
    's until all were connected',
    [open < agents ? Number.POSITIVE_INFINITY : (performance.now() - beginMs) / 1000],
    told,
  );
  if (open === agents) return;
  const files = filesOf(collector.pid);
  const isFull = files.open > files.max - sparedFiles;
  const why = isFull
    ? `it has ${files.open} of ${files.max} files open`
    : 'files are not what it lacks: see the closings';
  console.error(`the collector has ${open} of ${agents} agents: ${why}`);
}

interface Measured {
  readonly loaded: Loaded;
  readonly options: Options;
  readonly url: string;
  readonly apiKey: string;
  readonly stack: AsyncDisposableStack;
}

async function measure({ loaded, options, url, apiKey, stack }: Measured): Promise<void> {
  const { collector, generators } = loaded;
  // Each agent has sent twice, and what is compiled while it runs is compiled.
  await pause(options.saturate ? saturatedWindowMs : 2 * options.intervalMs);
  if (options.saturate) return steady(loaded, 'ingest saturated', saturatedWindows, saturatedWindowMs);
  const order = { url, apiKey, forMs: options.minutes * 60_000 };
  const month = options.page ? askMonth(loaded, order, stack) : undefined;
  await Promise.all([month, steady(loaded, 'ingest', options.minutes, steadyWindowMs)]);
  if (!options.storm) return;
  await storm(loaded, 'all connections cut', async () => generators.cut());
  // What was gathered meanwhile is sent.
  await pause(2 * options.intervalMs);
  await storm(loaded, 'collector killed', async () => {
    await collector.kill();
    await collector.start();
  });
}

await main();
