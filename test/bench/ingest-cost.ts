/*
 * What the way of evidence into the store costs, in CPU time, so that it can be measured on a machine on which others work too:
 * `node test/bench/ingest-cost.ts [--hosts 1000] [--rounds 10] [--batches 3]`. Each round every host sends so many batches, which are logged in
 * commits of a hundred and then applied. Prints a line of JSON per figure, of which each round is a run; never a pass or a fail.
 */
import { createPrivateKey, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { decodeFrame, encodeFrame } from '@kadoban/proto/frame';
import { signHandshake } from '@kadoban/proto/handshake';
import { nonceBytes } from '@kadoban/proto/limits';
import type { Batch, Hello } from '@kadoban/proto/messages';
import { SessionClock } from '../../collector/src/ingest/session-clock.ts';
import { verifyHello } from '../../collector/src/ingest/verify.ts';
import { openSqlite } from '../../collector/src/store/backends/sqlite.ts';
import { encodeLog } from '../../collector/src/store/log-record.ts';
import { openStore } from '../../collector/src/store/open.ts';
import { settleAll } from '../../collector/src/store/settle-all.ts';
import type { Arrival, Store } from '../../collector/src/store/store.ts';
import { startThread } from '../../collector/src/threads/start-thread.ts';
import { remoteStore } from '../../collector/src/threads/store-calls.ts';
import { AgentFrames, checkRules, lookEveryMs } from './agent-frames.ts';
import { benchOptions } from './bench-options.ts';
import { fleetAgent, seedFleet, uuidOf } from './fleet.ts';
import { tell } from './tell.ts';

const everyMs = 10_000;
const hostsPerTurn = 8;
const commitArrivals = 100;
/** As many as say hello at once when all come back. */
const greetedAtOnce = 20;
const fromMs = Math.floor(Date.now() / 3_600_000) * 3_600_000 - 3_600_000;

interface Options {
  readonly hosts: number;
  readonly rounds: number;
  readonly batches: number;
}

async function main(): Promise<void> {
  const text = (value: string) => ({ type: 'string', default: value }) as const;
  const wished = { hosts: text('1000'), rounds: text('10'), batches: text('3') };
  const values = benchOptions(import.meta.filename, wished);
  const options = { hosts: Number(values.hosts), rounds: Number(values.rounds), batches: Number(values.batches) };
  const folder = await mkdtemp(join(tmpdir(), 'kadoban-bench-'));
  try {
    const file = join(folder, 'kadoban.sqlite');
    const { collectorId } = await seedFleet(file, options.hosts, fromMs);
    await measureWrites(file, options);
    await measureHandshakes(file, collectorId, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What one piece of work takes of this process, all its threads together. */
async function costOf(work: () => Promise<void>): Promise<{ readonly cpuUs: number; readonly writtenBytes: number }> {
  const [cpu, before] = [process.cpuUsage(), writtenBytes()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { cpuUs: user + system, writtenBytes: writtenBytes() - before };
}

function writtenBytes(): number {
  return Number(/^wchar: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1]);
}

async function measureWrites(file: string, options: Options): Promise<void> {
  await using store = await openStore(openSqlite(file));
  const { hosts, batches } = options;
  const agents = Array.from({ length: hosts }, (_, index) => new Agent(index));
  await append(
    store,
    agents.map((agent) => agent.beginning()),
  );
  await settleAll(store.evidence);
  const about = { hosts, 'batches of each': batches };
  const rounds: { coded: number; logged: number; applied: number; loggedBytes: number; appliedBytes: number }[] = [];
  for (let round = 0; round <= options.rounds; round++) {
    const { blobs, coded } = await code(agents, batches);
    const logged = await costOf(async () => {
      for (const blob of blobs) await store.evidence.append(blob);
    });
    const applied = await costOf(async () => {
      while ((await store.evidence.settle(hostsPerTurn)).hosts > 0);
    });
    // In the first one things are compiled.
    if (round === 0) continue;
    rounds.push({
      coded: coded.cpuUs / (hosts * batches),
      logged: logged.cpuUs / (hosts * batches),
      applied: applied.cpuUs / hosts,
      loggedBytes: logged.writtenBytes / (hosts * batches),
      appliedBytes: applied.writtenBytes / hosts,
    });
  }
  const told = (figure: string, of: keyof (typeof rounds)[number]) =>
    tell(
      'ingest cost',
      figure,
      rounds.map((round) => round[of]),
      about,
    );
  told('coding a batch for the log, CPU µs', 'coded');
  told('logging a batch, CPU µs', 'logged');
  told('logging a batch, bytes written', 'loggedBytes');
  told('applying a host, CPU µs', 'applied');
  told('applying a host, bytes written', 'appliedBytes');
}

/** The commits of a round. Nothing else of it is kept: what is held in memory costs whoever collects garbage meanwhile. */
async function code(agents: readonly Agent[], batches: number) {
  const arrivals = Array.from({ length: batches }, () => agents.map((agent) => agent.next())).flat();
  let blobs: Uint8Array[] = [];
  const coded = await costOf(async () => {
    blobs = inCommits(arrivals).map(encodeLog);
  });
  return { blobs, coded };
}

function inCommits(arrivals: readonly Arrival[]): Arrival[][] {
  return Array.from({ length: Math.ceil(arrivals.length / commitArrivals) }, (_, index) =>
    arrivals.slice(index * commitArrivals, (index + 1) * commitArrivals),
  );
}

async function append(store: Store, arrivals: readonly Arrival[]): Promise<void> {
  for (const commit of inCommits(arrivals)) await store.evidence.append(encodeLog(commit));
}

const frames = new AgentFrames();

/** What one agent sends. */
class Agent {
  readonly #number: number;
  readonly #hostId: string;
  readonly #boot: string;
  readonly #nextLookMs: number[];
  #seq = 1;
  #index = 0;

  constructor(number: number) {
    this.#number = number;
    this.#hostId = fleetAgent(number).hostId;
    this.#boot = uuidOf(`boot of agent ${number}`);
    this.#nextLookMs = checkRules.map((_, check) => fromMs + ((number * 7919 + check * 6151) % lookEveryMs));
  }

  beginning(): Arrival {
    const boot = { boot: this.#boot, bootAtMs: fromMs - 3_000_000_000, version: '0.1.0' };
    const lifecycle = [
      { type: 'checkSet', atMs: fromMs, checks: checkRules },
      { type: 'agentStarted', atMs: fromMs, ...boot },
    ] as const;
    this.#seq = lifecycle.length + 1;
    return this.#arrival(
      encodeFrame({ type: 'batch', epoch: 2 ** 47, firstSeq: 1, samples: [], results: [], lifecycle }),
      fromMs,
    );
  }

  next(): Arrival {
    const atMs = fromMs + ++this.#index * everyMs;
    const looks: { check: number; atMs: number }[] = [];
    for (const [check, lookMs] of this.#nextLookMs.entries()) {
      if (lookMs > atMs) continue;
      looks.push({ check, atMs: lookMs });
      this.#nextLookMs[check] = lookMs + lookEveryMs;
    }
    const numbers = { epoch: 2 ** 47, firstSeq: this.#seq, agent: this.#number, index: this.#index };
    this.#seq += 1 + looks.length;
    const monoMs = 3_000_000_000 + this.#index * everyMs;
    return this.#arrival(frames.batch({ ...numbers, boot: this.#boot, atMs, monoMs, looks }), atMs);
  }

  #arrival(frame: Uint8Array, atMs: number): Arrival {
    const batch = decodeFrame(frame) as Batch & { type: 'batch' };
    return { hostId: this.#hostId, batch, frame, receivedMs: atMs + 20, clockOffsetMs: 3 };
  }
}

/** With the store in a thread of its own, as a collector has it. */
async function measureHandshakes(file: string, collectorId: string, { hosts, rounds }: Options): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const thread = await startThread({ role: 'writer', file, logLevel: 'error', reader: port1 }, { ports: [port1] });
  await using _thread = thread;
  const store = remoteStore(thread.ask);
  const signingKey = await readKey(file);
  const costs: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const greetings = Array.from({ length: hosts }, (_, index) => greetingOf(index, collectorId));
    const { cpuUs } = await costOf(async () => {
      const greet = async ({ hello, collectorNonce, nowMs }: (typeof greetings)[number]) => {
        const exchange = { askedMs: nowMs, heardMs: nowMs };
        const told = { collectorId, signingKey, collectorNonce, tlsExporter: new Uint8Array(), nowMs };
        const answer = await verifyHello(store, hello, { ...told, wallOffsetMs: 0, peerAddress: '127.0.0.1' });
        if (!answer.ok) throw new Error(answer.reason);
        new SessionClock(hello, exchange, answer.clocks);
      };
      for (let from = 0; from < hosts; from += greetedAtOnce)
        await Promise.all(greetings.slice(from, from + greetedAtOnce).map(greet));
    });
    if (round > 0) costs.push(cpuUs / hosts);
  }
  tell('ingest cost', 'a handshake, CPU µs', costs, { hosts });
  port2.close();
}

async function readKey(file: string) {
  await using store = await openStore(openSqlite(file));
  return createPrivateKey((await store.identity()).signingKey);
}

function greetingOf(index: number, collectorId: string) {
  const { hostId, privateKey, machineIdHash } = fleetAgent(index);
  const [collectorNonce, nonce, nowMs] = [randomBytes(nonceBytes), randomBytes(nonceBytes), Date.now()];
  const handshake = { side: 'agent', collectorId, hostId, collectorNonce, agentNonce: nonce } as const;
  const hello: Hello = {
    protocolMin: 1,
    protocolMax: 1,
    hostId,
    nonce,
    signature: signHandshake(privateKey, { ...handshake, tlsExporter: new Uint8Array() }),
    machineIdHash: Buffer.from(machineIdHash, 'hex'),
    boot: uuidOf(`boot of agent ${index}`),
    bootAtMs: fromMs,
    agentStartedAtMs: fromMs,
    epoch: 2 ** 47,
    version: '0.1.0',
    wallMs: nowMs,
    monoMs: 3_000_000_000,
    wallAheadMs: 0,
    hostname: `host-${index}`,
    os: 'linux',
    arch: 'x64',
    sampleEveryMs: everyMs,
  };
  return { hello, collectorNonce, nowMs };
}

void main();
