import type { KeyObject } from 'node:crypto';
import { decodeFrame, encodeFrame } from '@kadoban/proto/frame';
import { type Handshake, publicKeyFrom, signHandshake, verifyHandshake } from '@kadoban/proto/handshake';
import { nonceBytes, protocolVersion } from '@kadoban/proto/limits';
import type { Challenge, EpochAck, Frame, Goodbye, Hello, Welcome } from '@kadoban/proto/messages';
import { ProtocolError } from '@kadoban/proto/protocol-error';
import { BatchWriter } from '@kadoban/proto/session-frames';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Closing } from './closing.ts';
import type { Dial, Link, LinkEvents } from './link.ts';
import { type Effect, type Event, nextTickMs, type Outgoing, type State, step } from './session.ts';

/** Who we are and whom we were enrolled with. */
export interface Credentials {
  readonly hostId: string;
  readonly privateKey: KeyObject;
  readonly collectorId: string;
  readonly collectorKeys: readonly string[];
  readonly pin?: string | undefined;
}

/** What a Hello says besides the proof. */
export type Greeting = Omit<Hello, 'protocolMin' | 'protocolMax' | 'hostId' | 'nonce' | 'signature'>;

export interface UplinkParts {
  readonly credentials: Credentials;
  readonly dial: Dial;
  readonly clock: Clock;
  readonly random: () => number;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly log: Log;
  readonly greeting: () => Greeting;
  /** Begins to hand out what the collector does not have yet, which `acked` tells. */
  readonly deliver: (acked: readonly EpochAck[]) => { next(): Promise<Outgoing | undefined> };
  readonly acked: (ack: EpochAck) => void;
  /** What the collector wants of this agent, while the connection stands. */
  readonly govern?: (frame: Governing) => void;
  /** Is told when the connection stands, and at each try that failed. */
  readonly tell?: (news: LinkNews) => void;
}

/** Frames by which a collector governs. */
export type Governing = Extract<Frame, { type: 'config' | 'keyAsk' | 'keyChanged' | 'signingKeys' }>;

export type LinkNews =
  | { readonly type: 'connected'; readonly collectorVersion?: string | undefined }
  | { readonly type: 'lost'; readonly closing: Closing };

/** Carries out what session.ts decides. No error ends it; only `stop` does. */
export class Uplink {
  readonly #parts: UplinkParts;
  #state: State;
  #link: Link | undefined;
  #delivery: { next(): Promise<Outgoing | undefined> } | undefined;
  #handshake: Omit<Handshake, 'side'> | undefined;
  #collectorVersion: string | undefined;
  /** Undefined where batches must be told whole. */
  #writer: BatchWriter | undefined;
  #cancelTick: (() => void) | undefined;
  #tickAtMs: number | undefined;
  /** Why the connection was lost last; told once, not at each retry. */
  #lostWhy: Closing['why'] | undefined;
  readonly #stopped = Promise.withResolvers<void>();

  constructor(parts: UplinkParts) {
    this.#parts = parts;
    this.#state = { at: 'waiting', failures: 0, untilMs: parts.clock.monotonicMs() };
    this.#handle({ type: 'tick' });
  }

  get isOpen(): boolean {
    return this.#state.at === 'open';
  }

  /** There is something new to deliver. */
  ready(): void {
    this.#handle({ type: 'ready' });
  }

  /** Says something to the collector; nothing while there is no connection. */
  send(frame: Frame): void {
    if (this.isOpen) this.#link?.send(encodeFrame(frame));
  }

  /** Ends the connection and makes another one, so that what the hello says is said again. */
  redial(): void {
    if (this.isOpen) this.#handle({ type: 'closed', closing: { why: 'closed', detail: 'to say hello again' } });
  }

  /** Sends what can be sent within a few seconds, says goodbye, and resolves when the connection is gone. */
  async stop(goodbye: Goodbye): Promise<void> {
    const link = this.#link;
    this.#handle({ type: 'stop', goodbye });
    await this.#stopped.promise;
    await link?.ended;
  }

