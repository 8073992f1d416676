import type { Batch, ClockTold, EpochAck, Frame, Hello } from '@kadoban/proto/messages';
import type { Refusal } from './tally.ts';

/** How an agent's connection may end, as WebSocket close codes; agents decide by them what to do next. */
export const closeCodes = {
  protocol: 4000,
  unauthorised: 4001,
  revoked: 4003,
  timeout: 4008,
  superseded: 4009,
  tryLater: 4013,
  restarting: 1012,
} as const;

export type CloseName = keyof typeof closeCodes;

/** What we are doing on one agent's connection. */
export type State =
  | { readonly at: 'greeting' }
  | { readonly at: 'verifying' }
  | {
      readonly at: 'open';
      readonly hostId: string;
      readonly inFlight: number;
      /** What it said of its configuration and its key, and is being recorded. */
      readonly beingGoverned: number;
      readonly pressed: Pressed;
      /** It said goodbye. */
      readonly isLeaving?: true;
    }
  | { readonly at: 'closed' };

/** What an agent says of what the collector wants of it. */
export type GovernanceFrame = Frame & { readonly type: 'configTold' | 'keyChange' | 'signingKeysKept' };

/** What an agent has felt of a disk that is behind: nothing, that it is not read, or that it was asked to wait besides. */
export type Pressed = 'not' | 'unread' | 'throttled';

/** Who the agent proved to be. */
export interface Verified {
  readonly hostId: string;
  readonly welcome: Frame & { type: 'welcome' };
}

export interface Refused {
  readonly close: CloseName;
  readonly reason: string;
  /** What it is counted as. */
  readonly refusal: Refusal;
}

export type Event =
  | { readonly type: 'frame'; readonly frame: Frame }
  | { readonly type: 'nonsense'; readonly reason: string }
  | { readonly type: 'verified'; readonly agent: Verified }
  | { readonly type: 'refused'; readonly refusal: Refused }
  | { readonly type: 'stored'; readonly ack: EpochAck; readonly batches: number }
  | { readonly type: 'governed' }
  | { readonly type: 'gap' }
  /** The agent is to hear this, while it is there. */
  | { readonly type: 'tell'; readonly frame: Frame }
  | { readonly type: 'clockSet' }
  | { readonly type: 'storeFailed' }
  | { readonly type: 'overdue' }
  | { readonly type: 'oversized' }
  /** The disk is behind, and then no more. */
  | { readonly type: 'pressed' }
  | { readonly type: 'relieved' }
  | { readonly type: 'superseded' }
  | { readonly type: 'stopping' }
  | { readonly type: 'gone' };

export type Effect =
  | { readonly type: 'verify'; readonly hello: Hello }
  | { readonly type: 'send'; readonly frame: Frame }
  | { readonly type: 'opened'; readonly hostId: string }
  | { readonly type: 'store'; readonly batch: Batch }
  | { readonly type: 'clockTold'; readonly told: ClockTold }
  | { readonly type: 'goodbye'; readonly reason: string; readonly ttlMs: number }
  | { readonly type: 'govern'; readonly frame: GovernanceFrame }
  /** Whether anything more is taken from the socket. */
  | { readonly type: 'read'; readonly on: boolean }
  /** `refusal` is what it is counted as; null when nobody is to blame. */
  | { readonly type: 'close'; readonly code: CloseName; readonly reason: string; readonly refusal: Refusal | null };

export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** A batch more than this many unacknowledged: the agent ignores its window. Welcome promises `inFlightMax` of them. */
export interface Limits {
  readonly inFlightMax: number;
  /** The same of what it says of its configuration and its key. */
  readonly beingGovernedMax: number;
  /** What an agent is told to wait when its batch cannot be taken now. */
  readonly retryMs: number;
  /** What it is asked to wait between two batches while the disk is behind. */
  readonly pressedPauseMs: number;
}

