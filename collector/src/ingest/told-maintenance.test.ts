import type { Lifecycle } from '@kadoban/proto/messages';
import { expect, test } from 'vitest';
import { enrolHost, startCollector, startMs } from '../../../test/kit/collector.ts';
import { openSession } from '../../../test/kit/wire.ts';
import { kindRule } from '../definitions/kinds/index.ts';
import { readDefinition } from '../definitions/read-definition.ts';
import { settleAll } from '../store/settle-all.ts';

const minuteMs = 60_000;
const started = (atMs: number, reason = 'kernel'): Lifecycle => ({
  type: 'maintenanceStarted',
  atMs,
  forMs: 30 * minuteMs,
  reason,
});

/** A host that is connected, and tells. */
async function told() {
  const collector = await startCollector();
  const agent = await enrolHost(collector);
  const { wire } = await openSession(collector.streamUrl, agent, { wallMs: startMs, wallAheadMs: 0 });
  let seq = 1;
  /** Tells a batch for each list, and waits until all are stored: one ack may be for several. */
  const tellAll = async (...batches: Lifecycle[][]) => {
    for (const lifecycle of batches) {
      wire.send({ type: 'batch', epoch: 1, firstSeq: seq, samples: [], results: [], lifecycle });
      seq += lifecycle.length;
    }
    for (;;) {
      const frame = await wire.next();
      if (frame.type === 'ack' && frame.seq === seq - 1) return;
    }
  };
  const tell = (...lifecycle: Lifecycle[]) => tellAll(lifecycle);
  const asked = () => collector.store.definitions.current('maintenance');
  return { collector, hostId: agent.hostId, tell, tellAll, asked };
}

test('planned work that a host tells of waits for its approval, as a definition that people can read', async () => {
  const { collector, hostId, tell, asked } = await told();
  await tell(started(startMs));
  const [entry = expect.fail()] = await asked();
  expect(entry).toMatchObject({
    id: `agent-${hostId}-${startMs}`,
    author: `host:${hostId}`,
    body: {
      title: 'kernel',
      targets: [`host:${hostId}`],
      from: '2026-10-14T03:00:00Z',
      to: '2026-10-14T03:30:00Z',
      announcedAt: '2026-10-14T03:00:00Z',
    },
  });
  expect(entry.body).not.toHaveProperty('approvedBy');
  expect(readDefinition(kindRule('maintenance'), { id: entry.id, ...entry.body })).toMatchObject({ ok: true });
  await settleAll(collector.store.evidence);
  expect(await collector.store.evidence.events(hostId, 10)).toEqual(
    expect.arrayContaining([
      { atMs: startMs, event: 'maintenance-started', detail: 'until 2026-10-14T03:30:00.000Z: kernel' },
    ]),
  );
});

test('its end calls the rest off, and other work begins in its place', async () => {
  const { hostId, tell, asked } = await told();
  await tell(started(startMs - 20 * minuteMs), started(startMs - 10 * minuteMs, 'disk'));
  await tell({ type: 'maintenanceEnded', atMs: startMs });
  expect((await asked()).map(({ id, body }) => [id, body?.cancelledAt])).toEqual([
    [`agent-${hostId}-${startMs - 20 * minuteMs}`, '2026-10-14T02:50:00Z'],
    [`agent-${hostId}-${startMs - 10 * minuteMs}`, '2026-10-14T03:00:00Z'],
  ]);
});

test('what is told twice is asked once', async () => {
  const { collector, hostId, tell, asked } = await told();
  await tell(started(startMs));
  await tell(started(startMs));
  expect((await asked()).length).toBe(1);
  expect((await collector.store.definitions.history('maintenance', `agent-${hostId}-${startMs}`)).length).toBe(1);
});

test('batches do not overtake one that has to be asked for', async () => {
  const { collector, tellAll, asked } = await told();
  await tellAll(
    [started(startMs - 2)],
    [{ type: 'mark', atMs: startMs - 1, text: 'release 1.4.2' }],
    [{ type: 'maintenanceEnded', atMs: startMs }],
  );
  expect((await asked()).map(({ body }) => body?.cancelledAt)).toEqual(['2026-10-14T03:00:00Z']);
  expect(collector.tally.counts()['numbers-missing']).toBe(0);
});

test('an end of nothing changes nothing', async () => {
  const { tell, asked } = await told();
  await tell({ type: 'maintenanceEnded', atMs: startMs });
  expect(await asked()).toEqual([]);
});

test('a host cannot flood the definitions', async () => {
  const { tell, asked } = await told();
  for (let index = 0; index < 30; index++) await tell(started(startMs - 30_000 + index * 1000));
  expect((await asked()).length).toBe(24);
});

test('work in the future is not believed', async () => {
  const { tell, asked } = await told();
  await tell(started(startMs + 60_000));
  expect(await asked()).toEqual([]);
});
