import { inFlightMax, pauseMsMax } from '@kadoban/proto/limits';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ackMs,
  deadMs,
  type Effect,
  type Event,
  handshakeMs,
  nextTickMs,
  pingEveryMs,
  type State,
  step,
  stopMs,
} from './session.ts';

const peer = { collectorId: 'C', pinned: false };
const goodbye = { reason: 'restart', ttlMs: 1000 };
const frame = Uint8Array.of(1);
const welcome: Event = { type: 'welcome', authentic: true, protocol: 1, acked: [], inFlightMax: 2 };
const challenge: Event = { type: 'challenge', collectorId: 'C', channelBound: false };
const batch = (seq: number): Event => ({ type: 'batch', epoch: 7, seq, frame });
const closed = (why: 'closed' | 'revoked' | 'superseded' | 'try-later', detail = ''): Event => ({
  type: 'closed',
  closing: { why, detail },
});

/** Plays events, each with the time at which it comes; what was done by each. */
function play(events: readonly (Event | [nowMs: number, event: Event])[], of = peer, random = 0.5) {
  let state: State = { at: 'waiting', failures: 0, untilMs: 0 };
  let nowMs = 0;
  const done: Effect[][] = [];
  for (const each of events) {
    const [atMs, event] = Array.isArray(each) ? each : [nowMs, each];
    nowMs = atMs;
    const next = step(state, event, { nowMs, random, peer: of });
    state = next.state;
    done.push([...next.effects]);
  }
  return { state, done: done.map((effects) => effects.map(({ type }) => type)), last: done.at(-1) ?? [] };
}
const opened: Event[] = [{ type: 'tick' }, { type: 'opened' }, challenge, welcome];

test('a session dials, is challenged, proves itself, is welcomed, and reads what is to be sent', () => {
  const { state, done } = play([...opened, batch(3), { type: 'empty' }]);
  expect(done).toEqual([['dial'], [], ['prove'], ['connected', 'deliver', 'read'], ['send', 'read'], []]);
  expect(state.at).toBe('open');
});

test('not more batches are in flight than the collector allows, and an ack makes room', () => {
  const { done } = play([...opened, batch(3), batch(5), { type: 'ready' }, { type: 'ack', epoch: 7, seq: 3 }]);
  expect(done.slice(4)).toEqual([['send', 'read'], ['send'], [], ['acked', 'read']]);
});

test('an ack is cumulative, and never reaches beyond what was sent', () => {
  const { last, state } = play([...opened, batch(3), batch(5), { type: 'ack', epoch: 7, seq: 99 }]);
  expect(last[0]).toEqual({ type: 'acked', epoch: 7, seq: 5 });
  expect(state).toMatchObject({ inFlight: [] });
  expect(play([...opened, batch(3), { type: 'ack', epoch: 7, seq: 2 }]).done.at(-1)).toEqual([]);
  expect(play([...opened, batch(3), { type: 'ack', epoch: 8, seq: 3 }]).done.at(-1)).toEqual([]);
});

test('a throttle spaces batches and shrinks the window', () => {
  const throttle: Event = { type: 'throttle', pauseMs: 500, inFlightMax: 1 };
  const { done, state } = play([...opened, [100, throttle], [100, batch(1)], [100, { type: 'ack', epoch: 7, seq: 1 }]]);
  expect(done.slice(4)).toEqual([[], ['send'], ['acked']]);
  expect(nextTickMs(state)).toBe(600);
  expect(step(state, { type: 'tick' }, { nowMs: 600, random: 0, peer }).effects).toEqual([{ type: 'read' }]);
});

test('a question for the clock is answered at once, but not before the collector has proved who it is', () => {
  const ask: Event = { type: 'clockAsk', ask: 5 };
  expect(play([...opened, { type: 'empty' }, ask]).last).toEqual([{ type: 'tellClock', ask: 5 }]);
  expect(play([...opened.slice(0, 3), ask]).last).toEqual([]);
});

