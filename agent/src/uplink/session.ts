import { inFlightMax, pauseMsMax, protocolVersion } from '@kadoban/proto/limits';
import type { Batch, ClockAsk, EpochAck, Goodbye, Throttle } from '@kadoban/proto/messages';
import { backoffMs } from './backoff.ts';
import { type Closing, retryMs } from './closing.ts';

/** From dialling to an open WebSocket, and then again to each of the two frames that prove who we are to each other. */
export const handshakeMs = 15_000;

/** A link on which nothing came for so long is asked by a ping. One on which nothing came for `deadMs` is gone, whatever TCP says of it. */
export const pingEveryMs = 20_000;
export const deadMs = 45_000;

/** A collector that answers pings but stores nothing for so long is stuck: another connection may reach a better one. */
export const ackMs = 120_000;

/** A session this long, or one in which something was stored, ends the run of failures. */
const healthyMs = 60_000;

/** How long a stop waits for acknowledgements; the rest is on disk then. */
export const stopMs = 3000;

/** What we were enrolled with, as far as it decides anything here. */
export interface Peer {
  readonly collectorId: string;
  /** The collector's certificate is pinned: then nothing ends TLS before it, and both sides can sign this very connection. */
  readonly pinned: boolean;
}

/** A batch ready to be sent. */
export interface Outgoing extends EpochAck {
  /** Its bytes, or what they will say. */
  readonly frame: Uint8Array | Batch;
}

export interface Open {
  readonly at: 'open';
  readonly failures: number;
  readonly sinceMs: number;
  readonly inFlight: readonly (EpochAck & { readonly sentMs: number })[];
  readonly inFlightMax: number;
  readonly pauseMs: number;
  readonly nextSendMs: number;
  /** A read is under way; there may be more to read. */
  readonly reading: boolean;
  readonly more: boolean;
  readonly stored: boolean;
  readonly heardMs: number;
  readonly pingMs: number;
  readonly stopping?: { readonly goodbye: Goodbye; readonly deadlineMs: number };
}

export type State =
  | { readonly at: 'waiting'; readonly failures: number; readonly untilMs: number }
  | { readonly at: 'dialling' | 'greeting' | 'proving'; readonly failures: number; readonly deadlineMs: number }
  | Open
  | { readonly at: 'stopped' };

export type Event =
  | { readonly type: 'tick' }
  | { readonly type: 'opened' }
  | { readonly type: 'challenge'; readonly collectorId: string; readonly channelBound: boolean }
  | {
      readonly type: 'welcome';
      /** The signature is one of the enrolled collector's. */
      readonly authentic: boolean;
      readonly protocol: number;
      readonly acked: readonly EpochAck[];
      readonly inFlightMax: number;
    }
  | ({ readonly type: 'ack' } & EpochAck)
  | ({ readonly type: 'throttle' } & Throttle)
  | { readonly type: 'heard' }
  | ({ readonly type: 'clockAsk' } & ClockAsk)
  | { readonly type: 'nonsense'; readonly reason: string }
  | { readonly type: 'ready' }
  | ({ readonly type: 'batch' } & Outgoing)
  | { readonly type: 'empty' }
  | { readonly type: 'closed'; readonly closing: Closing }
  | { readonly type: 'stop'; readonly goodbye: Goodbye };

export type Effect =
  | { readonly type: 'dial' }
  | { readonly type: 'prove' }
  | { readonly type: 'deliver'; readonly acked: readonly EpochAck[] }
  | { readonly type: 'read' }
  | { readonly type: 'send'; readonly frame: Outgoing['frame'] }
  | ({ readonly type: 'acked' } & EpochAck)
  | { readonly type: 'ping' }
  | { readonly type: 'tellClock'; readonly ask: number }
  | { readonly type: 'goodbye'; readonly goodbye: Goodbye }
  | { readonly type: 'hangUp' }
  | { readonly type: 'connected' }
  | { readonly type: 'lost'; readonly closing: Closing; readonly retryMs: number };

export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** What a step may know besides the state and the event: the time, by a clock that never jumps, and a number from 0 to 1. */
export interface Surroundings {
  readonly nowMs: number;
  readonly random: number;
  readonly peer: Peer;
}

