import { randomBytes } from 'node:crypto';
import { encodeFrame } from '@kadoban/proto/frame';
import type { EpochAck } from '@kadoban/proto/messages';
import { systemClock } from '../../agent/src/clock.ts';
import type { Log } from '../../agent/src/log.ts';
import type { Dial } from '../../agent/src/uplink/link.ts';
import type { Outgoing } from '../../agent/src/uplink/session.ts';
import { Uplink } from '../../agent/src/uplink/uplink.ts';
import { type AgentFrames, checkRules, type FrameParts, lookEveryMs } from './agent-frames.ts';
import { type Acquaintance, fleetAgent, uuidOf } from './fleet.ts';
import type { Latencies } from './latencies.ts';

/** A batch that is not acknowledged yet. */
interface Held extends EpochAck {
  /** Undefined: what an agent says first. */
  readonly sample: FrameParts | undefined;
  sentMs: number;
}

/** What all agents of a generator share. */
export interface Crowd extends Pick<Acquaintance, 'collectorId' | 'collectorKey'> {
  readonly frames: AgentFrames;
  readonly acks: Latencies;
  readonly pin: string | undefined;
  readonly intervalMs: number;
  /** Set: agents send what they would have gathered since then as fast as they may, instead of what happens now. */
  readonly backlogFromMs: number | undefined;
  /** False: what was made is still sent, but nothing is made any more. */
  makes: boolean;
  readonly counts: { batches: number; observations: number; sessions: number; forgotten: number; sentAgain: number };
}

/** What one agent has sent and has had acknowledged of it, to be compared with what is stored. */
export interface AgentAccount {
  readonly epoch: number;
  readonly ackedSeq: number;
  readonly ackedSamples: number;
  readonly ackedLooks: number;
  readonly madeSamples: number;
  readonly madeLooks: number;
}

const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** Observations of what an agent says first. */
const beginningCount = 2;

/** So that the number of milliseconds since then takes five bytes for a month; see AgentFrames. */
const upForMs = 40 * 86_400_000;

/** One agent: the real uplink with its session, and in place of sources and spool what it has made and not had acknowledged. */
export class LoadAgent {
  readonly #number: number;
  readonly #crowd: Crowd;
  readonly #epoch = randomBytes(6).readUIntBE(0, 6) + 2 ** 47;
  readonly #boot: string;
  readonly #bootAtMs: number;
  readonly #nextLookMs: number[];
  readonly #held: Held[] = [];
  readonly #uplink: Uplink;
  /** Of `#held`, what goes out next. */
  #cursor = 0;
  #nextSeq = 1;
  #nextBacklogMs: number;
  #index = 0;
  #account: AgentAccount;

