import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { exporterBytes, exporterLabel } from '@kadoban/proto/handshake';
import { beingGovernedMax, inFlightMax, nonceBytes } from '@kadoban/proto/limits';
import type { Batch, ClockTold, Hello } from '@kadoban/proto/messages';
import { ProtocolError } from '@kadoban/proto/protocol-error';
import { FrameReader } from '@kadoban/proto/session-frames';
import type { WebSocket } from 'ws';
import { type ClockReading, clockToleranceMs } from '../store/arrival-clock.ts';
import { hostHoldMs } from '../store/readings.ts';
import type { Standing } from '../store/standing-store.ts';
import type { Arrival, Host, Stored } from '../store/store.ts';
import { storeFailure } from '../store-failure.ts';
import { AgentSocket } from './agent-socket.ts';
import { type Clocks, clockStepMs } from './clock-step.ts';
import { CommitAcks } from './commit-acks.ts';
import { type Counted, countArrival, countedOf } from './count-arrival.ts';
import { Governance } from './governance.ts';
import { keyRevoked } from './host-refusal.ts';
import { helloMs, looksPerClockAsk, pressedPauseMs, retryMs } from './limits.ts';
import { hostAddress, peerAddress } from './peer-address.ts';
import { closeCodes, type Effect, type Event, type State, step } from './session.ts';
import { SessionClock } from './session-clock.ts';
import type { SessionParts } from './session-parts.ts';
import type { Refusal } from './tally.ts';
import { ToldMaintenance } from './told-maintenance.ts';
import { verifyHello } from './verify.ts';

const noBytes = new Uint8Array();

