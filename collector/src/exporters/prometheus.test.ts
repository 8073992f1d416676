import { expect, test } from 'vitest';
import { enrolHost, startCollector, startMs } from '../../../test/kit/collector.ts';
import { lifeBatch, openSession } from '../../../test/kit/wire.ts';

/** The samples of a family, by their labels as they are written. */
function samplesOf(text: string, family: string): Record<string, number> {
  const lines = text.split('\n').filter((line) => line.startsWith(`${family}{`));
  return Object.fromEntries(
    lines.map((line) => {
      const [, labels = '', value = ''] = /^\w+(\{.*\}) (\S+)$/.exec(line) ?? [];
      return [labels, Number(value)];
    }),
  );
}

async function scrape(collector: Awaited<ReturnType<typeof startCollector>>) {
  const headers = { authorization: `Bearer ${await collector.key()}` };
  return collector.app.inject({ url: '/metrics', headers });
}

test('every line is of the text format, and every family has its help and type first', async () => {
  const collector = await startCollector();
  await enrolHost(collector);
  const response = await scrape(collector);
  expect(response.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
  let family = '';
  for (const line of response.body.trimEnd().split('\n')) {
    const begins = /^# HELP (\w+) \S/.exec(line)?.[1];
    if (begins !== undefined) family = begins;
    else if (line.startsWith('#'))
      expect(line).toBe(`# TYPE ${family} ${family.endsWith('_total') ? 'counter' : 'gauge'}`);
    else expect(line).toMatch(new RegExp(`^${family}(\\{([a-z_]+="([^"\\\\\\n]|\\\\[\\\\"n])*",?)+\\})? -?[0-9.e+]+$`));
  }
  expect(response.body.endsWith('\n')).toBe(true);
});

test('a host has one status, and says whether its agent is connected', async () => {
  const collector = await startCollector();
  const agent = await enrolHost(collector);
  const { wire } = await openSession(collector.streamUrl, agent);
  wire.send(lifeBatch(1, [startMs]));
  await wire.next();
  await collector.clock.advance(1000);
  const { body } = await scrape(collector);
  const host = `host_id="${agent.hostId}",host="web-1"`;
  expect(samplesOf(body, 'kadoban_host_status')).toEqual({
    [`{${host},status="up"}`]: 1,
    [`{${host},status="degraded"}`]: 0,
    [`{${host},status="down"}`]: 0,
    [`{${host},status="unknown"}`]: 0,
  });
  expect(samplesOf(body, 'kadoban_host_connected')).toEqual({ [`{${host}}`]: 1 });
  expect(samplesOf(body, 'kadoban_host_unknown_seconds')).toEqual({
    [`{${host}}`]: (startMs - Date.parse('2026-10-01T00:00:00+09:00')) / 1000,
  });
  expect(body).toContain(`\nkadoban_as_of_timestamp_seconds ${(startMs + 1000) / 1000}\n`);
  expect(body).toContain(`\nkadoban_host_figures_as_of_timestamp_seconds ${(startMs + 1000) / 1000}\n`);
  expect(body).toContain('\nkadoban_host_figures_missing 0\n');
  expect(samplesOf(body, 'kadoban_build_info')).toEqual({ '{version="1.2.3"}': 1 });
});

test('a host may be called anything', async () => {
  const collector = await startCollector();
  await enrolHost(collector, 'a"b\\c\nd 番');
  const { body } = await scrape(collector);
  expect(Object.keys(samplesOf(body, 'kadoban_host_connected'))[0]).toContain('host="a\\"b\\\\c\\nd 番"');
});

test('what the agents’ door has counted is told, what it refused by its reason', async () => {
  const collector = await startCollector();
  const { wire } = await openSession(collector.streamUrl, await enrolHost(collector));
  wire.send(lifeBatch(1, [startMs - 10_000, startMs]));
  await wire.next();
  wire.socket.send('text');
  await wire.ended;
  const { body } = await scrape(collector);
  expect(body).toContain('\nkadoban_ingest_handshakes_total 1\n');
  expect(body).toContain('\nkadoban_ingest_observations_total 2\n');
  expect(samplesOf(body, 'kadoban_ingest_refused_total')).toMatchObject({
    '{reason="frame-malformed"}': 1,
    '{reason="frame-too-large"}': 0,
  });
});
