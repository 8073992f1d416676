import { DatabaseSync } from 'node:sqlite';
import type { Frame } from '@kadoban/proto/messages';
import { expect, test } from 'vitest';
import { enrolHost, startCollector, startMs } from '../../../test/kit/collector.ts';
import { lifeBatch, openSession } from '../../../test/kit/wire.ts';
import { arrivalOf, decodeLog } from '../store/log-record.ts';

const read = (values: readonly number[]) => [{ name: '', metrics: [1, 2], values: values.map((value) => [value]) }];
const first = lifeBatch(1, [startMs - 20_000], {
  samples: [{ boot: 'boot-1', atMs: [startMs - 20_000], monoMs: [500], instances: read([412, 7]) }],
});
const next: Frame = { type: 'nextBatch', laterMs: 10_000, awakeMs: -3, values: [-2, 0], results: [] };

test('a batch that is told by what is different is logged whole, and acknowledged', async () => {
  const collector = await startCollector();
  const agent = await enrolHost(collector);
  const { wire, welcome } = await openSession(collector.streamUrl, agent);
  expect(welcome.takesNext).toBe(true);
  wire.send(first);
  expect(await wire.next()).toMatchObject({ type: 'ack', seq: 1 });
  wire.send(next);
  expect(await wire.next()).toMatchObject({ type: 'ack', seq: 2 });
  using file = new DatabaseSync(collector.storeFile, { readOnly: true });
  const rows = file.prepare('select frames from frame_log order by n').all();
  const logged = rows.flatMap(({ frames }) => decodeLog(frames as Uint8Array).map(arrivalOf));
  const sample = { boot: 'boot-1', atMs: [startMs - 10_000], monoMs: [10_497], instances: read([410, 7]) };
  expect(logged.map(({ batch }) => batch)).toMatchObject([first, { ...first, firstSeq: 2, samples: [sample] }]);
});

test('what another connection told is nothing to be different from', async () => {
  const collector = await startCollector();
  const agent = await enrolHost(collector);
  const { wire: former } = await openSession(collector.streamUrl, agent);
  former.send(first);
  await former.next();
  const { wire } = await openSession(collector.streamUrl, agent);
  wire.send(next);
  expect(await wire.ended).toEqual({ code: 4000, reason: expect.stringContaining('before any sample') });
});
