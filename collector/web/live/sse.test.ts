import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takeEvents } from './sse.ts';

const stream =
  ': hello\n\nid: e-1\nevent: changed\ndata: {"hosts":["a"]}\n\n: still here\n\nevent: changed\r\ndata: {"hosts":["b"]}\r\n\r\n';

test('events are taken whole, comments are dropped, the incomplete end is kept', () => {
  expect(takeEvents(`${stream}event: chan`)).toEqual({
    events: [
      { name: 'changed', data: '{"hosts":["a"]}', id: 'e-1' },
      { name: 'changed', data: '{"hosts":["b"]}', id: null },
    ],
    rest: 'event: chan',
  });
});

test('however the bytes are cut, the same events arrive', () => {
  const whole = takeEvents(stream).events;
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: stream.length }), { maxLength: 8 }), (cuts) => {
      const edges = [0, ...cuts.sort((a, b) => a - b), stream.length];
      let rest = '';
      const seen = edges.slice(1).flatMap((to, index) => {
        const taken = takeEvents(rest + stream.slice(edges[index], to));
        rest = taken.rest;
        return taken.events;
      });
      expect(seen).toEqual(whole);
    }),
  );
});