/** One agent's connection as data: what we are doing, what just happened, what to do next. No sockets here. */
export function step(state: State, event: Event, limits: Limits): Step {
  if (state.at === 'closed') return stay(state);
  switch (event.type) {
    case 'frame':
      return onFrame(state, event.frame, limits);
    case 'nonsense':
      return close('protocol', event.reason, 'frame-malformed');
    case 'verified':
      if (state.at !== 'verifying') return stay(state);
      return {
        state: { at: 'open', hostId: event.agent.hostId, inFlight: 0, beingGoverned: 0, pressed: 'not' },
        effects: [
          { type: 'opened', hostId: event.agent.hostId },
          { type: 'send', frame: event.agent.welcome },
        ],
      };
    case 'refused':
      return close(event.refusal.close, event.refusal.reason, event.refusal.refusal);
    case 'stored':
      if (state.at !== 'open') return stay(state);
      return {
        state: { ...state, inFlight: state.inFlight - event.batches },
        effects: [{ type: 'send', frame: { type: 'ack', ...event.ack } }],
      };
    case 'governed':
      return state.at === 'open' ? stay({ ...state, beingGoverned: state.beingGoverned - 1 }) : stay(state);
    case 'tell':
      return state.at === 'open' ? { state, effects: [{ type: 'send', frame: event.frame }] } : stay(state);
    case 'gap':
      return close('protocol', 'numbers are missing without a loss record', 'numbers-missing');
    case 'clockSet':
      // The next hello tells by how much; until then nobody knows when anything happened.
      return close('tryLater', `the clock was set, retryMs=${limits.retryMs}`, 'clock-set');
    case 'storeFailed':
      return close('tryLater', `retryMs=${limits.retryMs}`, 'store-failed');
    case 'overdue':
      return state.at === 'open' ? stay(state) : close('timeout', 'no hello in time', 'hello-late');
    case 'oversized':
      return state.at === 'open' ? stay(state) : close('protocol', 'too much before the welcome', 'hello-too-large');
    case 'pressed':
      return state.at === 'open' && state.pressed === 'not' ? press(state, limits) : stay(state);
    case 'relieved':
      return state.at === 'open' ? relieve(state, limits) : stay(state);
    case 'superseded':
      return close('superseded', 'a newer session of this host', 'superseded');
    case 'stopping':
      return close('restarting', 'the collector stops', null);
    case 'gone':
      return { state: { at: 'closed' }, effects: [] };
  }
}

type Open = State & { at: 'open' };

/** Who sends nothing just now is told nothing: to tell all agents, and again when it is over, would cost more than it saves. */
function press(state: Open, { pressedPauseMs }: Limits): Step {
  const unread: Effect = { type: 'read', on: false };
  if (state.inFlight === 0) return { state: { ...state, pressed: 'unread' }, effects: [unread] };
  return { state: { ...state, pressed: 'throttled' }, effects: [throttle(pressedPauseMs, 1), unread] };
}

function relieve(state: Open, limits: Limits): Step {
  if (state.pressed === 'not') return stay(state);
  const read: Effect = { type: 'read', on: true };
  const effects = state.pressed === 'throttled' ? [read, throttle(0, limits.inFlightMax)] : [read];
  return { state: { ...state, pressed: 'not' }, effects };
}

/** Asks the agent to wait. What it has sent already is still taken up to the whole window: the two may have met on the way. */
function throttle(pauseMs: number, inFlightMax: number): Effect {
  return { type: 'send', frame: { type: 'throttle', pauseMs, inFlightMax } };
}

function onFrame(state: State, frame: Frame, limits: Limits): Step {
  if (state.at === 'greeting' && frame.type === 'hello') {
    return { state: { at: 'verifying' }, effects: [{ type: 'verify', hello: frame }] };
  }
  if (state.at === 'open' && frame.type === 'batch') {
    if (state.inFlight >= limits.inFlightMax)
      return close('protocol', `more than ${limits.inFlightMax} batches in flight`, 'window-exceeded');
    return { state: { ...state, inFlight: state.inFlight + 1 }, effects: [{ type: 'store', batch: frame }] };
  }
  if (state.at === 'open' && frame.type === 'clockTold')
    return { state, effects: [{ type: 'clockTold', told: frame }] };
  if (state.at === 'open' && isOfGovernance(frame)) {
    if (state.beingGoverned >= limits.beingGovernedMax)
      return close('protocol', `more than ${limits.beingGovernedMax} answers at once`, 'window-exceeded');
    return { state: { ...state, beingGoverned: state.beingGoverned + 1 }, effects: [{ type: 'govern', frame }] };
  }
  // Each is a row and a sync of its own, and no window bounds them.
  if (state.at === 'open' && frame.type === 'goodbye' && !state.isLeaving) {
    const effect: Effect = { type: 'goodbye', reason: frame.reason, ttlMs: frame.ttlMs };
    return { state: { ...state, isLeaving: true }, effects: [effect] };
  }
  // A newer agent knows more kinds of frames; what it can do without them, it does.
  if (state.at === 'open' && frame.type === 'unknown') return stay(state);
  const leaving = state.at === 'open' && state.isLeaving ? ' and leaving' : '';
  return close('protocol', `${frame.type} while ${state.at}${leaving}`, 'frame-unexpected');
}

function isOfGovernance(frame: Frame): frame is GovernanceFrame {
  return frame.type === 'configTold' || frame.type === 'keyChange' || frame.type === 'signingKeysKept';
}

function stay(state: State): Step {
  return { state, effects: [] };
}

function close(code: CloseName, reason: string, refusal: Refusal | null): Step {
  return { state: { at: 'closed' }, effects: [{ type: 'close', code, reason, refusal }] };
}