test('a throttle that is lifted lets all go on at once, with the whole window', () => {
  const slow: Event = { type: 'throttle', pauseMs: 30_000, inFlightMax: 1 };
  const lifted: Event = { type: 'throttle', pauseMs: 0, inFlightMax };
  const { done, state } = play([
    ...opened,
    [100, slow],
    [100, batch(1)],
    [200, lifted],
    [200, batch(2)],
    [200, batch(3)],
  ]);
  expect(done.slice(4)).toEqual([[], ['send'], ['read'], ['send', 'read'], ['send', 'read']]);
  expect(state).toMatchObject({ pauseMs: 0, inFlightMax });
});

const refused: [name: string, of: typeof peer, events: Event[], why: string][] = [
  ['another collector', peer, [{ type: 'tick' }, { type: 'opened' }, { ...challenge, collectorId: 'X' }], 'identity'],
  ['a pinned collector that does not end TLS', { ...peer, pinned: true }, opened.slice(0, 3), 'identity'],
  ['a forged welcome', peer, [...opened.slice(0, 3), { ...welcome, authentic: false }], 'identity'],
  ['a protocol it does not speak', peer, [...opened.slice(0, 3), { ...welcome, protocol: 2 }], 'protocol'],
  ['a welcome before the proof', peer, [...opened.slice(0, 2), welcome], 'protocol'],
  ['a second challenge', peer, [...opened, challenge], 'protocol'],
  ['nonsense', peer, [...opened, { type: 'nonsense', reason: 'no frame' }], 'protocol'],
];
test.each(refused)('%s ends the session, and nothing more is sent', (_name, of, events, why) => {
  const { last, state } = play(events, of);
  expect(last).toMatchObject([{ type: 'hangUp' }, { type: 'lost', closing: { why } }]);
  expect(state.at).toBe('waiting');
});

const silent: [name: string, events: (Event | [number, Event])[], afterMs: number, why: string][] = [
  ['a connection that never opens', opened.slice(0, 1), handshakeMs, 'timeout'],
  ['a collector that never challenges', opened.slice(0, 2), handshakeMs, 'timeout'],
  ['a collector that never welcomes', opened.slice(0, 3), handshakeMs, 'timeout'],
  ['a link on which nothing comes any more', [...opened, [pingEveryMs, { type: 'tick' }]], deadMs, 'silent'],
  [
    'a collector that answers but stores nothing',
    [...opened, batch(1), ...[40, 80, 119].map((s): [number, Event] => [s * 1000, { type: 'heard' }])],
    ackMs,
    'stuck',
  ],
];
test.each(silent)('%s is given up', (_name, events, afterMs, why) => {
  expect(play([...events, [afterMs - 1, { type: 'tick' }]]).state.at).not.toBe('waiting');
  expect(play([...events, [afterMs, { type: 'tick' }]]).last).toMatchObject([{ type: 'hangUp' }, { closing: { why } }]);
});

test('an idle link is pinged', () => {
  expect(play([...opened, { type: 'empty' }, [pingEveryMs, { type: 'tick' }]]).done.at(-1)).toEqual(['ping']);
});

const retries: [name: string, end: (Event | [number, Event])[], waitMs: number][] = [
  ['a failed try', [{ type: 'tick' }, closed('closed')], 500],
  ['two failed tries', [{ type: 'tick' }, closed('closed'), [500, { type: 'tick' }], closed('closed')], 1000],
  [
    'a session in which something was stored',
    [...opened, batch(1), { type: 'ack', epoch: 7, seq: 1 }, closed('closed')],
    500,
  ],
  ['a revoked key', [...opened, closed('revoked')], 15 * 60_000],
  ['a newer session', [...opened, closed('superseded')], 90_000],
  ['a collector that says when', [...opened, closed('try-later', 'retryMs=5000')], 7500],
  ['one that asks too much', [...opened, closed('try-later', 'retryMs=999999999')], pauseMsMax * 1.5],
  ['one that does not say when', [...opened, closed('try-later', 'full')], 500],
];
test.each(retries)('the wait after %s', (_name, events, waitMs) => {
  const { last } = play(events);
  expect(last).toMatchObject([{ type: 'hangUp' }, { type: 'lost', retryMs: waitMs }]);
});

