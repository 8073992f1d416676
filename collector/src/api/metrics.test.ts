import { metricKinds } from '@kadoban/proto/metrics';
import { expect, test } from 'vitest';
import { enrolHost, startCollector, startMs } from '../../../test/kit/collector.ts';
import { lifeBatch, openSession } from '../../../test/kit/wire.ts';
import { settleAll } from '../store/settle-all.ts';
import type { HostDetail, Metrics } from './contract.ts';

const id = Object.fromEntries(metricKinds.map((kind) => [kind.name, kind.id]));

async function hostWithMetrics() {
  const collector = await startCollector();
  const agent = await enrolHost(collector);
  const { wire } = await openSession(collector.streamUrl, agent);
  const atMs = [startMs - 50_000, startMs - 40_000, startMs - 20_000];
  const instances = [
    {
      name: '',
      metrics: [id['cpu.user'] ?? 0, id['cpu.system'] ?? 0, 9999],
      values: [
        [1000, 2000, 5050],
        [0, 0, 0],
        [1, 2, 3],
      ],
    },
    {
      name: '/',
      metrics: [id['filesystem.total'] ?? 0, id['filesystem.available'] ?? 0],
      values: [
        [1000, 1000, 1000],
        [600, 500, 250],
      ],
    },
  ];
  const samples = [{ boot: 'a', atMs, monoMs: [1, 2, 3], instances }];
  wire.send(lifeBatch(1, [], { samples }));
  await wire.next();
  await settleAll(collector.store.evidence);
  const headers = { authorization: `Bearer ${await collector.key()}` };
  const get = async <T>(path: string) =>
    (await collector.app.inject({ url: `/api/v1/hosts/${agent.hostId}${path}`, headers })).json<T>();
  return { collector, get };
}

const window = `from=${new Date(startMs - 60_000).toISOString()}&to=${new Date(startMs).toISOString()}`;

test('metrics are averages, minima and maxima over steps, in their units; a gap is null', async () => {
  const { get } = await hostWithMetrics();
  const metrics = await get<Metrics>(`/metrics?${window}&step=20s`);
  expect(metrics).toEqual({
    from: new Date(startMs - 60_000).toISOString(),
    to: new Date(startMs).toISOString(),
    stepMs: 20_000,
    tier: 'raw',
    first: new Date(startMs - 60_000).toISOString(),
    series: [
      {
        name: 'cpu.user',
        unit: 'percent',
        instance: '',
        average: [10, 20, 50.5],
        min: [10, 20, 50.5],
        max: [10, 20, 50.5],
      },
      { name: 'cpu.system', unit: 'percent', instance: '', average: [0, 0, 0], min: [0, 0, 0], max: [0, 0, 0] },
      {
        name: 'filesystem.total',
        unit: 'bytes',
        instance: '/',
        average: [1000, 1000, 1000],
        min: [1000, 1000, 1000],
        max: [1000, 1000, 1000],
      },
      {
        name: 'filesystem.available',
        unit: 'bytes',
        instance: '/',
        average: [600, 500, 250],
        min: [600, 500, 250],
        max: [600, 500, 250],
      },
    ],
  });
  const fine = await get<Metrics>(`/metrics?${window}&step=10s&name=cpu.user`);
  expect(fine.series.map((one) => one.average)).toEqual([[null, 10, 20, null, 50.5, null]]);
});

test('one name or several may be asked for', async () => {
  const { get } = await hostWithMetrics();
  const names = async (query: string) =>
    (await get<Metrics>(`/metrics?${window}&step=1m${query}`)).series.map((one) => one.name);
  expect(await names('&name=cpu.user')).toEqual(['cpu.user']);
  expect(await names('&name=cpu.system&name=filesystem.total')).toEqual(['cpu.system', 'filesystem.total']);
  expect(await names('&name=load.1m')).toEqual([]);
});

test('a window that reaches beyond now has what arrived just now', async () => {
  const collector = await startCollector();
  const agent = await enrolHost(collector);
  const { wire } = await openSession(collector.streamUrl, agent);
  const instances = [{ name: '', metrics: [id['load.1m'] ?? 0], values: [[250]] }];
  wire.send(lifeBatch(1, [], { samples: [{ boot: 'a', atMs: [startMs - 1], monoMs: [1], instances }] }));
  await wire.next();
  const toNow = `from=${new Date(startMs - 60_000).toISOString()}&to=${new Date(startMs + 1).toISOString()}`;
  const response = await collector.app.inject({
    url: `/api/v1/hosts/${agent.hostId}/metrics?${toNow}&step=1m`,
    headers: { authorization: `Bearer ${await collector.key()}` },
  });
  expect(response.json<Metrics>().series.map(({ name, max }) => [name, max])).toEqual([['load.1m', [2.5, null]]]);
});

test('the host shows how full it is now, and nothing once that is old', async () => {
  const { collector, get } = await hostWithMetrics();
  expect((await get<HostDetail>('')).now).toEqual({
    cpuPercent: 50.5,
    memoryPercent: null,
    diskPercent: 75,
    diskMount: '/',
  });
  await collector.clock.advance(101_000);
  expect((await get<HostDetail>('')).now).toEqual({
    cpuPercent: null,
    memoryPercent: null,
    diskPercent: null,
    diskMount: null,
  });
});
