import type { Lifecycle, Result } from '@kadoban/proto/messages';
import { describe, expect, test } from 'vitest';
import { enrolHost, startCollector, startMs, type TestCollector } from '../../../test/kit/collector.ts';
import { lifeBatch, openSession } from '../../../test/kit/wire.ts';
import type { Availability, HostDetail, HostList, SpanList } from './contract.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** What a collector answers to a person with a key. */
async function client(collector: TestCollector) {
  const headers = { authorization: `Bearer ${await collector.key()}` };
  return async <T>(url: string) => {
    const response = await collector.app.inject({ url, headers });
    return { status: response.statusCode, body: response.json<T & { code?: string; message?: string }>() };
  };
}

function every(stepMs: number, fromMs: number, toMs: number): number[] {
  return Array.from(
    { length: Math.max(0, Math.ceil((toMs - fromMs) / stepMs)) },
    (_, index) => fromMs + index * stepMs,
  );
}

interface Story {
  readonly alive: readonly (readonly [fromMs: number, toMs: number, boot: string])[];
  readonly results?: readonly Result[];
  readonly lifecycle?: readonly Lifecycle[];
}

/** A host enrolled at the start of a collector's day, with what its agent told over its session; the collector's clock goes on to `nowMs`. */
async function hostWith(story: Story, nowMs: number) {
  const collector = await startCollector();
  await collector.store.upTimes.stamp('run', startMs, startMs);
  const agent = await enrolHost(collector);
  await collector.clock.advance(nowMs - startMs);
  const { wire } = await openSession(collector.streamUrl, agent);
  let firstSeq = 1;
  for (const [fromMs, toMs, boot] of story.alive) {
    const atMs = every(10 * second, fromMs, toMs);
    wire.send(lifeBatch(firstSeq, atMs, { boot }));
    expect(await wire.next()).toMatchObject({ type: 'ack' });
    firstSeq += atMs.length;
  }
  const { results = [], lifecycle = [] } = story;
  if (results.length + lifecycle.length > 0) {
    wire.send(lifeBatch(firstSeq, [], { samples: [], results, lifecycle }));
    expect(await wire.next()).toMatchObject({ type: 'ack' });
  }
  await collector.store.upTimes.stamp('run', startMs, nowMs);
  return { collector, hostId: agent.hostId, get: await client(collector) };
}

function look(atMs: number, status: Result['status'], more: Partial<Result> = {}): Result {
  return { check: 'shop', atMs, status, reason: '', output: '', timings: [], ...more };
}

const shop = {
  name: 'shop',
  kind: 'http',
  target: 'http://shop/',
  intervalMs: 10 * second,
  failures: 2,
  recoveries: 1,
};
const at = (ms: number) => new Date(ms).toISOString();

