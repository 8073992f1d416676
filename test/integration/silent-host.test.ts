import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '@kadoban/collector/src/store/backends/sqlite.ts';
import { openStore } from '@kadoban/collector/src/store/open.ts';
import { readHost } from '@kadoban/collector/src/store/readings.ts';
import { expect, onTestFinished, test } from 'vitest';
import { capability } from '../kit/capabilities.ts';
import { collectorClient } from '../kit/collector-client.ts';
import { closedPort } from '../kit/listen.ts';
import { network } from '../kit/network.ts';
import { run, start } from '../kit/program.ts';
import { until } from '../kit/until.ts';

const main = (workspace: string) => join(import.meta.dirname, `../../${workspace}/src/main.ts`);

/** The hold is 30 s; a probe of a host that does not answer takes twice its time limit. */
const silenceMs = 50_000;

async function folder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'kadoban-silent-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

/** A collector at `address` and an enrolled agent, each started by the command line that `at…` makes of it. */
async function scene(address: string, atCollector = commandLine, atAgent = commandLine) {
  const dir = await folder();
  const data = join(dir, 'data');
  const config = join(dir, 'agent.yaml');
  const collectorConfig = join(dir, 'collector.yaml');
  await writeFile(config, `stateDir: ${join(dir, 'agent')}\nsampleEveryMs: 1000\n`);
  await writeFile(collectorConfig, 'probe: { timeoutMs: 2000 }\n');
  const serve = [main('collector'), 'serve', '--data', data, '--listen', address, '--config', collectorConfig];
  start(...atCollector(process.execPath, serve), join(dir, 'collector.log'));
  const { url } = await until('the collector listens', 20_000, async () => {
    return JSON.parse(await readFile(join(data, 'endpoint.json'), 'utf8')) as { url: string };
  });
  const token = await run(process.execPath, [main('collector'), 'token', 'create', '--data', data]);
  const enroll = [main('agent'), 'enroll', '--collector', url, '--token-file', '-', '--config', config];
  await run(...atAgent(process.execPath, enroll), `${token}\n`);
  const runAgent = () =>
    start(...atAgent(process.execPath, [main('agent'), 'run', '--config', config]), join(dir, 'agent.log'));
  return { data, url, runAgent };
}

function commandLine(file: string, args: readonly string[]): [file: string, args: readonly string[]] {
  return [file, args];
}

/** The hosts whose changes an open page is told of, as they come. */
async function toldLive(url: string, key: string): Promise<Set<string>> {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const headers = { authorization: `Bearer ${key}` };
  const { body } = await fetch(`${url}/api/v1/events`, { headers, signal: stop.signal });
  const told = new Set<string>();
  const read = async () => {
    for await (const text of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      for (const [, hostId = ''] of text.matchAll(/"([0-9a-f-]{36})"/g)) told.add(hostId);
    }
  };
  read().catch(() => undefined);
  return told;
}

test('a killed agent on a running machine: silent, then up by its answer, and healed when it is back', async () => {
  const { data, url, runAgent } = await scene(`127.0.0.1:${await closedPort(createServer())}`);
  const key = (await readFile(join(data, 'admin.key'), 'utf8')).trim();
  const api = collectorClient(url, key);
  const agent = runAgent();
  const host = await until('the host is up', 30_000, async () => {
    const [one] = (await api.hosts()).hosts;
    return one?.state.status === 'up' ? one : undefined;
  });
  await agent.end('SIGKILL');
  // What is told from now on is not that it went.
  const { lastSeen } = await until('the agent is known to be gone', 10_000, async () => {
    const one = await api.host(host.id);
    return one.connected ? undefined : { lastSeen: one.lastSeen ?? '' };
  });

  const told = await toldLive(url, key);
  await until('the host answers a probe', silenceMs, async () => {
    // A page that asks only when it is told to comes to the last state; a short one before it may be over when it asks.
    if (!told.delete(host.id)) return undefined;
    const { state } = await api.host(host.id);
    return state.reason === 'answers-probe' ? true : undefined;
  });
  const gap = { from: lastSeen, to: new Date().toISOString() };
  const spans = (await api.spans(host.id, gap)).spans.map(({ status, reason }) => `${status} ${reason}`);
  expect(spans).toEqual(['unknown silent', 'up answers-probe']);

  runAgent();
  await until('the agent is back', 30_000, async () => {
    const { state } = await api.host(host.id);
    return state.status === 'up' && state.reason === undefined ? true : undefined;
  });
  expect((await api.spans(host.id, gap)).spans.map(({ status }) => status)).toEqual(['up']);
});

capability('namespaces')(
  'a machine that nobody reaches: silent, then down since no earlier than its last sign, and healed by the same boot',
  async () => {
    const { left, right } = network();
    const { data, runAgent } = await scene(`${left.address}:8480`, left.at, right.at);
    const agent = runAgent();
    const store = await openStore(openSqlite(join(data, 'kadoban.sqlite')));
    onTestFinished(() => store[Symbol.asyncDispose]());
    const read = async () => {
      const [host] = await store.hosts.list();
      if (!host) throw new Error('no host');
      const { changes } = await readHost(store, host, Date.now());
      return { changes, lastSeenMs: await store.evidence.lastSeen(host.hostId) };
    };
    await until('the host is up', 30_000, async () =>
      (await read()).changes.at(-1)?.status === 'up' ? true : undefined,
    );

    agent.child.kill('SIGSTOP');
    right.ip('link', 'set', 'eth', 'down');
    const { changes, lastSeenMs } = await until('the host is down', silenceMs, async () => {
      const reading = await read();
      return reading.changes.at(-1)?.status === 'down' ? reading : undefined;
    });
    expect(changes.at(-1)).toMatchObject({ reason: 'unreachable', earliestMs: lastSeenMs });
    expect(changes.at(-2)).toMatchObject({ status: 'unknown', reason: 'silent', atMs: lastSeenMs });

    right.ip('link', 'set', 'eth', 'up');
    agent.child.kill('SIGCONT');
    await until('the host is back', 90_000, async () => {
      const { changes } = await read();
      return changes.length === 1 ? true : undefined;
    });
    expect((await read()).changes.map(({ status, reason }) => [status, reason])).toEqual([['up', undefined]]);
  },
);

capability('namespaces', 'ping')('what the collector’s own machine cannot send is no look at the host', async () => {
  const { left, right, unplug } = network();
  const source = (path: string) => join(import.meta.dirname, '../../collector/src', path);
  const script = `
    import { reach } from '${source('probes/reach.ts')}';
    import { findPing } from '${source('probes/ping.ts')}';
    import { systemClock as clock } from '${source('clock.ts')}';
    const signal = new AbortController().signal;
    const ways = { ports: [22, 80], ping: findPing() };
    console.log(await reach('${right.address}', ways, { timeoutMs: 1500, clock, signal }));`;
  const ask = () => run(...left.at(process.execPath, ['--input-type=module', '--eval', script]));
  expect(await ask()).toBe('answered');
  right.ip('link', 'set', 'eth', 'down');
  expect(await ask()).toBe('nothing');
  right.ip('link', 'set', 'eth', 'up');
  unplug(left);
  expect(await ask(), 'the cable to the switch is pulled').toBe('not-asked');
  left.ip('link', 'set', 'eth', 'down');
  expect(await ask(), 'there is no route').toBe('not-asked');
});
