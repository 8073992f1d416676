import { metricKinds } from '@kadoban/proto/metrics';
import { expect, test } from 'vitest';
import { enrolHost, startCollector, startMs } from '../../../test/kit/collector.ts';
import { lifeBatch, openSession } from '../../../test/kit/wire.ts';
import { settleAll } from '../store/settle-all.ts';
import type { HostCourses } from './contract/host.ts';

const idOf = (name: string) => metricKinds.find((kind) => kind.name === name)?.id ?? 0;
const minuteMs = 60_000;

/** A host that was busy 20 minutes ago and is idle now, and one that never said anything. */
async function scene() {
  const collector = await startCollector();
  const agent = await enrolHost(collector);
  const other = await enrolHost(collector);
  const { wire } = await openSession(collector.streamUrl, agent);
  const atMs = [startMs - 20 * minuteMs, startMs - minuteMs];
  const metrics = [idOf('cpu.user'), idOf('cpu.system'), idOf('memory.total'), idOf('memory.available')];
  const values = [
    [9000, 100],
    [500, 50],
    [1000, 1000],
    [250, 400],
  ];
  wire.send(
    lifeBatch(1, [], { samples: [{ boot: 'a', atMs, monoMs: [1, 2], instances: [{ name: '', metrics, values }] }] }),
  );
  await wire.next();
  await settleAll(collector.store.evidence);
  const headers = { authorization: `Bearer ${await collector.key()}` };
  const get = async (query: string) => {
    const answer = await collector.app.inject({ url: `/api/v1/hosts/courses${query}`, headers });
    return { status: answer.statusCode, body: answer.json<HostCourses>() };
  };
  return { get, busy: agent.hostId, silent: other.hostId };
}

test('the course of a host is how full it was in each part of the last hour; unmeasured parts are null', async () => {
  const { get, busy, silent } = await scene();
  const { body } = await get('');
  expect([body.first, body.stepMs]).toEqual([new Date(startMs - 55 * minuteMs).toISOString(), 5 * minuteMs]);
  const empty = Array(12).fill(null);
  expect(body.hosts.find(({ id }) => id === silent)).toEqual({ id: silent, cpu: empty, memory: empty, disk: empty });
  const found = body.hosts.find(({ id }) => id === busy);
  expect(found?.cpu).toEqual([...Array(7).fill(null), 95, null, null, 1, null]);
  expect(found?.memory.filter((value) => value !== null)).toEqual([75, 60]);
  expect(found?.disk).toEqual(empty);
});

test('courses come in pages', async () => {
  const { get } = await scene();
  const first = await get('?limit=1');
  const second = await get(`?limit=1&after=${first.body.next}`);
  expect(new Set([...first.body.hosts, ...second.body.hosts].map(({ id }) => id)).size).toBe(2);
  expect(second.body.next).toBeNull();
  expect((await get('?after=x')).status).toBe(400);
});