describe('a host that rebooted', () => {
  const nowMs = startMs + hour;
  const story: Story = {
    alive: [
      [startMs, startMs + 20 * minute, 'a'],
      [startMs + 25 * minute, nowMs, 'b'],
    ],
    lifecycle: [
      {
        type: 'agentStarted',
        atMs: startMs + 25 * minute,
        boot: 'b',
        bootAtMs: startMs + 24 * minute,
        version: '0.1.0',
      },
    ],
  };
  const lastOfA = startMs + 20 * minute - 10 * second;

  test('its spans are what its evidence says, with the bounds', async () => {
    const { get, hostId } = await hostWith(story, nowMs);
    const window = `from=${at(startMs)}&to=${at(nowMs)}`;
    const { body } = await get<SpanList>(`/api/v1/hosts/${hostId}/spans?${window}`);
    expect(body).toEqual({
      target: `host:${hostId}`,
      from: at(startMs),
      to: at(nowMs),
      asOf: at(nowMs),
      spans: [
        { from: at(startMs), to: at(lastOfA), status: 'up' },
        {
          from: at(lastOfA),
          to: at(startMs + 25 * minute),
          status: 'down',
          reason: 'reboot',
          latest: at(startMs + 24 * minute),
        },
        { from: at(startMs + 25 * minute), to: at(nowMs), status: 'up' },
      ],
    });
  });

  test('its availability is counted in milliseconds, and the outage carries what is known of it', async () => {
    const { get, hostId } = await hostWith(story, nowMs);
    const window = `from=${at(startMs)}&to=${at(nowMs)}`;
    const { body } = await get<Availability>(`/api/v1/hosts/${hostId}/availability?${window}`);
    const downMs = 5 * minute + 10 * second;
    expect(body).toMatchObject({
      target: `host:${hostId}`,
      period: null,
      timeZone: 'Asia/Tokyo',
      agreedMs: hour,
      baseMs: hour,
      downMs,
      unknownMs: 0,
      primary: { badMs: downMs, ofMs: hour, percent: '91.388888' },
      best: { badMs: minute },
      coverage: '100.000000',
      outageCount: 1,
      outages: [{ from: at(lastOfA), to: at(startMs + 25 * minute), downMs, countedMs: downMs, reason: 'reboot' }],
      mttrMs: downMs,
    });
  });

  test('the list and the page of the host say the same of the month', async () => {
    const { get, hostId } = await hostWith(story, nowMs);
    const { body: list } = await get<HostList>('/api/v1/hosts?month=2026-10');
    const { body: detail } = await get<HostDetail>(`/api/v1/hosts/${hostId}?month=2026-10`);
    const { body: month } = await get<Availability>(`/api/v1/hosts/${hostId}/availability?month=2026-10`);
    expect(list).toMatchObject({ asOf: at(nowMs), period: '2026-10', timeZone: 'Asia/Tokyo' });
    const { enrolledAt, bootedAt, decommissionedAt, config, keyFingerprint, checkDetails, ...summary } = detail;
    expect(list.hosts).toEqual([summary]);
    expect(summary.availability).toEqual(month);
    expect(summary).toMatchObject({
      id: hostId,
      name: 'web-1',
      connected: true,
      revoked: false,
      state: { status: 'up', since: at(startMs + 25 * minute) },
      lastSeen: at(nowMs - 10 * second),
      checks: { up: 0, degraded: 0, down: 0, unknown: 0 },
    });
    expect([enrolledAt, checkDetails]).toEqual([at(startMs), []]);
  });

  test('months begin at midnight of the zone that is asked for', async () => {
    const { get, hostId } = await hostWith(story, nowMs);
    const edges = async (query: string) => {
      const { body } = await get<Availability>(`/api/v1/hosts/${hostId}/availability?${query}`);
      return [body.period, body.timeZone, body.from, body.to];
    };
    expect(await edges('month=2026-10')).toEqual([
      '2026-10',
      'Asia/Tokyo',
      '2026-09-30T15:00:00.000Z',
      '2026-10-31T15:00:00.000Z',
    ]);
    expect(await edges('month=2026-10&tz=UTC')).toEqual([
      '2026-10',
      'UTC',
      '2026-10-01T00:00:00.000Z',
      '2026-11-01T00:00:00.000Z',
    ]);
    expect(await edges('month=2026-10&tz=Europe/Berlin')).toEqual([
      '2026-10',
      'Europe/Berlin',
      '2026-09-30T22:00:00.000Z',
      '2026-10-31T23:00:00.000Z',
    ]);
    expect(await edges('')).toEqual(await edges('month=2026-10'));
  });

  test('a month that has not begun has no number', async () => {
    const { get, hostId } = await hostWith(story, nowMs);
    const { body } = await get<Availability>(`/api/v1/hosts/${hostId}/availability?month=2027-01`);
    expect(body).toMatchObject({
      agreedMs: 0,
      baseMs: 0,
      primary: null,
      worst: null,
      best: null,
      coverage: null,
      outages: [],
    });
  });

  test('time before the host was enrolled is not monitored', async () => {
    const { get, hostId } = await hostWith(story, nowMs);
    const window = `from=${at(startMs - hour)}&to=${at(nowMs)}`;
    const { body } = await get<Availability>(`/api/v1/hosts/${hostId}/availability?${window}`);
    expect(body.unknownByReason).toEqual({ 'not-monitored': hour });
  });
});

describe('the month boundary', () => {
  test('an outage across midnight in Tokyo is counted in both months, each its part', async () => {
    const newMonthMs = Date.parse('2026-10-31T15:00:00Z');
    const nowMs = newMonthMs + hour;
    const { get, hostId } = await hostWith(
      {
        alive: [
          [newMonthMs - hour, newMonthMs - 10 * minute + second, 'a'],
          [newMonthMs + 20 * minute, nowMs, 'b'],
        ],
      },
      nowMs,
    );
    const month = async (query: string) =>
      (await get<Availability>(`/api/v1/hosts/${hostId}/availability?${query}`)).body.outages.map(
        (one) => one.countedMs,
      );
    expect(await month('month=2026-10')).toEqual([10 * minute]);
    expect(await month('month=2026-11')).toEqual([20 * minute]);
    expect(await month('month=2026-10&tz=UTC')).toEqual([30 * minute]);
    expect(await month('month=2026-11&tz=UTC')).toEqual([]);
  });
});