/** The uplink as data: what we are doing, what just happened, what to do next. No sockets here. */
export function step(state: State, event: Event, around: Surroundings): Step {
  if (state.at === 'stopped') return stay(state);
  switch (event.type) {
    case 'tick':
      return tick(state, around);
    case 'opened':
      return state.at === 'dialling' ? stay({ ...state, at: 'greeting', ...deadline(around) }) : stay(state);
    case 'challenge':
      return state.at === 'greeting' ? challenged(state, event, around) : confused(state, 'a challenge', around);
    case 'welcome':
      return state.at === 'proving' ? welcomed(state, event, around) : confused(state, 'a welcome', around);
    case 'nonsense':
      return lost(state, { why: 'protocol', detail: event.reason }, around);
    case 'closed':
      return state.at === 'waiting' ? stay(state) : lost(state, event.closing, around);
    case 'stop':
      return stop(state, event.goodbye, around);
    default:
      return state.at === 'open' ? whileOpen(state, event, around) : stay(state);
  }
}

/** When the next tick is due, by the same clock; undefined when none is. */
export function nextTickMs(state: State): number | undefined {
  if (state.at === 'stopped') return undefined;
  if (state.at === 'waiting') return state.untilMs;
  if (state.at !== 'open') return state.deadlineMs;
  const [oldest] = state.inFlight;
  return Math.min(
    state.pingMs,
    state.heardMs + deadMs,
    oldest ? oldest.sentMs + ackMs : Number.POSITIVE_INFINITY,
    state.stopping?.deadlineMs ?? Number.POSITIVE_INFINITY,
    wantsToRead(state) ? state.nextSendMs : Number.POSITIVE_INFINITY,
  );
}

function tick(state: Exclude<State, { at: 'stopped' }>, around: Surroundings): Step {
  const { nowMs } = around;
  if (state.at === 'waiting') {
    if (nowMs < state.untilMs) return stay(state);
    const { failures } = state;
    return { state: { at: 'dialling', failures, ...deadline(around) }, effects: [{ type: 'dial' }] };
  }
  if (state.at !== 'open') {
    if (nowMs < state.deadlineMs) return stay(state);
    return lost(state, { why: 'timeout', detail: `nothing came while ${state.at}` }, around);
  }
  const [oldest] = state.inFlight;
  if (nowMs >= state.heardMs + deadMs) return lost(state, { why: 'silent', detail: 'no answer to pings' }, around);
  if (oldest && nowMs >= oldest.sentMs + ackMs)
    return lost(state, { why: 'stuck', detail: 'nothing is stored' }, around);
  if (nowMs < state.pingMs) return pump(state, nowMs);
  const next = pump({ ...state, pingMs: nowMs + pingEveryMs }, nowMs);
  return { ...next, effects: [{ type: 'ping' }, ...next.effects] };
}

function challenged(
  state: Extract<State, { at: 'greeting' | 'dialling' | 'proving' }>,
  { collectorId, channelBound }: { readonly collectorId: string; readonly channelBound: boolean },
  around: Surroundings,
): Step {
  const { peer } = around;
  if (collectorId !== peer.collectorId) {
    return lost(state, { why: 'identity', detail: 'another collector answers at this address' }, around);
  }
  if (peer.pinned && !channelBound) {
    return lost(state, { why: 'identity', detail: 'the collector says that something else ends its TLS' }, around);
  }
  return { state: { ...state, at: 'proving', ...deadline(around) }, effects: [{ type: 'prove' }] };
}

function welcomed(
  state: Extract<State, { at: 'greeting' | 'dialling' | 'proving' }>,
  welcome: Extract<Event, { type: 'welcome' }>,
  around: Surroundings,
): Step {
  if (!welcome.authentic) {
    return lost(
      state,
      { why: 'identity', detail: 'the collector could not prove that it is the enrolled one' },
      around,
    );
  }
  if (welcome.protocol !== protocolVersion) {
    return lost(state, { why: 'protocol', detail: `the collector speaks protocol ${welcome.protocol}` }, around);
  }
  const { nowMs } = around;
  const open: Open = {
    at: 'open',
    failures: state.failures,
    sinceMs: nowMs,
    inFlight: [],
    inFlightMax: Math.min(inFlightMax, welcome.inFlightMax),
    pauseMs: 0,
    nextSendMs: nowMs,
    reading: false,
    more: true,
    stored: false,
    heardMs: nowMs,
    pingMs: nowMs + pingEveryMs,
  };
  const next = pump(open, nowMs);
  return { ...next, effects: [{ type: 'connected' }, { type: 'deliver', acked: welcome.acked }, ...next.effects] };
}

