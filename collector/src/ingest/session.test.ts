import type { Frame } from '@kadoban/proto/messages';
import { describe, expect, test } from 'vitest';
import { newAgentKeys } from '../../../test/kit/collector.ts';
import { helloOf, lifeBatch } from '../../../test/kit/wire.ts';
import { type Effect, type Event, type Pressed, type State, step, type Verified } from './session.ts';

const limits = { inFlightMax: 2, beingGovernedMax: 4, retryMs: 5000, pressedPauseMs: 30_000 };

const hello = helloOf(
  { collectorId: 'c', nonce: new Uint8Array(32), serverTimeMs: 1_790_000_000_000, channelBound: false },
  { hostId: 'h', keys: newAgentKeys() },
);
const batch = lifeBatch(1, [1_790_000_000_000]);
const ack = { type: 'ack', epoch: 1, seq: 1 } as const;
const told = { type: 'configTold', revision: 1, refusal: '' } as const;
const change = {
  type: 'keyChange',
  publicKey: new Uint8Array(32),
  signatureByOld: new Uint8Array(64),
  signatureByNew: new Uint8Array(64),
} as const;
const welcome = {
  type: 'welcome',
  protocol: 1,
  signature: new Uint8Array(64),
  acked: [],
  inFlightMax: 2,
  serverTimeMs: 1,
} as const;
const agent: Verified = { hostId: 'h', welcome };
const frame = (one: Frame): Event => ({ type: 'frame', frame: one });

const greeting: State = { at: 'greeting' };
const verifying: State = { at: 'verifying' };
const open = (inFlight: number, pressed: Pressed = 'not', beingGoverned = 0) =>
  ({ at: 'open', hostId: 'h', inFlight, pressed, beingGoverned }) as const;
const leaving: State = { ...open(0), isLeaving: true };
const closed: State = { at: 'closed' };
const close = (code: string, refusal: string | null, reason: unknown = expect.any(String)) => [
  { type: 'close', code, reason, refusal },
];
const throttle = (pauseMs: number, inFlightMax: number) => ({
  type: 'send',
  frame: { type: 'throttle', pauseMs, inFlightMax },
});

