import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { collectorClient } from './collector-client.ts';
import { closedPort } from './listen.ts';
import { type Program, run, start } from './program.ts';
import { Shop } from './shop.ts';
import { until } from './until.ts';

const dist = join(import.meta.dirname, '../../dist');
const agentBinary = join(dist, 'kadoban-agent');
export const collectorBinary = join(dist, 'kadoban-collector');

/** How often the agent of a scene looks at the shop, and takes a sample. */
export const intervalMs = 1000;

/** A collector, an agent and a shop that it checks, on free ports and in a folder of their own, until the end of the test. */
async function scene() {
  const folder = await mkdtemp(join(tmpdir(), 'kadoban-e2e-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const shop = new Shop();
  await shop.open();
  const url = `http://127.0.0.1:${await closedPort(createServer())}`;
  const data = join(folder, 'data');
  const config = join(folder, 'agent.yaml');
  const check = `  - name: shop\n    kind: http\n    url: http://127.0.0.1:${shop.port}/\n    intervalMs: ${intervalMs}\n`;
  const yaml = `stateDir: ${join(folder, 'agent')}\nsampleEveryMs: ${intervalMs}\nchecks:\n${check}    failures: 2\n`;
  await writeFile(config, yaml);
  const listen = url.replace('http://', '');
  const serve = () =>
    start(collectorBinary, ['serve', '--data', data, '--listen', listen], join(folder, 'collector.log'));
  const runAgent = () => start(agentBinary, ['run', '--config', config], join(folder, 'agent.log'));
  // The list of hosts is what these tests look at.
  const login = async () => (await run(collectorBinary, ['login', '--data', data])).replace('/#', '/hosts#');
  return { folder, shop, url, data, config, serve, runAgent, login };
}

/** A scene that plays: the collector is ready, the agent enrolled and running, its host and check known to be up. */
export async function playing() {
  const stage = await scene();
  const { data, url, config } = stage;
  const collector: Program = stage.serve();
  await until('the collector is ready', 20_000, async () => ((await fetch(`${url}/readyz`)).ok ? true : undefined));
  const api = collectorClient(url, (await readFile(join(data, 'admin.key'), 'utf8')).trim());
  const token = await run(collectorBinary, ['token', 'create', '--data', data]);
  await run(agentBinary, ['enroll', '--collector', url, '--token-file', '-', '--config', config], `${token}\n`);
  const agent: Program = stage.runAgent();
  const host = await until('the host is up', 30_000, async () => {
    const [one] = (await api.hosts()).hosts;
    return one?.state.status === 'up' && one.checks.up === 1 && one.now.cpuPercent !== null ? one : undefined;
  });
  return { ...stage, collector, agent, api, host, token };
}
