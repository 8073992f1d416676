import { expect, test } from 'vitest';
import { FakeDisk } from '../../../test/kit/fake-disk.ts';
import { batchIn, drain, FakeCollector, observed, openSpool } from '../../../test/kit/spool-world.ts';
import { decodeSegment } from './record.ts';
import { type SpoolEvent, type SpoolOptions, toDiskAfterMs } from './spool.ts';

/** A spool with one batch a second on disk, of `count` observations in all. */
async function filled(disk: FakeDisk, epoch: number, count: number, limits: Partial<SpoolOptions> = {}) {
  const spool = await openSpool(disk, epoch, limits);
  for (let i = 1; i <= count; i++) {
    spool.add(observed(1000 * epoch + i), 0);
    spool.seal();
    await spool.maintain(toDiskAfterMs);
  }
  return spool;
}

test('while acks come in time nothing touches the disk', async () => {
  const disk = new FakeDisk();
  const collector = new FakeCollector();
  const spool = await openSpool(disk, 1);
  for (let second = 0; second < 60; second++) {
    spool.add(observed(second + 1), second * 1000);
    spool.seal();
    if (second % 10 === 9) await drain(spool, collector);
    await spool.maintain(second * 1000);
  }
  expect(disk.files.size).toBe(0);
  expect(collector.stored.size).toBe(60);
});

test('metrics give way before observations, and the oldest before the newest', async () => {
  const disk = new FakeDisk();
  const collector = new FakeCollector();
  await filled(disk, 1, 60, { bytesMax: 5000 });
  await drain(await openSpool(disk, 2), collector);
  expect(collector.losses).toEqual([]);
  const sizes = [...disk.files.values()].flatMap((bytes) =>
    decodeSegment(bytes).batches.flatMap(({ frame }) =>
      batchIn(frame).samples.map(({ instances }) => instances.length),
    ),
  );
  expect(sizes).toContain(0);
  expect(sizes).toContain(1);
  expect(sizes).toEqual(sizes.toSorted());
});

test('a spool that stays full keeps few files, and the metrics of what is newest', async () => {
  const disk = new FakeDisk();
  await filled(disk, 1, 1000, { bytesMax: 10_000 });
  expect(disk.files.size).toBeLessThan(60);
  const newest = [...disk.files.keys()].toSorted().at(-1) ?? expect.fail();
  const batches = decodeSegment(disk.files.get(newest) ?? expect.fail()).batches.map(({ frame }) => batchIn(frame));
  expect(batches.some(({ samples }) => samples.some(({ instances }) => instances.length > 0))).toBe(true);
  const collector = new FakeCollector();
  await drain(await openSpool(disk, 2), collector);
  expect(collector.losses.length).toBeGreaterThan(0);
  expect(collector.stored.get('1:1000')).toBe('2000');
});

test('an epoch of which everything had to go is still declared lost, by its last observation', async () => {
  const disk = new FakeDisk();
  await filled(disk, 1, 10);
  await filled(disk, 2, 100, { bytesMax: 1500 });
  const collector = new FakeCollector();
  await drain(await openSpool(disk, 3, { bytesMax: 1500 }), collector);
  expect(collector.losses[0]).toEqual({
    epoch: 1,
    beforeSeq: 10,
    count: 9,
    fromMs: 1001,
    toMs: 1010,
    reason: 'spool-full',
  });
  expect(collector.stored.get('1:10')).toBe('1010');
});

test('what is older than the limit is given up, by a clock that the wall clock does not touch', async () => {
  const disk = new FakeDisk();
  const spool = await filled(disk, 1, 5, { ageMaxMs: 60_000 });
  await spool.maintain(60_000);
  expect(decodeSegment([...disk.files.values()][0] ?? expect.fail()).batches).toHaveLength(5);
  await spool.maintain(90_000);
  expect(decodeSegment([...disk.files.values()][0] ?? expect.fail()).batches).toHaveLength(1);
});

test('a torn end of a former process is declared by the next observation, once', async () => {
  const disk = new FakeDisk();
  await filled(disk, 1, 4);
  const [[name, bytes] = expect.fail()] = [...disk.files];
  disk.files.set(name, bytes.subarray(0, -3));
  const collector = new FakeCollector();
  const events: SpoolEvent[] = [];
  const spool = await openSpool(disk, 2, {}, events);
  expect(events).toEqual([{ type: 'damaged', file: name }]);
  await drain(spool, collector);
  spool.add(observed(2001), 0);
  spool.seal();
  await spool.maintain(0);
  // Killed now, the damage must be found again.
  expect(disk.files.size).toBe(1);
  await drain(spool, collector);
  expect(collector.losses).toMatchObject([
    { epoch: 2, beforeSeq: 2, count: 1, fromMs: 1001, toMs: 1004, reason: 'spool-damaged' },
  ]);
  expect([...collector.stored.values()]).toEqual(['1001', '1002', '1003', '2001']);
  await spool.maintain(0);
  expect(disk.files.size).toBe(0);
});