  #handle(event: Event): void {
    const { clock, random, credentials } = this.#parts;
    const peer = { collectorId: credentials.collectorId, pinned: credentials.pin !== undefined };
    const { state, effects } = step(this.#state, event, { nowMs: clock.monotonicMs(), random: random(), peer });
    this.#state = state;
    for (const effect of effects) this.#carryOut(effect);
    if (this.#state.at === 'stopped') this.#stopped.resolve();
    const atMs = nextTickMs(this.#state);
    if (atMs === this.#tickAtMs) return;
    this.#tickAtMs = atMs;
    this.#cancelTick?.();
    this.#cancelTick =
      atMs === undefined ? undefined : clock.after(Math.max(0, atMs - clock.monotonicMs()), () => this.#tick());
  }

  #tick(): void {
    this.#tickAtMs = undefined;
    this.#handle({ type: 'tick' });
  }

  #carryOut(effect: Effect): void {
    const { log } = this.#parts;
    if (effect.type === 'dial') this.#dial();
    else if (effect.type === 'prove') this.#prove();
    else if (effect.type === 'deliver') this.#delivery = this.#parts.deliver(effect.acked);
    else if (effect.type === 'read') void this.#read();
    else if (effect.type === 'send') this.#sendBatch(effect.frame);
    else if (effect.type === 'acked') this.#parts.acked({ epoch: effect.epoch, seq: effect.seq });
    else if (effect.type === 'ping') this.#link?.ping();
    else if (effect.type === 'tellClock') this.#tellClock(effect.ask);
    else if (effect.type === 'goodbye') this.#link?.send(encodeFrame({ type: 'goodbye', ...effect.goodbye }));
    else if (effect.type === 'hangUp') this.#hangUp();
    else if (effect.type === 'lost') this.#lost(effect.closing, effect.retryMs);
    else {
      log.info('connected to the collector', { collectorId: this.#parts.credentials.collectorId });
      this.#lostWhy = undefined;
      this.#parts.tell?.({ type: 'connected', collectorVersion: this.#collectorVersion });
    }
  }

  #dial(): void {
    const events: LinkEvents = {
      opened: () => this.#handle({ type: 'opened' }),
      message: (bytes) => this.#received(bytes),
      heard: () => this.#handle({ type: 'heard' }),
      closed: (closing) => this.#handle({ type: 'closed', closing }),
    };
    this.#link = this.#parts.dial(events);
  }

  #received(bytes: Uint8Array): void {
    const { log } = this.#parts;
    let frame: Frame;
    try {
      frame = decodeFrame(bytes);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.#handle({ type: 'nonsense', reason: error.message });
      return;
    }
    this.#handle({ type: 'heard' });
    if (frame.type === 'challenge') this.#challenged(frame);
    else if (frame.type === 'welcome') this.#welcomed(frame);
    else if (frame.type === 'ack' || frame.type === 'throttle' || frame.type === 'clockAsk') this.#handle(frame);
    else if (this.isOpen && isGoverning(frame)) this.#parts.govern?.(frame);
    else if (frame.type === 'unknown' && this.isOpen)
      log.debug('the collector sent a frame of a kind that this agent does not know');
    else if (frame.type !== 'goodbye') this.#handle({ type: 'nonsense', reason: `the collector sent a ${frame.type}` });
  }

  #challenged({ collectorId, nonce, channelBound }: Challenge): void {
    this.#handshake = {
      collectorId,
      hostId: this.#parts.credentials.hostId,
      collectorNonce: nonce,
      agentNonce: this.#parts.randomBytes(nonceBytes),
      tlsExporter: channelBound ? (this.#link?.exporter() ?? new Uint8Array()) : new Uint8Array(),
    };
    this.#handle({ type: 'challenge', collectorId, channelBound });
  }

  #welcomed(welcome: Welcome): void {
    this.#collectorVersion = welcome.version;
    this.#writer = welcome.takesNext ? new BatchWriter() : undefined;
    this.#handle({ type: 'welcome', ...welcome, authentic: this.#isAuthentic(welcome.signature) });
  }

  #prove(): void {
    const { credentials, greeting } = this.#parts;
    if (!this.#handshake) return;
    const hello: Hello = {
      ...greeting(),
      protocolMin: protocolVersion,
      protocolMax: protocolVersion,
      hostId: credentials.hostId,
      localAddress: this.#link?.localAddress() ?? '',
      nonce: this.#handshake.agentNonce,
      signature: signHandshake(credentials.privateKey, { ...this.#handshake, side: 'agent' }),
    };
    this.#link?.send(encodeFrame({ type: 'hello', ...hello }));
  }

  #sendBatch(frame: Outgoing['frame']): void {
    const isBytes = frame instanceof Uint8Array;
    const bytes = isBytes ? this.#writer?.shorten(frame) : this.#writer?.write(frame);
    this.#link?.send(bytes ?? (isBytes ? frame : encodeFrame({ type: 'batch', ...frame })));
  }

  #tellClock(ask: number): void {
    const { wallMs, wallAheadMs = 0 } = this.#parts.greeting();
    this.#link?.send(encodeFrame({ type: 'clockTold', ask, wallMs, wallAheadMs }));
  }

  #isAuthentic(signature: Uint8Array): boolean {
    const handshake = this.#handshake;
    if (!handshake) return false;
    return this.#parts.credentials.collectorKeys.some((text) => {
      const key = publicKeyFrom(text);
      return key !== undefined && verifyHandshake(key, { ...handshake, side: 'collector' }, signature);
    });
  }

  async #read(): Promise<void> {
    const delivery = this.#delivery;
    let outgoing: Outgoing | undefined;
    try {
      outgoing = await delivery?.next();
    } catch (error) {
      this.#parts.log.error('the spool cannot be read', { error });
    }
    // The session it was read for may be over: then the next one reads it again.
    if (delivery !== this.#delivery) return;
    this.#handle(outgoing ? { type: 'batch', ...outgoing } : { type: 'empty' });
  }

  #hangUp(): void {
    this.#link?.close();
    this.#link = undefined;
    this.#delivery = undefined;
    this.#handshake = undefined;
    this.#writer = undefined;
  }

  #lost(closing: Closing, retryMs: number): void {
    const { log } = this.#parts;
    const level = closing.why === this.#lostWhy ? 'debug' : loudWhys.includes(closing.why) ? 'error' : 'warn';
    this.#lostWhy = closing.why;
    log[level]('no connection to the collector; everything is kept', { ...closing, retryMs });
    this.#parts.tell?.({ type: 'lost', closing });
  }
}

function isGoverning(frame: Frame): frame is Governing {
  const { type } = frame;
  return type === 'config' || type === 'keyAsk' || type === 'keyChanged' || type === 'signingKeys';
}

/** What no waiting mends: somebody has to do something. */
const loudWhys: readonly Closing['why'][] = ['identity', 'unauthorised', 'revoked', 'superseded', 'protocol'];
