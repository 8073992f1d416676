import { expect, test } from 'vitest';
import { enrolHost, startCollector, startMs } from '../../../test/kit/collector.ts';
import { lifeBatch, openSession } from '../../../test/kit/wire.ts';
import type { Availability } from '../api/contract.ts';
import { settleAll } from '../store/settle-all.ts';
import { makeReport } from './make-report.ts';

test('the report of all hosts says what the API says at the same instant', async () => {
  const collector = await startCollector();
  const agent = await enrolHost(collector);
  await collector.clock.advance(3_600_000);
  const { wire } = await openSession(collector.streamUrl, agent, { wallMs: startMs + 3_600_000 + 7 });
  const shop = { name: 'shop', kind: 'http', target: '', intervalMs: 10_000, failures: 1, recoveries: 1 };
  const lifecycle = [{ type: 'checkSet', atMs: startMs, checks: [shop] }] as const;
  const results = [0, 10, 20].map((seconds) => ({
    check: 'shop',
    atMs: startMs + seconds * 1000,
    status: seconds === 10 ? ('down' as const) : ('up' as const),
    reason: seconds === 10 ? 'status' : '',
    output: seconds === 10 ? '503' : '',
    timings: [],
  }));
  wire.send(lifeBatch(1, [startMs, startMs + 600_000], { boot: 'a', results, lifecycle }));
  await wire.next();
  wire.send(lifeBatch(6, [startMs + 900_000, startMs + 3_600_000], { boot: 'b' }));
  await wire.next();
  await settleAll(collector.store.evidence);
  const nowMs = collector.clock.wallMs();
  const request = {
    ...{ sla: null, month: '2026-10', asOfMs: nowMs },
    organisation: { name: '', timeZone: 'Asia/Tokyo' },
    versions: { software: '1.2.3', tzdata: '2026a', holidays: '1' },
  };
  const { report } = await makeReport(collector.store, request);
  const headers = { authorization: `Bearer ${await collector.key()}` };
  const ask = async (check: string) => {
    const url = `/api/v1/hosts/${agent.hostId}/availability?month=2026-10${check}`;
    const { outages, ...answer } = (await collector.app.inject({ url, headers })).json<Availability>();
    const {
      target: _,
      period: __,
      timeZone: ___,
      from: ____,
      to: _____,
      asOf: ______,
      unknownByReason,
      ...figures
    } = answer;
    return { figures: expect.objectContaining(figures), unknownByReason };
  };
  expect(report.period).toMatchObject({ asOf: new Date(nowMs).toISOString(), month: '2026-10' });
  expect(report.document.missing).toContainEqual({ what: 'period-open', until: '2026-10-31T15:00:00.000Z' });
  expect(report.lines).toEqual([
    expect.objectContaining({ title: 'web-1', ...(await ask('')) }),
    expect.objectContaining({ title: 'web-1 / shop', ...(await ask('&check=shop')) }),
  ]);
  const shown = report.outages.map(({ title, reason, downMs }) => [title, reason, downMs]);
  expect(shown).toEqual([
    ['web-1 / shop', 'status', 10_000],
    ['web-1', 'reboot', expect.any(Number)],
  ]);
  const host = (await collector.app.inject({ url: `/api/v1/hosts/${agent.hostId}?month=2026-10`, headers })).json();
  expect(host.worstClockOffsetMs).toBe(7);
  expect([report.method.worstClockOffsetMs, report.lines[0]?.clockOffsetMs]).toEqual([7, 7]);
});