describe('silence', () => {
  test('a host that is not heard of is unknown from its last sign of life, not down', async () => {
    const nowMs = startMs + hour;
    const { collector, hostId, get } = await hostWith({ alive: [[startMs, startMs + 10 * minute, 'a']] }, nowMs);
    // The collector was there all the time.
    await collector.store.upTimes.stamp('run', startMs, nowMs);
    const { body } = await get<HostDetail>(`/api/v1/hosts/${hostId}`);
    const lastMs = startMs + 10 * minute - 10 * second;
    expect(body.state).toEqual({ status: 'unknown', reason: 'silent', since: at(lastMs) });
    expect(body.availability).toMatchObject({ downMs: 0, outages: [] });
  });

  test('a host is no longer monitored once its key is revoked', async () => {
    const nowMs = startMs + hour;
    const { collector, hostId, get } = await hostWith({ alive: [[startMs, startMs + 10 * minute, 'a']] }, nowMs);
    await collector.store.hosts.revoke(hostId, { author: 'kanri', atMs: startMs + 9 * minute });
    const { body } = await get<HostDetail>(`/api/v1/hosts/${hostId}`);
    expect(body).toMatchObject({ revoked: true, state: { status: 'unknown', reason: 'not-monitored' } });
  });
});

describe('checks', () => {
  const nowMs = startMs + 10 * minute;
  const lifecycle: Lifecycle[] = [{ type: 'checkSet', atMs: startMs, checks: [shop] }];
  const alive = [[startMs, nowMs, 'a']] as const;

  test('an outage is backdated to the first failure and says what the check said then', async () => {
    const failing = { reason: 'refused', output: 'connect ECONNREFUSED' };
    const results = every(10 * second, startMs, nowMs).map((ms) => {
      const isDown = ms >= startMs + 5 * minute && ms < startMs + 6 * minute;
      return look(ms, isDown ? 'down' : 'up', isDown ? failing : { timings: [{ name: 'total', us: 12_345 }] });
    });
    const { get, hostId } = await hostWith({ alive, results, lifecycle }, nowMs);
    const { body } = await get<Availability>(`/api/v1/hosts/${hostId}/availability?month=2026-10&check=shop`);
    expect(body).toMatchObject({
      target: `check:${hostId}/shop`,
      downMs: minute,
      outages: [
        {
          from: at(startMs + 5 * minute),
          to: at(startMs + 6 * minute),
          earliest: at(startMs + 5 * minute - 10 * second),
          ...failing,
        },
      ],
    });
    const { body: detail } = await get<HostDetail>(`/api/v1/hosts/${hostId}?month=2026-10`);
    expect(detail.checks).toEqual({ up: 1, degraded: 0, down: 0, unknown: 0 });
    expect(detail.checkDetails).toMatchObject([
      {
        name: 'shop',
        watched: true,
        suspected: false,
        state: { status: 'up', since: at(startMs + 6 * minute) },
        lastLook: { at: at(nowMs - 10 * second), status: 'up', timings: [{ name: 'total', ms: 12.345 }] },
        availability: body,
      },
    ]);
  });

  test('a failure that is not confirmed yet is a suspicion and no outage', async () => {
    const results = every(10 * second, startMs, nowMs).map((ms) =>
      look(ms, ms === nowMs - 10 * second ? 'down' : 'up'),
    );
    const { get, hostId } = await hostWith({ alive, results, lifecycle }, nowMs);
    const { body } = await get<HostDetail>(`/api/v1/hosts/${hostId}`);
    expect(body.checkDetails).toMatchObject([
      { suspected: true, state: { status: 'up' }, availability: { downMs: 0 } },
    ]);
  });

  test('a check that is no longer run counts for nothing now', async () => {
    const gone: Lifecycle = { type: 'checkSet', atMs: startMs + 5 * minute, checks: [] };
    const results = every(10 * second, startMs, startMs + 5 * minute).map((ms) => look(ms, 'down'));
    const { get, hostId } = await hostWith({ alive, results, lifecycle: [...lifecycle, gone] }, nowMs);
    const { body } = await get<HostDetail>(`/api/v1/hosts/${hostId}`);
    expect(body.checks).toEqual({ up: 0, degraded: 0, down: 0, unknown: 0 });
    expect(body.checkDetails).toMatchObject([
      { watched: false, state: { status: 'unknown', reason: 'not-monitored' } },
    ]);
  });
});

