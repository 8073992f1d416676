import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { commandLine } from '../kit/command-line.ts';
import { closedPort, listen } from '../kit/listen.ts';
import { until } from '../kit/until.ts';

const script = join(import.meta.dirname, '../../start.ts');

/** Building the page takes most of it, the first time. */
const runningMs = 50_000;

async function scene() {
  const folder = await mkdtemp(join(tmpdir(), 'kadoban-start-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const data = join(folder, 'data');
  const listenOn = `127.0.0.1:${await closedPort(createServer())}`;
  const env = { KADOBAN_DATA: data, KADOBAN_LISTEN: listenOn };
  return {
    data,
    url: `http://${listenOn}`,
    start: (other = {}, args: readonly string[] = []) =>
      commandLine(process.execPath, [script, ...args], { ...env, ...other }),
  };
}

/** The hosts that the API tells, as soon as there is one with a sample. */
function hosts(url: string, key: string): Promise<{ id: string }[]> {
  return until('a host', 20_000, async () => {
    const response = await fetch(`${url}/api/v1/hosts`, { headers: { authorization: `Bearer ${key}` } });
    const body = (await response.json()) as { hosts: { id: string }[] };
    return body.hosts.length > 0 ? body.hosts : undefined;
  });
}

test('start shows this host, ends in order, and continues with the same identity', async () => {
  const { data, url, start } = await scene();
  // What an enrolment leaves that was cut off.
  await mkdir(join(data, 'agent'), { recursive: true, mode: 0o700 });
  await writeFile(join(data, 'agent/state.json'), '{}');
  const first = start();
  const [link] = await first.untilSaid(/http:\S+login\S+/, runningMs);
  expect(link.startsWith(url)).toBe(true);
  const keyFile = join(data, 'admin.key');
  expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
  const key = (await readFile(keyFile, 'utf8')).trim();
  const before = await hosts(url, key);

  first.kill('SIGINT');
  expect(await first.ended).toBe(0);
  expect(first.said()).toMatch(/stopping the agent\n.*stopping the collector\n.*ended/);
  await expect(fetch(url)).rejects.toThrow();

  const second = start();
  await second.untilSaid(/login/, runningMs);
  expect(second.said()).not.toContain('enrolling');
  expect((await hosts(url, key)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  second.kill('SIGTERM');
  expect(await second.ended).toBe(0);
});

test('when the agent dies, start says so, ends the collector and fails', async () => {
  const { data, url, start } = await scene();
  const running = start();
  await running.untilSaid(/login/, runningMs);
  const agentPid = await until('the agent names its process', 10_000, async () => {
    return Number.parseInt(await readFile(join(data, 'agent/agent.pid'), 'utf8'), 10);
  });
  process.kill(agentPid, 'SIGKILL');
  expect(await running.ended).toBe(1);
  expect(running.said()).toContain('the agent ended by itself (SIGKILL)');
  await expect(fetch(url)).rejects.toThrow();
});

test('a taken port is named, with a way out', async () => {
  const { start } = await scene();
  const port = await listen(createServer());
  const refused = start({ KADOBAN_LISTEN: `127.0.0.1:${port}` });
  expect(await refused.ended).toBe(1);
  expect(refused.said()).toContain(`port ${port} on 127.0.0.1 is taken`);
});

test('a data directory that cannot be made is named', async () => {
  const { data, start } = await scene();
  await writeFile(data, 'a file');
  const refused = start({ KADOBAN_DATA: join(data, 'below') });
  expect(await refused.ended).toBe(1);
  expect(refused.said()).toContain(`cannot keep data in ${join(data, 'below')}: it is not a directory`);
});

test('an address without a port is refused', async () => {
  const { start } = await scene();
  const refused = start({ KADOBAN_LISTEN: 'localhost' });
  expect(await refused.ended).toBe(1);
  expect(refused.said()).toContain('KADOBAN_LISTEN is localhost; it has to be HOST:PORT');
});

test('an argument is refused, with what takes its place', async () => {
  const { start } = await scene();
  const refused = start({}, ['--port', '9000']);
  expect(await refused.ended).toBe(1);
  expect(refused.said()).toMatch(/--port: npm start takes no arguments\. .*KADOBAN_LISTEN=HOST:PORT/);
});