test('what stands before a torn end is sent again when the session ended before its ack', async () => {
  const disk = new FakeDisk();
  await filled(disk, 1, 4);
  const [[name, bytes] = expect.fail()] = [...disk.files];
  disk.files.set(name, bytes.subarray(0, -3));
  const collector = new FakeCollector();
  const spool = await openSpool(disk, 2);
  const broken = spool.deliver(collector.welcome());
  while (await broken.next());
  spool.add(observed(2001), 0);
  spool.seal();
  await drain(spool, collector);
  expect([...collector.stored.values()]).toEqual(['1001', '1002', '1003', '2001']);
  expect(collector.losses).toMatchObject([{ epoch: 2, beforeSeq: 2, count: 1 }]);
  await spool.maintain(0);
  expect(disk.files.size).toBe(0);
});

test('a torn end that the collector had received before is no loss', async () => {
  const disk = new FakeDisk();
  const before = await filled(disk, 1, 4);
  const collector = new FakeCollector();
  await drain(before, collector);
  const [[name, bytes] = expect.fail()] = [...disk.files];
  disk.files.set(name, bytes.subarray(0, -3));
  const spool = await openSpool(disk, 2);
  spool.add(observed(2001), 0);
  spool.seal();
  await drain(spool, collector);
  expect(collector.losses).toEqual([]);
});

test('damage in the middle is declared by the batch behind it', async () => {
  const disk = new FakeDisk();
  await filled(disk, 1, 9);
  const [[name, bytes] = expect.fail()] = [...disk.files];
  const bent = Buffer.from(bytes);
  bent.fill(0, 200, 300);
  disk.files.set(name, bent);
  const collector = new FakeCollector();
  await drain(await openSpool(disk, 2), collector);
  expect(collector.losses).toMatchObject([{ epoch: 1, reason: 'spool-damaged' }]);
  expect(collector.stored.size + (collector.losses[0]?.count ?? 0)).toBe(9);
});

test('damage at the end of one file is declared by the next file of the same epoch, and not once more', async () => {
  const disk = new FakeDisk();
  await filled(disk, 1, 9, { bytesMax: 4000 });
  const names = [...disk.files.keys()];
  expect(names.length).toBeGreaterThan(1);
  const [first = expect.fail()] = names;
  disk.files.set(first, (disk.files.get(first) ?? expect.fail()).subarray(0, -3));
  const collector = new FakeCollector();
  const spool = await openSpool(disk, 2);
  await drain(spool, collector);
  spool.add(observed(2001), 0);
  spool.seal();
  await drain(spool, collector);
  expect(collector.losses).toMatchObject([{ epoch: 1, count: 1, reason: 'spool-damaged' }]);
});

test('a batch that two failed writes left half on the disk is declared lost once, and no file stays', async () => {
  const disk = new FakeDisk();
  const spool = await openSpool(disk, 1);
  spool.add(observed(1), 0);
  spool.seal();
  await spool.maintain(toDiskAfterMs);
  const [[name, bytes]] = [...disk.files] as [[string, Uint8Array]];
  for (const copy of [name, '000000000002.spool']) disk.files.set(copy, bytes.subarray(0, -1));
  const next = await openSpool(disk, 2);
  const collector = new FakeCollector();
  await drain(next, collector);
  next.add(observed(2), 0);
  next.seal();
  await drain(next, collector);
  await next.maintain(0);
  expect(collector.losses).toMatchObject([{ epoch: 2, count: 1, reason: 'spool-damaged' }]);
  expect([...disk.files.keys()]).toEqual([]);
});

test('what stands for batches that were dropped is not the latest observation', async () => {
  const disk = new FakeDisk();
  await filled(disk, 1, 4);
  await (await openSpool(disk, 2, { ageMaxMs: 1 })).maintain(2);
  expect((await openSpool(disk, 3)).latestMs).toBe(0);
});

test('the latest observation that a former process left is one that can be read', async () => {
  const disk = new FakeDisk();
  await filled(disk, 1, 4);
  const [[name, bytes] = expect.fail()] = [...disk.files];
  expect((await openSpool(disk, 2)).latestMs).toBe(1004);
  disk.files.set(name, bytes.subarray(0, -3));
  expect((await openSpool(disk, 3)).latestMs).toBe(1003);
});