function whileOpen(
  state: Open,
  event: Extract<Event, { type: 'ack' | 'throttle' | 'heard' | 'clockAsk' | 'ready' | 'batch' | 'empty' }>,
  { nowMs }: Surroundings,
): Step {
  switch (event.type) {
    case 'heard':
      return stay({ ...state, heardMs: nowMs, pingMs: nowMs + pingEveryMs });
    case 'clockAsk':
      // At once: what the answer is late by, the collector does not know our clock.
      return { state, effects: [{ type: 'tellClock', ask: event.ask }] };
    case 'throttle': {
      const pauseMs = Math.min(pauseMsMax, event.pauseMs);
      return pump({ ...state, pauseMs, inFlightMax: event.inFlightMax, nextSendMs: nowMs + pauseMs }, nowMs);
    }
    case 'ready':
      return pump({ ...state, more: true }, nowMs);
    case 'empty':
      return pump({ ...state, reading: false }, nowMs);
    case 'batch': {
      const { epoch, seq, frame } = event;
      const inFlight = [...state.inFlight, { epoch, seq, sentMs: nowMs }];
      const next = pump({ ...state, reading: false, more: true, inFlight, nextSendMs: nowMs + state.pauseMs }, nowMs);
      return { ...next, effects: [{ type: 'send', frame }, ...next.effects] };
    }
    case 'ack': {
      const stored = state.inFlight.findLast(({ epoch, seq }) => epoch === event.epoch && seq <= event.seq);
      // An ack of what was never sent must not drop it.
      if (!stored) return stay(state);
      const { epoch, seq } = stored;
      const inFlight = state.inFlight.filter((each) => each.epoch !== epoch || each.seq > seq);
      const next = pump({ ...state, inFlight, stored: true }, nowMs);
      return { ...next, effects: [{ type: 'acked', epoch, seq }, ...next.effects] };
    }
  }
}

/** Asks for the next batch when it may be sent, and ends a session that is to stop when there is none. */
function pump(state: Open, nowMs: number): Step {
  const { stopping } = state;
  const done = !state.reading && !state.more && state.inFlight.length === 0;
  if (stopping && (done || nowMs >= stopping.deadlineMs)) {
    return { state: { at: 'stopped' }, effects: [{ type: 'goodbye', goodbye: stopping.goodbye }, { type: 'hangUp' }] };
  }
  if (!wantsToRead(state) || nowMs < state.nextSendMs) return stay(state);
  return { state: { ...state, reading: true, more: false }, effects: [{ type: 'read' }] };
}

function wantsToRead({ reading, more, inFlight, inFlightMax }: Open): boolean {
  return more && !reading && inFlight.length < inFlightMax;
}

function stop(state: Exclude<State, { at: 'stopped' }>, goodbye: Goodbye, { nowMs }: Surroundings): Step {
  if (state.at !== 'open') return { state: { at: 'stopped' }, effects: [{ type: 'hangUp' }] };
  return pump({ ...state, more: true, stopping: { goodbye, deadlineMs: nowMs + stopMs } }, nowMs);
}

function confused(state: Exclude<State, { at: 'stopped' }>, what: string, around: Surroundings): Step {
  return lost(state, { why: 'protocol', detail: `${what} came while ${state.at}` }, around);
}

function lost(state: Exclude<State, { at: 'stopped' }>, closing: Closing, { nowMs, random }: Surroundings): Step {
  if (state.at === 'open' && state.stopping) return { state: { at: 'stopped' }, effects: [{ type: 'hangUp' }] };
  const healthy = state.at === 'open' && (state.stored || nowMs - state.sinceMs >= healthyMs);
  const failures = healthy ? 0 : state.failures;
  const waitMs = retryMs(closing, random) ?? backoffMs(failures, random);
  return {
    state: { at: 'waiting', failures: failures + 1, untilMs: nowMs + waitMs },
    effects: [{ type: 'hangUp' }, { type: 'lost', closing, retryMs: waitMs }],
  };
}

function deadline({ nowMs }: Surroundings): { readonly deadlineMs: number } {
  return { deadlineMs: nowMs + handshakeMs };
}

function stay(state: State): Step {
  return { state, effects: [] };
}