  constructor(number: number, crowd: Crowd, dial: Dial) {
    this.#number = number;
    this.#crowd = crowd;
    const beginMs = crowd.backlogFromMs ?? Date.now();
    this.#nextBacklogMs = beginMs;
    this.#boot = uuidOf(`boot of agent ${number}`);
    this.#bootAtMs = beginMs - upForMs;
    this.#nextLookMs = checkRules.map((_, check) => beginMs + ((number * 7919 + check * 6151) % lookEveryMs));
    const none = { ackedSeq: 0, ackedSamples: 0, ackedLooks: 0, madeSamples: 0, madeLooks: 0 };
    this.#account = { epoch: this.#epoch, ...none };
    this.#hold(beginningCount);
    const { hostId, privateKey, machineIdHash } = fleetAgent(number);
    const { collectorId, collectorKey, pin } = crowd;
    const fixed = { machineIdHash: Buffer.from(machineIdHash, 'hex'), boot: this.#boot, bootAtMs: this.#bootAtMs };
    const about = { hostname: `host-${number}`, os: 'linux', arch: 'x64', version: '0.1.0' };
    this.#uplink = new Uplink({
      credentials: { hostId, privateKey, collectorId, collectorKeys: [collectorKey], pin },
      dial,
      clock: systemClock,
      random: Math.random,
      randomBytes,
      log: silentLog,
      greeting: () => ({
        ...fixed,
        ...about,
        epoch: this.#epoch,
        agentStartedAtMs: beginMs,
        wallMs: Date.now(),
        monoMs: Date.now() - this.#bootAtMs,
        sampleEveryMs: crowd.intervalMs,
      }),
      deliver: (acked) => this.#deliver(acked),
      acked: ({ seq }) => this.#acked(seq),
    });
  }

  get isOpen(): boolean {
    return this.#uplink.isOpen;
  }

  get account(): AgentAccount {
    return this.#account;
  }

  /** Whether everything that was made is acknowledged. */
  get isEmpty(): boolean {
    return this.#held.length === 0;
  }

  /** Takes a sample set now. */
  sample(atMs: number): void {
    if (!this.#crowd.makes) return;
    this.#make(atMs);
    this.#uplink.ready();
  }

  /** What an agent says first. */
  #beginning(): Uint8Array {
    const boot = { boot: this.#boot, bootAtMs: this.#bootAtMs, version: '0.1.0' };
    const atMs = this.#bootAtMs + upForMs;
    const lifecycle = [
      { type: 'checkSet', atMs, checks: checkRules },
      { type: 'agentStarted', atMs, ...boot },
    ] as const;
    return encodeFrame({ type: 'batch', epoch: this.#epoch, firstSeq: 1, samples: [], results: [], lifecycle });
  }

  #make(atMs: number): void {
    const looks: { check: number; atMs: number }[] = [];
    for (const [check, lookMs] of this.#nextLookMs.entries()) {
      if (lookMs > atMs) continue;
      looks.push({ check, atMs: lookMs });
      this.#nextLookMs[check] = lookMs + lookEveryMs;
    }
    const monoMs = atMs - this.#bootAtMs;
    const numbers = { epoch: this.#epoch, firstSeq: this.#nextSeq, agent: this.#number, index: this.#index++ };
    this.#hold(1 + looks.length, { ...numbers, boot: this.#boot, atMs, monoMs, looks });
    const { madeSamples, madeLooks } = this.#account;
    this.#account = { ...this.#account, madeSamples: madeSamples + 1, madeLooks: madeLooks + looks.length };
  }

  #hold(observations: number, sample?: FrameParts): void {
    this.#nextSeq += observations;
    this.#held.push({ epoch: this.#epoch, seq: this.#nextSeq - 1, sample, sentMs: 0 });
  }

  /** Within a session a sample is told by what is different from the one before it. */
  #frameOf({ sample }: Held, before: FrameParts | undefined): Uint8Array {
    if (!sample) return this.#beginning();
    const { frames } = this.#crowd;
    return before ? frames.nextBatch(sample, sample.atMs - before.atMs) : frames.batch(sample);
  }

  #deliver(acked: readonly EpochAck[]) {
    const { counts } = this.#crowd;
    counts.sessions++;
    const known = acked.find(({ epoch }) => epoch === this.#epoch)?.seq ?? 0;
    // It acknowledged more than it says it has: what no collector may ever do.
    if (known < this.#account.ackedSeq) counts.forgotten++;
    this.#drop(known);
    counts.sentAgain += this.#cursor;
    this.#cursor = 0;
    let before: FrameParts | undefined;
    return {
      next: async (): Promise<Outgoing | undefined> => {
        if (this.#cursor === this.#held.length) this.#makeBacklog();
        const held = this.#held[this.#cursor];
        if (!held) return undefined;
        this.#cursor++;
        held.sentMs = performance.now();
        const frame = this.#frameOf(held, before);
        before = held.sample;
        return { epoch: held.epoch, seq: held.seq, frame };
      },
    };
  }

  #makeBacklog(): void {
    const { backlogFromMs, intervalMs, makes } = this.#crowd;
    if (backlogFromMs === undefined || !makes || this.#nextBacklogMs >= Date.now()) return;
    this.#make(this.#nextBacklogMs);
    this.#nextBacklogMs += intervalMs;
  }

  #acked(seq: number): void {
    const nowMs = performance.now();
    for (const held of this.#held) {
      if (held.seq > seq) break;
      this.#crowd.acks.add(nowMs - held.sentMs);
      this.#crowd.counts.batches++;
    }
    this.#crowd.counts.observations += seq - this.#account.ackedSeq;
    this.#drop(seq);
  }

  /** Forgets what the collector has. */
  #drop(seq: number): void {
    let { ackedSeq, ackedSamples, ackedLooks } = this.#account;
    while (this.#held[0] && this.#held[0].seq <= seq) {
      const { sample, seq: heldSeq } = this.#held[0];
      this.#held.shift();
      this.#cursor = Math.max(0, this.#cursor - 1);
      ackedSeq = heldSeq;
      ackedLooks += sample?.looks.length ?? 0;
      if (sample) ackedSamples++;
    }
    this.#account = { ...this.#account, ackedSeq, ackedSamples, ackedLooks };
  }
}