test('a session goes on with what was written since it read the file', async () => {
  const disk = new FakeDisk();
  const spool = await filled(disk, 1, 1);
  const delivery = spool.deliver([]);
  expect(await delivery.next()).toMatchObject({ firstSeq: 1 });
  expect(await delivery.next()).toBeUndefined();
  spool.add(observed(2), 0);
  spool.seal();
  await spool.maintain(toDiskAfterMs);
  expect(await delivery.next()).toMatchObject({ firstSeq: 2 });
});

test('what a collector restored from a backup no longer has is declared, and the rest follows', async () => {
  const disk = new FakeDisk();
  const collector = new FakeCollector();
  const spool = await openSpool(disk, 1);
  for (let i = 1; i <= 5; i++) {
    spool.add(observed(i), 0);
    spool.seal();
    await drain(spool, collector);
  }
  collector.acked.set(1, 2);
  spool.add(observed(6), 0);
  spool.seal();
  await drain(spool, collector);
  expect(collector.losses).toMatchObject([{ epoch: 1, beforeSeq: 6, count: 3, reason: 'collector-forgot' }]);
});

test('a machine restored from a snapshot with its memory gives no number twice', async () => {
  const collector = new FakeCollector();
  const spool = await openSpool(new FakeDisk(), 1);
  collector.acked.set(1, 50);
  for (const atMs of [1, 2]) {
    spool.add(observed(atMs), 0);
    spool.seal();
  }
  await drain(spool, collector);
  spool.add(observed(3), 0);
  spool.seal();
  await drain(spool, collector);
  expect([...collector.stored]).toEqual([
    ['1:51', '1'],
    ['1:52', '2'],
    ['1:53', '3'],
  ]);
  expect(collector.losses).toEqual([]);
});

test('while a write to the disk never ends, the memory holds a bounded part', async () => {
  const disk = new FakeDisk();
  disk.killAt = { steps: 0, share: 0 };
  const spool = await openSpool(disk, 1, { memoryBytesMax: 1000 });
  for (let i = 1; i <= 200; i++) {
    spool.add(observed(i), 0);
    spool.seal();
    void spool.maintain(toDiskAfterMs);
  }
  const collector = new FakeCollector();
  await drain(spool, collector);
  expect(collector.losses).toMatchObject([{ epoch: 1, fromMs: 1, reason: 'spool-full' }]);
  expect(collector.stored.get('1:200')).toBe('200');
});

test('while the disk is full the memory holds a bounded part, and the loss is declared', async () => {
  const disk = new FakeDisk();
  disk.full = true;
  const events: SpoolEvent[] = [];
  const spool = await openSpool(disk, 1, { memoryBytesMax: 1000 }, events);
  for (let i = 1; i <= 200; i++) {
    spool.add(observed(i), 0);
    spool.seal();
    await spool.maintain(toDiskAfterMs);
  }
  expect(events.filter(({ type }) => type === 'unwritable')).toHaveLength(1);
  const collector = new FakeCollector();
  await drain(spool, collector);
  expect(collector.losses).toMatchObject([{ epoch: 1, fromMs: 1, reason: 'spool-full' }]);
  expect(collector.stored.get('1:200')).toBe('200');
  const bytes = [...disk.files.values()].reduce((sum, { length }) => sum + length, 0);
  expect(bytes).toBeLessThan(100_000);
  disk.full = false;
  await spool.maintain(toDiskAfterMs);
  expect(events.at(-1)?.type).toBe('writable');
});

test('a session that ended while its next batch was being read does not make the following one skip it', async () => {
  const disk = new FakeDisk();
  const spool = await filled(disk, 1, 2);
  const collector = new FakeCollector();
  const abandoned = spool.deliver([]).next();
  await drain(spool, collector);
  await abandoned;
  expect(collector.stored.size).toBe(2);
});

test('stopping waits for the write that is under way, and writes nothing twice', async () => {
  const disk = new FakeDisk();
  const spool = await openSpool(disk, 1);
  spool.add(observed(1), 0);
  spool.seal();
  await Promise.all([spool.maintain(toDiskAfterMs), spool.close(toDiskAfterMs)]);
  expect(disk.written).toHaveLength(1);
});

test('stopping brings everything to disk, and says how much could not be brought', async () => {
  const disk = new FakeDisk();
  const spool = await openSpool(disk, 1);
  spool.add(observed(1), 0);
  expect(await spool.close(0)).toBe(0);
  const collector = new FakeCollector();
  await drain(await openSpool(disk, 2), collector);
  expect(collector.stored.size).toBe(1);
  const full = await openSpool(Object.assign(new FakeDisk(), { full: true }), 3);
  full.add(observed(2), 0);
  expect(await full.close(0)).toBe(1);
});