/** Carries out what session.ts decides, on one agent's socket. */
export class AgentSession {
  readonly #agent: AgentSocket;
  readonly #socket: Socket;
  readonly #parts: SessionParts;
  readonly #nonce = randomBytes(nonceBytes);
  readonly #channelBound: boolean;
  readonly #notOverdue: () => void;
  readonly #address: string | null;
  readonly #governance: Governance;
  readonly #maintenance: ToldMaintenance;
  /** Resolves when the connection is gone. */
  readonly ended: Promise<void>;
  readonly #proven = Promise.withResolvers<void>();
  /** Resolves when the agent has proved who it is, if it does. */
  readonly proven = this.#proven.promise;
  #state: State = { at: 'greeting' };
  #hostId: string | undefined;
  /** The host it says it is, also before anything proves it: for the log alone. */
  #claimedHostId: string | undefined;
  /** Of an agent that tells its times by the wall clock: what both its clocks said at first. */
  #clocks: Clocks | undefined;
  #clock: SessionClock | undefined;
  /** The question for its clock that is not answered yet. */
  #clockAsked: { readonly ask: number; readonly askedMs: number } | undefined;
  /** To be asked behind the next ack: the agent is awake then. */
  #isClockDue = false;
  #turns = 0;
  readonly #challengedMs: number;
  #holdMs = 0;
  /** What the agent knows to be stored, by epoch: the welcome tells, then each ack. Written over, as the base of a session is (next-batch.ts). */
  readonly #stored = new Map<number, number>();
  readonly #acks = new CommitAcks((due) => {
    this.#parts.tally.count('acks');
    this.handle({ type: 'stored', ...due });
    if (this.#isClockDue) this.#askClock();
  });
  readonly #reader = new FrameReader();
  /** The bytes of the frame that is being handled, told whole. */
  #frame: Uint8Array = noBytes;
  #unsubscribe: () => void = () => {};

  constructor(agent: WebSocket, request: IncomingMessage, parts: SessionParts) {
    this.#agent = new AgentSocket(agent, parts);
    this.#socket = request.socket;
    this.#parts = parts;
    this.#governance = new Governance(parts, (event) => this.handle(event));
    this.#maintenance = new ToldMaintenance(parts.store.definitions);
    this.#address = peerAddress(request, parts.trustProxy);
    this.#channelBound = this.#socket instanceof TLSSocket && !parts.trustProxy;
    this.#notOverdue = parts.after(helloMs, () => this.handle({ type: 'overdue' }));
    this.#agent.hear((message, isBinary) => this.#received(message, isBinary));
    this.ended = new Promise((resolve) => {
      agent.on('close', () => {
        this.#gone();
        resolve();
      });
    });
    this.#challengedMs = parts.now();
    this.#agent.send({
      type: 'challenge',
      collectorId: parts.identity.collectorId,
      nonce: this.#nonce,
      serverTimeMs: this.#challengedMs,
      channelBound: this.#channelBound,
    });
  }

  handle(event: Event): void {
    const next = step(this.#state, event, { inFlightMax, beingGovernedMax, retryMs, pressedPauseMs });
    this.#state = next.state;
    for (const effect of next.effects) this.#carryOut(effect);
  }

  /** How its host stands now. */
  govern(host: Host, standing: Standing): Promise<void> {
    return this.#kept(this.#governance.govern(host, standing));
  }

  /** Its turn, again and again: sees that the agent lives and is told what it has to know. */
  look(): void {
    this.#agent.look();
    this.#governance.look();
    // Since the last turn nothing was stored.
    if (this.#isClockDue) this.#askClock();
    if (++this.#turns % looksPerClockAsk === 0) this.#isClockDue = true;
  }

  /** Ends the connection whether the agent agrees or not. */
  terminate(): void {
    this.#agent.terminate();
  }

  #received(message: Buffer, isBinary: boolean): void {
    // Who was sent away may go on sending until its connection is gone: that is not worth decoding.
    if (this.#state.at === 'closed') return;
    try {
      if (!isBinary) throw new ProtocolError('a text message');
      const { frame, bytes } = this.#reader.read(message);
      this.#frame = bytes;
      this.handle({ type: 'frame', frame });
      this.#frame = noBytes;
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.handle({ type: 'nonsense', reason: error.message });
    }
  }

  #carryOut(effect: Effect): void {
    if (effect.type === 'send') this.#agent.send(effect.frame);
    else if (effect.type === 'read') this.#agent.read(effect.on);
    else if (effect.type === 'verify') void this.#verify(effect.hello);
    else if (effect.type === 'opened') this.#opened(effect.hostId);
    else if (effect.type === 'store') void this.#store(effect.batch);
    else if (effect.type === 'clockTold') this.#clockTold(effect.told);
    else if (effect.type === 'govern') void this.#kept(this.#governance.told(this.#hostId ?? '', effect.frame));
    else if (effect.type === 'goodbye') void this.#goodbye(effect.reason, effect.ttlMs);
    else this.#close(closeCodes[effect.code], effect.reason, effect.refusal);
  }

  async #verify(hello: Hello): Promise<void> {
    const { store, identity, central, clockBehindMs, now } = this.#parts;
    if (clockBehindMs() > 0) return this.handle({ type: 'clockSet' });
    const nowMs = now();
    const exchange = { askedMs: this.#challengedMs, heardMs: nowMs };
    this.#holdMs = hostHoldMs(hello);
    this.#claimedHostId = hello.hostId;
    try {
      const tlsExporter = this.#channelBound
        ? (this.#socket as TLSSocket).exportKeyingMaterial(exporterBytes, exporterLabel, Buffer.alloc(0))
        : Buffer.alloc(0);
      const told = {
        collectorId: identity.collectorId,
        signingKey: central.key,
        collectorNonce: this.#nonce,
        tlsExporter,
        nowMs,
        wallOffsetMs: new SessionClock(hello, exchange, []).wallOffsetMs,
        peerAddress: hostAddress(this.#address, hello.localAddress),
      };
      const answer = await verifyHello(store, hello, told);
      if (!answer.ok) return this.handle({ type: 'refused', refusal: answer });
      for (const { epoch, seq } of answer.welcome.acked) this.#stored.set(epoch, seq);
      const { boot, wallMs, monoMs } = hello;
      this.#clocks = hello.wallAheadMs === undefined ? { boot, wallMs, monoMs } : undefined;
      this.#clock = new SessionClock(hello, exchange, answer.clocks);
      this.handle({ type: 'verified', agent: answer });
      if (this.#clock.isVague) this.#askClock();
      if (this.#parts.commits.pressure.isHigh) this.handle({ type: 'pressed' });
      await this.#governance.begin(hello, answer.host, answer.standing);
    } catch (error) {
      this.#failed(error);
    }
  }

  #opened(hostId: string): void {
    const { live, log, tally, commits } = this.#parts;
    this.#notOverdue();
    this.#hostId = hostId;
    this.#proven.resolve();
    tally.count('handshakes');
    this.#unsubscribe = commits.pressure.subscribe((isHigh) => this.handle({ type: isHigh ? 'pressed' : 'relieved' }));
    live.connected.get(hostId)?.handle({ type: 'superseded' });
    live.connected.set(hostId, this);
    log.info({ hostId, address: this.#address, clockOffsetMs: this.#clock?.wallOffsetMs }, 'agent connected');
    live.changed(hostId);
  }

  async #store(batch: Batch): Promise<void> {
    const { commits, clockBehindMs, now } = this.#parts;
    const hostId = this.#hostId;
    if (hostId === undefined || !this.#clock) return;
    const stepMs = this.#clocks ? clockStepMs(this.#clocks, batch) : 0;
    if (clockBehindMs() > 0 || Math.abs(stepMs) > clockToleranceMs) return this.handle({ type: 'clockSet' });
    try {
      const arrival: Arrival = { hostId, batch, frame: this.#frame, receivedMs: now(), ...this.#clock.of(batch) };
      await this.#maintenance.ask(arrival);
      // Not awaited here: this call holds the batch, and thousands of them wait for one sync.
      void this.#committed(hostId, commits.add(arrival), countedOf(arrival), arrival.clock?.news);
    } catch (error) {
      this.#failed(error);
    }
  }

  async #committed(
    hostId: string,
    commit: Promise<Stored>,
    counted: Counted,
    news: ClockReading | undefined,
  ): Promise<void> {
    const { live, tally } = this.#parts;
    try {
      const stored = await commit;
      if (stored === 'gap') return this.handle({ type: 'gap' });
      if (stored === 'revoked') return this.handle({ type: 'refused', refusal: keyRevoked });
      if (news) this.#clock?.kept(news);
      const { epoch } = counted;
      countArrival(tally, counted, this.#stored.get(epoch) ?? 0);
      // Agents send one epoch after the other; an older one comes again only in another session.
      if (!this.#stored.has(epoch)) this.#stored.clear();
      this.#stored.set(epoch, stored);
      this.#acks.stored({ epoch, seq: stored });
      const { newestMs } = counted;
      if (newestMs !== undefined) live.told({ type: 'sample', hostId, atMs: newestMs, holdMs: this.#holdMs });
      live.changed(hostId);
    } catch (error) {
      this.#failed(error);
    }
  }

  #askClock(): void {
    this.#isClockDue = false;
    // One at a time: while nothing is read no answer is either.
    if (this.#state.at !== 'open' || this.#clocks || this.#clockAsked) return;
    this.#clockAsked = { ask: this.#turns, askedMs: this.#parts.now() };
    this.#agent.send({ type: 'clockAsk', ask: this.#turns });
  }

  #clockTold({ ask, wallMs, wallAheadMs }: ClockTold): void {
    const asked = this.#clockAsked;
    if (asked?.ask !== ask) return;
    this.#clockAsked = undefined;
    this.#clock?.told({ askedMs: asked.askedMs, saidMs: wallMs, heardMs: this.#parts.now() }, wallAheadMs);
  }

  async #goodbye(reason: string, ttlMs: number): Promise<void> {
    const { store, live, log, now } = this.#parts;
    const hostId = this.#hostId;
    if (hostId === undefined) return;
    live.told({ type: 'goodbye', hostId, reason, ttlMs });
    try {
      await store.evidence.addEvent(hostId, { atMs: now(), event: 'goodbye', detail: reason });
    } catch (error) {
      log.error({ err: error, hostId }, 'a goodbye was not stored');
    }
  }

  #kept(work: Promise<void>): Promise<void> {
    return work.catch((error: unknown) => this.#failed(error));
  }

  #failed(error: unknown): void {
    const about = { err: error, code: storeFailure(error), hostId: this.#hostId };
    this.#parts.log.error(about, 'the store failed; the agent keeps its evidence');
    this.handle({ type: 'storeFailed' });
  }

  #close(code: number, reason: string, refusal: Refusal | null): void {
    if (refusal) this.#parts.tally.count(refusal);
    const about = { hostId: this.#hostId, claimedHostId: this.#claimedHostId, address: this.#address, code, reason };
    this.#parts.refused.tell(refusal ?? reason, about, 'agent session ended by us');
    this.#agent.close(code, reason);
  }

  #gone(): void {
    const { live, log } = this.#parts;
    this.#notOverdue();
    this.#unsubscribe();
    this.handle({ type: 'gone' });
    if (this.#hostId === undefined || live.connected.get(this.#hostId) !== this) return;
    live.connected.delete(this.#hostId);
    log.info({ hostId: this.#hostId }, 'agent disconnected');
    live.changed(this.#hostId);
  }
}
