import { randomBytes } from 'node:crypto';
import { encodeFrame } from '@kadoban/proto/frame';
import { type EpochAck, observationCount } from '@kadoban/proto/messages';
import { systemClock } from '../../agent/src/clock.ts';
import type { Log } from '../../agent/src/log.ts';
import type { Dial } from '../../agent/src/uplink/link.ts';
import type { Outgoing } from '../../agent/src/uplink/session.ts';
import { Uplink } from '../../agent/src/uplink/uplink.ts';
import { type LinkCounts, type LoadLink, loadDialer } from '../bench/load-link.ts';
import { agentVersion, type Member } from './company.ts';

/** How often a simulated agent takes a sample. */
const sampleEveryMs = 60_000;

/** Where the agents find their collector, and what it proves itself by. */
export interface FedCollector {
  readonly port: number;
  readonly collectorId: string;
  readonly collectorKey: string;
}

const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** Goes on where the past of the hosts ended, by the agents' own protocol, until it is disposed. */
export function startFeed(
  members: readonly Member[],
  collector: FedCollector,
  toldMs: number,
  now: () => number,
): AsyncDisposable {
  const counts: LinkCounts = { closings: new Map(), throttles: 0 };
  const line = { port: collector.port, secureContext: undefined, localAddress: '127.0.0.1' };
  const links = new Set<LoadLink>();
  const agents = members
    .filter(({ life }) => life.span.toMs > toldMs)
    .map((member) => new FedAgent(member, collector, { toldMs, now, dial: loadDialer(line, counts, links) }));
  return {
    async [Symbol.asyncDispose]() {
      await Promise.all(agents.map((agent) => agent.stop()));
    },
  };
}

/** Where the past ended, and how an agent goes on from there. */
interface Beginning {
  readonly toldMs: number;
  readonly now: () => number;
  readonly dial: Dial;
}

/** One agent: the real uplink with its session, and in place of sources and spool what happens to its host. */
class FedAgent {
  readonly #member: Member;
  readonly #uplink: Uplink;
  readonly #timer: NodeJS.Timeout;
  readonly #now: () => number;
  #held: Outgoing[] = [];
  /** Of `#held`, what goes out next. */
  #cursor = 0;
  /** Up to when it was told what happened; known once the collector said what it has. */
  #toldMs: number;
  #isNumbered = false;

  constructor(member: Member, { collectorId, collectorKey }: FedCollector, { toldMs, now, dial }: Beginning) {
    this.#member = member;
    this.#toldMs = toldMs;
    this.#now = now;
    const { host, hostId, privateKey, machineIdHash, past } = member;
    const { boot, bootMs, epoch } = past.last;
    const aheadMs = host.clockAheadMs ?? 0;
    this.#uplink = new Uplink({
      credentials: { hostId, privateKey, collectorId, collectorKeys: [collectorKey] },
      dial,
      clock: systemClock,
      random: Math.random,
      randomBytes,
      log: silentLog,
      greeting: () => ({
        ...{ boot, bootAtMs: bootMs, epoch, agentStartedAtMs: epoch, sampleEveryMs },
        ...{ machineIdHash: Buffer.from(machineIdHash, 'hex'), localAddress: host.address },
        ...{ wallMs: now() + aheadMs, monoMs: now() - bootMs - past.last.frozenMs },
        ...{ hostname: host.name, os: 'linux', arch: 'x64', version: agentVersion },
      }),
      deliver: (acked) => this.#deliver(acked),
      acked: ({ seq }) => this.#drop(seq),
    });
    this.#timer = setInterval(() => this.#look(), sampleEveryMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#uplink.stop({ reason: 'agent-stop', ttlMs: 0 });
  }

  #deliver(acked: readonly EpochAck[]) {
    const { past } = this.#member;
    const known = acked.find(({ epoch }) => epoch === past.last.epoch)?.seq ?? 0;
    if (this.#isNumbered) this.#drop(known);
    else past.goOnAfter(known);
    this.#isNumbered = true;
    this.#cursor = 0;
    this.#look();
    return { next: async () => this.#held[this.#cursor++] ?? this.#atEnd() };
  }

  #atEnd(): undefined {
    this.#cursor = this.#held.length;
  }

  /** Takes what happened since the last time. */
  #look(): void {
    if (!this.#isNumbered) return;
    const nowMs = this.#now();
    for (const { batch } of this.#member.past.arrivals({ fromMs: this.#toldMs, toMs: nowMs }, nowMs)) {
      const seq = batch.firstSeq + observationCount(batch) - 1;
      this.#held.push({ epoch: batch.epoch, seq, frame: encodeFrame({ type: 'batch', ...batch }) });
    }
    this.#toldMs = nowMs;
    this.#uplink.ready();
  }

  /** Forgets what the collector has. */
  #drop(seq: number): void {
    const kept = this.#held.filter((one) => one.seq > seq);
    this.#cursor = Math.max(0, this.#cursor - (this.#held.length - kept.length));
    this.#held = kept;
  }
}
