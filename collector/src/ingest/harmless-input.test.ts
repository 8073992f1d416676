import { encodeFrame } from '@kadoban/proto/frame';
import { expect, test } from 'vitest';
import { enrolHost, startCollector, startMs } from '../../../test/kit/collector.ts';
import { lifeBatch, openSession } from '../../../test/kit/wire.ts';

const odd: [name: string, atMs: number[], times: number, counted: object][] = [
  ['batches that come again change nothing', [startMs - 10_000, startMs], 3, { observations: 6, duplicates: 4 }],
  [
    'what lies in the future is taken, and not believed',
    [startMs, startMs + 5001],
    1,
    { observations: 2, quarantined: 1 },
  ],
  ['the past is open', [Date.UTC(1980, 0), startMs], 1, { observations: 2, quarantined: 0, duplicates: 0 }],
];
test.each(odd)('%s, and it is counted', async (_, atMs, times, counted) => {
  const collector = await startCollector();
  const { wire } = await openSession(collector.streamUrl, await enrolHost(collector));
  for (let each = 0; each < times; each++) {
    wire.send(lifeBatch(1, atMs, { boot: 'another boot' }));
    expect(await wire.next()).toEqual({ type: 'ack', epoch: 1, seq: atMs.length });
  }
  expect(collector.tally.counts()).toMatchObject({ handshakes: 1, batches: times, acks: times, ...counted });
});

test('a message that comes in pieces is the same message', async () => {
  const collector = await startCollector();
  const { wire } = await openSession(collector.streamUrl, await enrolHost(collector));
  const bytes = encodeFrame(lifeBatch(1, [startMs - 10_000, startMs]));
  for (const [from, to] of [
    [0, 1],
    [1, 20],
    [20, bytes.length],
  ] as const)
    wire.socket.send(bytes.subarray(from, to), { fin: to === bytes.length });
  expect(await wire.next()).toEqual({ type: 'ack', epoch: 1, seq: 2 });
  wire.send(lifeBatch(3, [startMs + 1]));
  expect(await wire.next()).toEqual({ type: 'ack', epoch: 1, seq: 3 });
});
