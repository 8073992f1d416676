import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { startAgent } from '@kadoban/agent/src/agent.ts';
import type { CheckConfig, CheckKind } from '@kadoban/agent/src/checks/check.ts';
import { openMetrics } from '@kadoban/agent/src/metrics/open-metrics.ts';
import { memoryBytesMax, Spool } from '@kadoban/agent/src/spool/spool.ts';
import type { Dial } from '@kadoban/agent/src/uplink/link.ts';
import { Uplink } from '@kadoban/agent/src/uplink/uplink.ts';
import { encodeFrame } from '@kadoban/proto/frame';
import { publicKeyText, signHandshake } from '@kadoban/proto/handshake';
import { type Frame, observationCount } from '@kadoban/proto/messages';
import { FrameReader } from '@kadoban/proto/session-frames';
import { expect, test } from 'vitest';
import { capability } from '../kit/capabilities.ts';
import { FakeDisk } from '../kit/fake-disk.ts';
import { HandClock } from '../kit/hand-clock.ts';
import { heapBytes } from '../kit/heap.ts';

const hourMs = 3_600_000;
const sampleEveryMs = 10_000;

/**
 * What may be added after some hours: V8 compiles what has become hot and then no more, 0.5 MB in all. Of each sample of a week no
 * more than 16 bytes could stay without being seen, of each of a day 110.
 */
const growthBytesMax = 1_000_000;

const collectorKey = generateKeyPairSync('ed25519').privateKey;
const agentKey = generateKeyPairSync('ed25519').privateKey;

/** A collector without a network that keeps nothing but numbers, and can be cut off. */
class Counting {
  isReachable = true;
  seq = 0;
  connections = 0;
  #cut = (): void => {};

  cutOff(): void {
    this.isReachable = false;
    this.#cut();
  }

  readonly dial: Dial = (events) => {
    const [nonce, frames] = [randomBytes(32), new FrameReader()];
    let open = true;
    const later = (run: () => void) => void setImmediate().then(() => open && run());
    const tell = (frame: Frame) => later(() => events.message(encodeFrame(frame)));
    const closed = () => later(() => events.closed({ why: 'unreachable', detail: 'cut' }));
    this.#cut = closed;
    if (!this.isReachable) closed();
    else {
      this.connections += 1;
      later(() => events.opened());
      tell({ type: 'challenge', collectorId: 'C', nonce, serverTimeMs: 1, channelBound: false });
    }
    const hear = (frame: Frame) => {
      if (frame.type === 'hello') {
        const base = { collectorId: 'C', hostId: frame.hostId, collectorNonce: nonce, agentNonce: frame.nonce };
        const signature = signHandshake(collectorKey, { ...base, side: 'collector', tlsExporter: new Uint8Array() });
        const told = { protocol: 1, inFlightMax: 8, serverTimeMs: 1, takesNext: true };
        tell({ type: 'welcome', signature, acked: this.seq > 0 ? [{ epoch: 1, seq: this.seq }] : [], ...told });
      } else if (frame.type === 'batch') {
        expect(frame.firstSeq).toBe(this.seq + 1);
        this.seq += observationCount(frame);
        tell({ type: 'ack', epoch: 1, seq: this.seq });
      }
    };
    return {
      send: (bytes) => this.isReachable && hear(frames.read(bytes).frame),
      ping: () => this.isReachable && later(() => events.heard()),
      exporter: () => new Uint8Array(),
      localAddress: () => '',
      close: () => {
        open = false;
      },
      ended: Promise.resolve(),
    };
  };
}

const silent = () => {};
const log = { debug: silent, info: silent, warn: silent, error: (line: string) => expect.fail(line) };

const looks: CheckKind = {
  kind: 'http',
  config: () => expect.fail('nobody reads a configuration'),
  impossible: () => undefined,
  target: ({ name }) => name,
  host: () => undefined,
  run: async ({ name }) => ({ status: 'up', output: `${name}: HTTP 200 OK`, timings: [{ name: 'connect', ms: 1.5 }] }),
};

const check = (index: number): CheckConfig => ({
  ...{ name: `check-${index}`, kind: 'http', intervalMs: 30_000, timeoutMs: 10_000, failures: 2, recoveries: 1 },
});

