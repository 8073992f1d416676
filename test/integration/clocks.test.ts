import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aliveFile, decodeAlive } from '@kadoban/agent/src/spool/alive.ts';
import { expect, onTestFinished } from 'vitest';
import { capability, faketimeLibrary } from '../kit/capabilities.ts';
import { collectorClient } from '../kit/collector-client.ts';
import { closedPort } from '../kit/listen.ts';
import { run, start } from '../kit/program.ts';
import { until } from '../kit/until.ts';

const main = (workspace: string) => join(import.meta.dirname, `../../${workspace}/src/main.ts`);
const hourMs = 3_600_000;

/** An agent's clock is asked for once a minute. */
const askedWithinMs = 90_000;

/** A collector that can be ended and started again, and an agent whose wall clock can be set. */
async function scene() {
  const dir = await mkdtemp(join(tmpdir(), 'kadoban-clocks-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const [data, config, clock] = ['data', 'agent.yaml', 'clock'].map((name) => join(dir, name)) as [
    string,
    string,
    string,
  ];
  const address = `127.0.0.1:${await closedPort(createServer())}`;
  const check = '  - { name: open, kind: tcp, host: 127.0.0.1, port: 9, intervalMs: 2000, failures: 1 }';
  await writeFile(config, `stateDir: ${join(dir, 'agent')}\nsampleEveryMs: 1000\nchecks:\n${check}\n`);
  const writeClock = (aheadMs: number) => writeFile(clock, `${aheadMs < 0 ? '-' : '+'}${Math.abs(aheadMs) / 1000}\n`);
  await writeClock(0);
  /** Resolves when the agent gave a sign of life since. */
  const setClock = async (aheadMs: number) => {
    await writeClock(aheadMs);
    await until(`the agent lives ${aheadMs} ms ahead`, 20_000, async () => {
      const alive = decodeAlive(await readFile(join(dir, 'agent/spool', aliveFile)));
      return alive && Math.abs(alive.aheadMs - aheadMs) < 2000 ? true : undefined;
    });
  };
  const serve = async () => {
    const args = [main('collector'), 'serve', '--data', data, '--listen', address];
    const collector = start(process.execPath, args, join(dir, 'collector.log'));
    await until(
      'the collector listens',
      20_000,
      async () => (await fetch(`http://${address}/healthz`)).ok || undefined,
    );
    return collector;
  };
  const collector = await serve();
  const token = await run(process.execPath, [main('collector'), 'token', 'create', '--data', data]);
  const enroll = [main('agent'), 'enroll', '--collector', `http://${address}`, '--token-file', '-', '--config', config];
  await run(process.execPath, enroll, `${token}\n`);
  const lies = [
    `LD_PRELOAD=${faketimeLibrary()}`,
    `FAKETIME_TIMESTAMP_FILE=${clock}`,
    'FAKETIME_NO_CACHE=1',
    // The kernel's other clocks are not anybody's to set.
    'FAKETIME_DONT_FAKE_MONOTONIC=1',
  ];
  const agentArgs = [...lies, process.execPath, main('agent'), 'run', '--config', config];
  const runAgent = () => start('/usr/bin/env', agentArgs, join(dir, 'agent.log'));
  const key = (await readFile(join(data, 'admin.key'), 'utf8')).trim();
  return { data, api: collectorClient(`http://${address}`, key), collector, serve, setClock, runAgent };
}

capability('faketime')(
  'a wall clock that jumps an hour ahead and an hour back, connected or not, tears nothing, and the report tells it',
  async () => {
    const { data, api, collector, serve, setClock, runAgent } = await scene();
    const startedMs = Date.now();
    runAgent();
    const { id } = await until('the host is up', 30_000, async () => {
      const [one] = (await api.hosts()).hosts;
      return one?.state.status === 'up' ? one : undefined;
    });
    const shownMs = (ms: number, withinMs: number) =>
      until(`the clock is shown ${ms} ms ahead`, withinMs, async () => {
        const { clockOffsetMs, connected } = await api.host(id);
        return connected && Math.abs((clockOffsetMs ?? 0) - ms) < 2000 ? true : undefined;
      });
    await shownMs(0, 10_000);

    await setClock(hourMs);
    await shownMs(hourMs, askedWithinMs);

    await collector.end('SIGKILL');
    await setClock(-hourMs);
    await serve();
    await shownMs(-hourMs, 30_000);
    await setClock(0);

    const host = await api.host(id);
    const nowMs = Date.parse(host.lastSeen ?? '');
    expect(Date.now() - nowMs).toBeLessThan(5000);
    const window = { from: new Date(startedMs - 2 * hourMs).toISOString(), to: new Date(nowMs).toISOString() };
    // Before the agent was started nobody looked.
    const known = async (parameters: Record<string, string>) =>
      (await api.spans(id, { ...window, ...parameters })).spans.filter(({ status }) => status !== 'unknown');
    const [up, ...others] = await known({});
    expect([up?.status, up?.to, others]).toEqual(['up', window.to, []]);
    expect(Math.abs(Date.parse(up?.from ?? '') - startedMs)).toBeLessThan(10_000);
    expect((await known({ check: 'open' })).map(({ status, to }) => [status, to])).toEqual([['down', window.to]]);

    const month = new Date(nowMs).toISOString().slice(0, 7);
    const args = [main('collector'), 'report', '--data', data, '--month', month, '--tz', 'UTC', '--format', 'json'];
    const { lines, method } = JSON.parse(await run(process.execPath, args));
    expect(lines[0]).toMatchObject({ id: `host:${id}`, clockOffsetMs: expect.any(Number) });
    expect(method.worstClockOffsetMs).toBe(lines[0].clockOffsetMs);
    expect(Math.abs(Math.abs(lines[0].clockOffsetMs) - hourMs)).toBeLessThan(2000);
  },
);