describe('a wrong request', () => {
  const window = 'from=2026-10-01T00:00:00Z&to=2026-10-02T00:00:00Z';
  const wrong: [path: string, status: number, code: string, message: RegExp][] = [
    ['hosts?month=2026-13', 400, 'REQUEST_INVALID', /query month: must be a calendar month, such as 2026-10/],
    ['hosts?mont=2026-10', 400, 'REQUEST_INVALID', /mont is not known; did you mean month\?/],
    ['hosts?tz=Tokyo', 400, 'REQUEST_INVALID', /tz: Tokyo is no IANA time zone/],
    ['hosts?tz=%2B09:00', 400, 'REQUEST_INVALID', /tz: \+09:00 is no IANA time zone/],
    ['hosts/nobody', 404, 'HOST_UNKNOWN', /nobody/],
    ['hosts/nobody/availability', 404, 'HOST_UNKNOWN', /nobody/],
    [`hosts/nobody/spans?${window}`, 404, 'HOST_UNKNOWN', /nobody/],
    [`hosts/nobody/metrics?${window}&step=1h`, 404, 'HOST_UNKNOWN', /nobody/],
    [`hosts/HOST/spans?${window}&check=none`, 404, 'CHECK_UNKNOWN', /none on web-1/],
    ['hosts/HOST/spans', 400, 'REQUEST_INVALID', /query from: is missing/],
    ['hosts/HOST/spans?from=2026-10-01T00:00:00Z', 400, 'REQUEST_INVALID', /query to: is missing/],
    [
      'hosts/HOST/spans?from=2026-10-01T00:00:00&to=2026-10-02T00:00:00Z',
      400,
      'REQUEST_INVALID',
      /query from: must be RFC 3339/,
    ],
    [
      'hosts/HOST/spans?from=2026-10-01T00:00:00+09:00&to=2026-10-02T00:00:00Z',
      400,
      'REQUEST_INVALID',
      /query from: .*%2B/,
    ],
    [
      'hosts/HOST/spans?from=2026-10-02T00:00:00Z&to=2026-10-02T00:00:00Z',
      400,
      'REQUEST_INVALID',
      /from must be before to/,
    ],
    ['hosts/HOST/spans?from=2020-10-02T00:00:00Z&to=2026-10-02T00:00:00Z', 400, 'REQUEST_INVALID', /two years/],
    [`hosts/HOST/spans?${window}&from=2026-10-01T00:00:00Z`, 400, 'REQUEST_INVALID', /query from: must be string/],
    ['hosts/HOST/availability?from=2026-10-01T00:00:00Z', 400, 'REQUEST_INVALID', /from and to go together/],
    [`hosts/HOST/availability?${window}&month=2026-10`, 400, 'REQUEST_INVALID', /either month or from and to/],
    [`hosts/HOST/metrics?${window}`, 400, 'REQUEST_INVALID', /query step: is missing/],
    [`hosts/HOST/metrics?${window}&step=0s`, 400, 'REQUEST_INVALID', /query step: must be such as 60s/],
    [`hosts/HOST/metrics?${window}&step=1s`, 400, 'REQUEST_INVALID', /step: more than 44640 steps/],
    [`hosts/HOST/metrics?${window}&step=1m&name=cpu`, 400, 'REQUEST_INVALID', /query name: must be one of cpu\.user, /],
  ];

  test('is refused with what, where and why', async () => {
    const collector = await startCollector();
    const { hostId } = await enrolHost(collector);
    const get = await client(collector);
    for (const [path, status, code, message] of wrong) {
      const { status: answered, body } = await get(`/api/v1/${path.replace('HOST', hostId)}`);
      expect([path, answered, body.code, body.message]).toEqual([path, status, code, expect.stringMatching(message)]);
    }
  });
});