/** Production's agent with five checks on the files of this machine, in virtual time. */
async function watching(collector: Counting, disk: FakeDisk) {
  const clock = new HandClock(Date.UTC(2026, 9, 1));
  const about = { onEvent: silent, wallAheadMs: () => 0 };
  const limits = { bytesMax: 256 * 1024 * 1024, ageMaxMs: 7 * 24 * hourMs, memoryBytesMax };
  const spool = await Spool.open({ disk, epoch: 1, ...limits, ...about }, 0);
  const fixed = {
    machineIdHash: new Uint8Array(32),
    boot: 'b',
    bootAtMs: 1,
    agentStartedAtMs: 1,
    epoch: 1,
    version: '1',
  };
  const host = { hostname: 'h', os: 'o', arch: 'a', sampleEveryMs };
  const collectorKeys = [publicKeyText(collectorKey)];
  const size = { frsize: 4096, blocks: 1000, bavail: 250, files: 64, ffree: 16 };
  const machine = {
    roots: { proc: '/proc', sys: '/sys', root: '/' },
    // The pool of threads goes by the machine's time.
    statfs: async () => size,
    statfsAtOnce: () => size,
    monotonicMs: () => clock.monotonicMs(),
    after: (ms: number, run: () => void) => clock.after(ms, run),
  };
  startAgent({
    ...{ hostId: 'host', boot: { id: 'b', atMs: 1 }, sampleEveryMs, beginning: [], clock, spool, disk, log },
    checks: [0, 1, 2, 3, 4].map(check),
    kindOf: () => looks,
    bootClockMs: () => clock.monotonicMs(),
    metrics: openMetrics('linux', machine),
    openUplink: (source) =>
      new Uplink({
        credentials: { hostId: 'host', privateKey: agentKey, collectorId: 'C', collectorKeys },
        ...{ dial: collector.dial, clock, random: () => 0.5, randomBytes, log: { ...log, error: silent } },
        greeting: () => ({ ...fixed, ...host, wallMs: clock.wallMs(), monoMs: 1 }),
        ...source,
      }),
    hostIsStopping: async () => false,
  });
  /** Lets time pass, and after each bit of it everything that was set going. */
  const pass = async (ms: number) => {
    const stepMs = 2500;
    for (let passedMs = 0; passedMs < ms; passedMs += stepMs) {
      await clock.advance(stepMs);
      for (let turn = 0; turn < 8; turn++) await setImmediate();
    }
  };
  return { pass };
}

const perHour = hourMs / sampleEveryMs + (5 * hourMs) / 30_000;

capability('full')(
  'a week of samples and looks leaves nothing behind in memory or on the disk',
  async () => {
    const [collector, disk] = [new Counting(), new FakeDisk()];
    const { pass } = await watching(collector, disk);
    await pass(2 * hourMs);
    const before = heapBytes();
    await pass(7 * 24 * hourMs);
    expect(heapBytes() - before).toBeLessThan(growthBytesMax);
    expect(collector.seq).toBeGreaterThan(7 * 24 * perHour);
    expect(collector.connections).toBe(1);
    expect([...disk.files.keys()]).toEqual(['alive']);
  },
  1_800_000,
);

test('a day with a link that comes and goes leaves nothing behind either', async () => {
  const [collector, disk] = [new Counting(), new FakeDisk()];
  const { pass } = await watching(collector, disk);
  /** Cut off for half of the time: often for a moment, and then for long enough that the disk gets what is not acknowledged. */
  const flap = async (ms: number) => {
    for (let passedMs = 0; passedMs < ms; ) {
      const awayMs = passedMs % hourMs === 0 ? 600_000 : 60_000;
      collector.cutOff();
      await pass(awayMs);
      collector.isReachable = true;
      await pass(awayMs);
      disk.written.length = 0;
      passedMs += 2 * awayMs;
    }
  };
  await flap(2 * hourMs);
  const before = heapBytes();
  await flap(24 * hourMs);
  // The last of the waiting times between two tries is minutes.
  await pass(hourMs);
  expect(heapBytes() - before).toBeLessThan(growthBytesMax);
  expect(collector.seq).toBeGreaterThan(26 * perHour);
  expect(collector.connections).toBeGreaterThan(100);
  expect([...disk.files.keys()]).toEqual(['alive']);
});
