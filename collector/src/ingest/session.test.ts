import type { Frame } from '@kadoban/proto/messages';
import { describe, expect, test } from 'vitest';
import { newAgentKeys } from '../../../test/kit/collector.ts';
import { helloOf, lifeBatch } from '../../../test/kit/wire.ts';
import { type Effect, type Event, type State, step, type Verified } from './session.ts';

const limits = { inFlightMax: 2, retryMs: 5000 };

const hello = helloOf(
  { collectorId: 'c', nonce: new Uint8Array(32), serverTimeMs: 1_790_000_000_000, channelBound: false },
  { hostId: 'h', keys: newAgentKeys() },
);
const batch = lifeBatch(1, [1_790_000_000_000]);
const ack = { type: 'ack', epoch: 1, seq: 1 } as const;
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
const open = (inFlight: number): State => ({ at: 'open', hostId: 'h', inFlight });
const closed: State = { at: 'closed' };
const close = (code: string, reason: unknown = expect.any(String)) => [{ type: 'close', code, reason }];

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
    { type: 'refused', refusal: { close: 'unauthorised', reason: 'AGENT_UNAUTHORISED' } },
    closed,
    close('unauthorised', 'AGENT_UNAUTHORISED'),
  ],
  ['a batch is stored', open(0), frame(batch), open(1), [{ type: 'store', batch }]],
  ['the last batch of the window is stored', open(1), frame(batch), open(2), [{ type: 'store', batch }]],
  ['a batch beyond the window ends the session', open(2), frame(batch), closed, close('protocol')],
  [
    'an ack opens the window again',
    open(2),
    { type: 'stored', ack: { epoch: 1, seq: 1 } },
    open(1),
    [{ type: 'send', frame: ack }],
  ],
  ['missing numbers end the session', open(1), { type: 'gap' }, closed, close('protocol')],
  [
    'an agent whose clock was set says hello anew',
    open(1),
    { type: 'clockSet' },
    closed,
    close('tryLater', 'the clock was set, retryMs=5000'),
  ],
  ['a store that fails asks for patience', open(1), { type: 'storeFailed' }, closed, close('tryLater', 'retryMs=5000')],
  ['a store that fails while verifying too', verifying, { type: 'storeFailed' }, closed, close('tryLater')],
  [
    'a key revoked while the session is open ends it',
    open(1),
    { type: 'refused', refusal: { close: 'revoked', reason: 'AGENT_REVOKED' } },
    closed,
    close('revoked', 'AGENT_REVOKED'),
  ],
  [
    'a goodbye is noted, and the agent closes by itself',
    open(0),
    frame({ type: 'goodbye', reason: 'restart', ttlMs: 9000 }),
    open(0),
    [{ type: 'goodbye', reason: 'restart', ttlMs: 9000 }],
  ],
  [
    'a batch before the hello ends the session',
    greeting,
    frame(batch),
    closed,
    close('protocol', 'batch while greeting'),
  ],
  ['a batch before the welcome ends the session', verifying, frame(batch), closed, close('protocol')],
  ['a second hello ends the session', open(0), frame(hello), closed, close('protocol', 'hello while open')],
  [
    'a frame that only a collector sends ends the session',
    open(0),
    frame(ack),
    closed,
    close('protocol', 'ack while open'),
  ],
  [
    'what is no frame ends the session',
    open(0),
    { type: 'nonsense', reason: 'a text message' },
    closed,
    close('protocol', 'a text message'),
  ],
  ['no hello in time ends the session', greeting, { type: 'overdue' }, closed, close('timeout')],
  ['a verification that takes too long ends the session', verifying, { type: 'overdue' }, closed, close('timeout')],
  ['an open session is never overdue', open(0), { type: 'overdue' }, open(0), []],
  ['a newer session of the host ends this one', open(1), { type: 'superseded' }, closed, close('superseded')],
  ['a stopping collector says so', open(1), { type: 'stopping' }, closed, close('restarting')],
  ['a stopping collector says so to strangers too', greeting, { type: 'stopping' }, closed, close('restarting')],
  ['a connection that is gone is closed without a word', open(1), { type: 'gone' }, closed, []],
  [
    'what was stored after the end is not told to anybody',
    closed,
    { type: 'stored', ack: { epoch: 1, seq: 1 } },
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