const steps: [name: string, state: State, event: Event, next: State, effects: unknown[]][] = [
  ['a hello is verified', greeting, frame(hello), verifying, [{ type: 'verify', hello }]],
  [
    'a verified agent is welcomed after its session is known',
    verifying,
    { type: 'verified', agent },
    open(0),
    [
      { type: 'opened', hostId: 'h' },
      { type: 'send', frame: welcome },
    ],
  ],
  [
    'a refusal closes with its code and says no more',
    verifying,
    { type: 'refused', refusal: { close: 'unauthorised', reason: 'AGENT_UNAUTHORISED', refusal: 'signature-wrong' } },
    closed,
    close('unauthorised', 'signature-wrong', 'AGENT_UNAUTHORISED'),
  ],
  ['a frame of a newer agent is passed over', open(1), frame({ type: 'unknown' }), open(1), []],
  [
    'a frame of another kind instead of a hello is refused',
    greeting,
    frame({ type: 'unknown' }),
    closed,
    close('protocol', 'frame-unexpected'),
  ],
  ['a batch is stored', open(0), frame(batch), open(1), [{ type: 'store', batch }]],
  ['the last batch of the window is stored', open(1), frame(batch), open(2), [{ type: 'store', batch }]],
  [
    'what it says of its configuration is recorded',
    open(1),
    frame(told),
    open(1, 'not', 1),
    [{ type: 'govern', frame: told }],
  ],
  ['and of its key', open(0, 'not', 3), frame(change), open(0, 'not', 4), [{ type: 'govern', frame: change }]],
  ['what is recorded makes room for more', open(1, 'not', 4), { type: 'governed' }, open(1, 'not', 3), []],
  ['more of it at once ends the session', open(0, 'not', 4), frame(told), closed, close('protocol', 'window-exceeded')],
  ['what was recorded too late for its session changes nothing', closed, { type: 'governed' }, closed, []],
  ['a batch beyond the window ends the session', open(2), frame(batch), closed, close('protocol', 'window-exceeded')],
  [
    'an ack opens the window again',
    open(2),
    { type: 'stored', ack: { epoch: 1, seq: 1 }, batches: 1 },
    open(1),
    [{ type: 'send', frame: ack }],
  ],
  ['missing numbers end the session', open(1), { type: 'gap' }, closed, close('protocol', 'numbers-missing')],
  [
    'an agent whose clock was set says hello anew',
    open(1),
    { type: 'clockSet' },
    closed,
    close('tryLater', 'clock-set', 'the clock was set, retryMs=5000'),
  ],
  [
    'a store that fails asks for patience',
    open(1),
    { type: 'storeFailed' },
    closed,
    close('tryLater', 'store-failed', 'retryMs=5000'),
  ],
  [
    'a store that fails while verifying too',
    verifying,
    { type: 'storeFailed' },
    closed,
    close('tryLater', 'store-failed'),
  ],
  [
    'a key revoked while the session is open ends it',
    open(1),
    { type: 'refused', refusal: { close: 'revoked', reason: 'AGENT_REVOKED', refusal: 'key-revoked' } },
    closed,
    close('revoked', 'key-revoked', 'AGENT_REVOKED'),
  ],
  [
    'a goodbye is noted, and the agent closes by itself',
    open(0),
    frame({ type: 'goodbye', reason: 'restart', ttlMs: 9000 }),
    leaving,
    [{ type: 'goodbye', reason: 'restart', ttlMs: 9000 }],
  ],
  [
    'a second goodbye ends the session',
    leaving,
    frame({ type: 'goodbye', reason: 'restart', ttlMs: 9000 }),
    closed,
    close('protocol', 'frame-unexpected', 'goodbye while open and leaving'),
  ],
  [
    'a batch before the hello ends the session',
    greeting,
    frame(batch),
    closed,
    close('protocol', 'frame-unexpected', 'batch while greeting'),
  ],
  [
    'a batch before the welcome ends the session',
    verifying,
    frame(batch),
    closed,
    close('protocol', 'frame-unexpected'),
  ],
  [
    'what an agent tells of its clock is heard',
    open(1),
    frame({ type: 'clockTold', ask: 1, wallMs: 5, wallAheadMs: 0 }),
    open(1),
    [{ type: 'clockTold', told: { type: 'clockTold', ask: 1, wallMs: 5, wallAheadMs: 0 } }],
  ],
  [
    'but not before it proved who it is',
    verifying,
    frame({ type: 'clockTold', ask: 1, wallMs: 5, wallAheadMs: 0 }),
    closed,
    close('protocol', 'frame-unexpected'),
  ],
  [
    'a second hello ends the session',
    open(0),
    frame(hello),
    closed,
    close('protocol', 'frame-unexpected', 'hello while open'),
  ],
  [
    'a frame that only a collector sends ends the session',
    open(0),
    frame(ack),
    closed,
    close('protocol', 'frame-unexpected', 'ack while open'),
  ],
  [
    'what is no frame ends the session',
    open(0),
    { type: 'nonsense', reason: 'a text message' },
    closed,
    close('protocol', 'frame-malformed', 'a text message'),
  ],
  ['no hello in time ends the session', greeting, { type: 'overdue' }, closed, close('timeout', 'hello-late')],
  [
    'a verification that takes too long ends the session',
    verifying,
    { type: 'overdue' },
    closed,
    close('timeout', 'hello-late'),
  ],
  ['an open session is never overdue', open(0), { type: 'overdue' }, open(0), []],
  [
    'too much before the hello is proved ends the session',
    greeting,
    { type: 'oversized' },
    closed,
    close('protocol', 'hello-too-large'),
  ],
  ['an open session may send much', open(0), { type: 'oversized' }, open(0), []],
  [
    'while the disk is behind the agent is asked to slow down, and nothing more is read',
    open(1),
    { type: 'pressed' },
    open(1, 'throttled'),
    [throttle(30_000, 1), { type: 'read', on: false }],
  ],
  ['it is asked once', open(1, 'throttled'), { type: 'pressed' }, open(1, 'throttled'), []],
  [
    'who sends nothing just now is not asked, but not read either',
    open(0),
    { type: 'pressed' },
    open(0, 'unread'),
    [{ type: 'read', on: false }],
  ],
  ['and is only read again', open(0, 'unread'), { type: 'relieved' }, open(0), [{ type: 'read', on: true }]],
  [
    'when the disk has caught up the agent may go on as before',
    open(1, 'throttled'),
    { type: 'relieved' },
    open(1),
    [{ type: 'read', on: true }, throttle(0, 2)],
  ],
  ['who was not asked is not told', open(1), { type: 'relieved' }, open(1), []],
  ['a stranger is not asked', verifying, { type: 'pressed' }, verifying, []],
  [
    'what was sent before the agent heard is taken',
    open(1, 'throttled'),
    frame(batch),
    open(2, 'throttled'),
    [{ type: 'store', batch }],
  ],
  [
    'a newer session of the host ends this one',
    open(1),
    { type: 'superseded' },
    closed,
    close('superseded', 'superseded'),
  ],
  ['a stopping collector says so', open(1), { type: 'stopping' }, closed, close('restarting', null)],
  ['a stopping collector says so to strangers too', greeting, { type: 'stopping' }, closed, close('restarting', null)],
  ['a connection that is gone is closed without a word', open(1), { type: 'gone' }, closed, []],
  [
    'what was stored after the end is not told to anybody',
    closed,
    { type: 'stored', ack: { epoch: 1, seq: 1 }, batches: 1 },
    closed,
    [],
  ],
  ['who was verified after the end is not welcomed', closed, { type: 'verified', agent }, closed, []],
];

describe('a session of an agent', () => {
  test.each(steps)('%s', (_, state, event, next, effects) => {
    const taken: { state: State; effects: readonly Effect[] } = step(state, event, limits);
    expect(taken).toEqual({ state: next, effects });
  });
});
