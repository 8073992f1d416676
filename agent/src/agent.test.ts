import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { decodeFrame, encodeFrame } from '@kadoban/proto/frame';
import { publicKeyText, signHandshake } from '@kadoban/proto/handshake';
import { type Batch, type Frame, observationCount } from '@kadoban/proto/messages';
import { expect, test } from 'vitest';
import { FakeDisk } from '../../test/kit/fake-disk.ts';
import { HandClock } from '../../test/kit/hand-clock.ts';
import { type Agent, startAgent } from './agent.ts';
import { jsonLog } from './log.ts';
import { aliveFile, decodeAlive } from './spool/alive.ts';
import { Spool } from './spool/spool.ts';
import type { Dial } from './uplink/link.ts';
import { Uplink } from './uplink/uplink.ts';

const collectorKey = generateKeyPairSync('ed25519').privateKey;
const agentKey = generateKeyPairSync('ed25519').privateKey;
const startMs = Date.UTC(2026, 9, 1);

/** A collector without a network: it welcomes, keeps what comes and acks it, while it is there. */
class Collector {
  reachable = true;
  readonly batches: Batch[] = [];
  readonly frames: Frame[] = [];
  readonly acked = new Map<number, number>();

  readonly dial: Dial = (events) => {
    const nonce = randomBytes(32);
    let open = true;
    const later = (run: () => void) => void setImmediate().then(() => open && run());
    const tell = (frame: Frame) => later(() => events.message(encodeFrame(frame)));
    if (!this.reachable) later(() => events.closed({ why: 'unreachable', detail: 'no route' }));
    else {
      later(() => events.opened());
      tell({ type: 'challenge', collectorId: 'C', nonce, serverTimeMs: 1, channelBound: false });
    }
    const receive = (frame: Frame) => {
      this.frames.push(frame);
      if (frame.type === 'hello') {
        const base = { collectorId: 'C', hostId: frame.hostId, collectorNonce: nonce, agentNonce: frame.nonce };
        const signature = signHandshake(collectorKey, { ...base, side: 'collector', tlsExporter: new Uint8Array() });
        const acked = [...this.acked].map(([epoch, seq]) => ({ epoch, seq }));
        tell({ type: 'welcome', protocol: 1, signature, acked, inFlightMax: 8, serverTimeMs: 1 });
      } else if (frame.type === 'batch' && this.reachable) {
        this.batches.push(frame);
        const ack = { epoch: frame.epoch, seq: frame.firstSeq + observationCount(frame) - 1 };
        this.acked.set(ack.epoch, ack.seq);
        tell({ type: 'ack', ...ack });
      }
    };
    return {
      send: (bytes) => receive(decodeFrame(bytes)),
      ping: () => this.reachable && later(() => events.heard()),
      exporter: () => new Uint8Array(),
      localAddress: () => '',
      close: () => {
        open = false;
      },
      ended: Promise.resolve(),
    };
  };

  /** When everything that came was observed, in the order of its numbers. */
  get sampledMs(): number[] {
    return this.batches.flatMap(({ samples }) => samples.flatMap(({ atMs }) => atMs));
  }
}

/** An agent in virtual time, on a disk and with a collector that a test can take away. */
async function running(
  disk: FakeDisk,
  collector: Collector,
  clock: HandClock,
  epoch: number,
  hostStops = false,
): Promise<Agent> {
  const log = jsonLog('error', clock.wallMs.bind(clock), (line) => expect.fail(line));
  const limits = { bytesMax: 1e9, ageMaxMs: 1e12, memoryBytesMax: 1e9 };
  const spool = await Spool.open(
    { disk, epoch, ...limits, onEvent: () => {}, wallAheadMs: () => 0 },
    clock.monotonicMs(),
  );
  const fixed = { machineIdHash: new Uint8Array(32), boot: 'b', bootAtMs: 1, agentStartedAtMs: 1, epoch, version: '1' };
  const host = { hostname: 'h', os: 'o', arch: 'a', sampleEveryMs: 10_000 };
  const agent = startAgent({
    hostId: 'host',
    boot: { id: 'b', atMs: 1 },
    sampleEveryMs: 10_000,
    checks: [],
    kindOf: () => expect.fail('there is no check'),
    beginning: [
      {
        type: 'lifecycle',
        event: { type: 'agentStarted', atMs: clock.wallMs(), boot: 'b', bootAtMs: 1, version: '1' },
      },
    ],
    clock,
    bootClockMs: () => clock.monotonicMs(),
    metrics: { sample: async () => ({ readings: [{ name: 'cpu.user', instance: '', value: 1 }], errors: [] }) },
    spool,
    disk,
    openUplink: (source) =>
      new Uplink({
        credentials: {
          hostId: 'host',
          privateKey: agentKey,
          collectorId: 'C',
          collectorKeys: [publicKeyText(collectorKey)],
        },
        dial: collector.dial,
        clock,
        random: () => 0.5,
        randomBytes,
        log: { ...log, warn: () => {} },
        greeting: () => ({ ...fixed, ...host, wallMs: clock.wallMs(), monoMs: 1 }),
        ...source,
      }),
    hostIsStopping: async () => hostStops,
    log,
  });
  return agent;
}