test('after ever so many failures the wait is bounded, and spread over all of it', () => {
  const state: State = { at: 'dialling', failures: 500, deadlineMs: 1 };
  const waits = [0, 0.5, 1].map((random) => step(state, closed('closed'), { nowMs: 0, random, peer }).state);
  expect(waits.map(nextTickMs)).toEqual([0, 30_000, 60_000]);
});

const stops: [name: string, events: (Event | [number, Event])[], done: string[]][] = [
  ['while it waits', [], ['hangUp']],
  ['while it proves itself', opened.slice(0, 3), ['hangUp']],
  ['with nothing left to send', [...opened, { type: 'empty' }], ['read']],
];
test.each(stops)('a stop %s', (_name, events, done) => {
  expect(play([...events, { type: 'stop', goodbye }]).done.at(-1)).toEqual(done);
});

test('a stop sends what there is, waits for the acks, and says goodbye last', () => {
  const { done, state } = play([
    ...opened,
    { type: 'stop', goodbye },
    batch(1),
    { type: 'empty' },
    { type: 'ack', epoch: 7, seq: 1 },
  ]);
  expect(done.slice(5)).toEqual([['send', 'read'], [], ['acked', 'goodbye', 'hangUp']]);
  expect(state.at).toBe('stopped');
});

test('a stop does not wait longer than it may, and still says goodbye', () => {
  const { done, state } = play([...opened, batch(1), { type: 'stop', goodbye }, [stopMs, { type: 'tick' }]]);
  expect(done.at(-1)).toEqual(['goodbye', 'hangUp']);
  expect(nextTickMs(state)).toBeUndefined();
});

const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  fc.constantFrom<Event>(
    { type: 'tick' },
    { type: 'opened' },
    challenge,
    welcome,
    { type: 'heard' },
    { type: 'clockAsk', ask: 1 },
    { type: 'ready' },
    { type: 'empty' },
    { type: 'nonsense', reason: 'x' },
    closed('closed'),
    closed('revoked'),
  ),
  fc.record({ type: fc.constant('ack' as const), epoch: fc.constant(7), seq: fc.nat(9) }),
  fc.record({ type: fc.constant('batch' as const), epoch: fc.constant(7), seq: fc.nat(9), frame: fc.constant(frame) }),
  fc.record({
    type: fc.constant('throttle' as const),
    pauseMs: fc.nat(5000),
    inFlightMax: fc.integer({ min: 1, max: 8 }),
  }),
);

test('whatever comes in whatever order, a session that is not stopped always has a next step', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(60_000), anyEvent), { maxLength: 60 }), (events) => {
      let state: State = { at: 'waiting', failures: 0, untilMs: 0 };
      let nowMs = 0;
      for (const [passMs, event] of events) {
        nowMs += passMs;
        state = step(state, event, { nowMs, random: 0.3, peer }).state;
        const nextMs = nextTickMs(state) ?? expect.fail('nothing would ever happen again');
        expect(nextMs).toBeLessThanOrEqual(nowMs + 15 * 60_000);
      }
    }),
  );
});

test('a shell that reads only when told never has more in flight than the limit of the wire', () => {
  const calm = anyEvent.filter(({ type }) => type !== 'batch');
  fc.assert(
    fc.property(fc.array(calm, { maxLength: 80 }), (events) => {
      let { state } = play(opened);
      let seq = 0;
      for (const event of events) {
        let next = step(state, event, { nowMs: seq, random: 0, peer });
        while (next.effects.some(({ type }) => type === 'read')) {
          next = step(next.state, batch(++seq), { nowMs: seq, random: 0, peer });
        }
        state = next.state;
        if (state.at === 'open') expect(state.inFlight.length).toBeLessThanOrEqual(inFlightMax);
      }
    }),
  );
});