/** Seconds pass one by one, each with time for what it sets going. */
async function pass(clock: HandClock, seconds: number): Promise<void> {
  for (let i = 0; i < seconds; i++) {
    await clock.advance(1000);
    for (let turn = 0; turn < 12; turn++) await setImmediate();
  }
}

test('what is seen reaches the collector within two seconds, in few frames, and nothing but the sign of life is written', async () => {
  const [disk, collector, clock] = [new FakeDisk(), new Collector(), new HandClock(startMs)];
  const agent = await running(disk, collector, clock, 1);
  await pass(clock, 2);
  expect(collector.batches[0]?.lifecycle).toMatchObject([{ type: 'agentStarted' }]);
  await pass(clock, 60);
  expect(collector.sampledMs.length).toBeGreaterThanOrEqual(6);
  expect(clock.wallMs() - (collector.sampledMs.at(-1) ?? 0)).toBeLessThanOrEqual(12_000);
  expect(collector.batches.length).toBeLessThanOrEqual(9);
  expect([...disk.files.keys()]).toEqual([aliveFile]);
  expect(decodeAlive(disk.files.get(aliveFile) ?? expect.fail())).toMatchObject({
    boot: 'b',
    atMs: collector.sampledMs.at(-1),
  });
  await Promise.all([agent.stop(), pass(clock, 5)]);
});

test('what is seen while the collector is away is on disk within 15 s, and follows when it is back', async () => {
  const [disk, collector, clock] = [new FakeDisk(), new Collector(), new HandClock(startMs)];
  collector.reachable = false;
  const agent = await running(disk, collector, clock, 1);
  await pass(clock, 17);
  expect(disk.written.length).toBeGreaterThan(0);
  await pass(clock, 600);
  expect(disk.written.length).toBeLessThan(45);
  collector.reachable = true;
  await pass(clock, 80);
  expect(collector.sampledMs.length).toBeGreaterThanOrEqual(68);
  expect(collector.sampledMs).toEqual([...new Set(collector.sampledMs)].toSorted((a, b) => a - b));
  expect([...disk.files.keys()]).toEqual([aliveFile]);
  await Promise.all([agent.stop(), pass(clock, 5)]);
});

test('an agent that is stopped says so last, and the next one begins with an epoch of its own', async () => {
  const [disk, collector, clock] = [new FakeDisk(), new Collector(), new HandClock(startMs)];
  const agent = await running(disk, collector, clock, 1);
  await pass(clock, 20);
  await Promise.all([agent.stop(), pass(clock, 5)]);
  expect(collector.batches.at(-1)?.lifecycle).toMatchObject([{ type: 'agentStopped', reason: 'shutdown' }]);
  expect(collector.frames.at(-1)).toEqual({ type: 'goodbye', reason: 'shutdown', ttlMs: 0 });
  expect(clock.pending).toBe(0);
  const next = await running(disk, collector, clock, 2);
  await pass(clock, 2);
  expect(collector.batches.find(({ epoch }) => epoch === 2)).toMatchObject({ firstSeq: 1 });
  await Promise.all([next.stop(), pass(clock, 5)]);
});

test('an agent that leaves for an update says so, and for how long', async () => {
  const [disk, collector, clock] = [new FakeDisk(), new Collector(), new HandClock(startMs)];
  const agent = await running(disk, collector, clock, 1);
  await pass(clock, 3);
  const goodbye = { reason: 'update', ttlMs: 120_000 };
  await Promise.all([agent.stop(goodbye), pass(clock, 5)]);
  expect(collector.batches.at(-1)?.lifecycle).toMatchObject([{ type: 'agentStopped', reason: 'update' }]);
  expect(collector.frames.at(-1)).toEqual({ type: 'goodbye', ...goodbye });
});

test('an agent that goes down with its host says so', async () => {
  const [disk, collector, clock] = [new FakeDisk(), new Collector(), new HandClock(startMs)];
  const agent = await running(disk, collector, clock, 1, true);
  await pass(clock, 3);
  await Promise.all([agent.stop(), pass(clock, 5)]);
  const last = collector.batches.at(-1);
  expect(last?.lifecycle).toMatchObject([
    { type: 'hostShutdown', boot: 'b' },
    { type: 'agentStopped', reason: 'host-shutdown' },
  ]);
  // Its clock tells whether the machine slept just before.
  expect(last?.samples).toMatchObject([{ boot: 'b', atMs: [last?.lifecycle[0]?.atMs] }]);
  expect(collector.frames.at(-1)).toMatchObject({ type: 'goodbye', reason: 'host-shutdown' });
});

test('an agent that is stopped while the collector is away leaves everything to the next one', async () => {
  const [disk, collector, clock] = [new FakeDisk(), new Collector(), new HandClock(startMs)];
  collector.reachable = false;
  const agent = await running(disk, collector, clock, 1);
  await pass(clock, 25);
  await Promise.all([agent.stop(), pass(clock, 5)]);
  collector.reachable = true;
  const next = await running(disk, collector, clock, 2);
  await pass(clock, 5);
  expect(collector.batches.map(({ epoch }) => epoch)).toEqual(collector.batches.map(({ epoch }) => epoch).toSorted());
  const said = collector.batches.filter(({ epoch }) => epoch === 1).flatMap(({ lifecycle }) => lifecycle);
  expect(said.map(({ type }) => type)).toEqual(['agentStarted', 'agentStopped']);
  await Promise.all([next.stop(), pass(clock, 5)]);
});
