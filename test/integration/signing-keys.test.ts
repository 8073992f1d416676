import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { collectorClient } from '../kit/collector-client.ts';
import { closedPort, listen } from '../kit/listen.ts';
import { run, start } from '../kit/program.ts';
import { until } from '../kit/until.ts';

const main = (workspace: string) => join(import.meta.dirname, `../../${workspace}/src/main.ts`);

/** A collector that hands out agents, and what is done with it, as processes of their own. */
async function collectorIn(dir: string) {
  const data = join(dir, 'data');
  const address = `127.0.0.1:${await closedPort(createServer())}`;
  const agents = join(data, 'agents');
  await mkdir(agents, { recursive: true });
  for (const name of ['kadoban-agent-linux-x64.tar.gz', 'kadoban-agent-linux-arm64.tar.gz'])
    await writeFile(join(agents, name), 'no agent');
  const sum = createHash('sha256').update('no agent').digest('hex');
  await writeFile(
    join(agents, 'SHA256SUMS'),
    ['linux-x64', 'linux-arm64'].map((platform) => `${sum}  kadoban-agent-${platform}.tar.gz\n`).join(''),
  );
  const cli = (...words: string[]) => run(process.execPath, [main('collector'), ...words, '--data', data]);
  const serve = async () => {
    const words = [main('collector'), 'serve', '--data', data, '--listen', address];
    const program = start(process.execPath, words, join(dir, 'collector.log'));
    await until(
      'the collector is ready',
      60_000,
      async () => (await fetch(`http://${address}/readyz`)).ok || undefined,
    );
    return program;
  };
  return { data, address, cli, serve };
}

type Collector = Awaited<ReturnType<typeof collectorIn>>;

/** An enrolled agent of its own. */
async function agentOf(name: string, dir: string, collector: Collector) {
  const [config, log] = [join(dir, `${name}.yaml`), join(dir, `${name}.log`)];
  await writeFile(config, `stateDir: ${join(dir, name)}\nsampleEveryMs: 1000\n`);
  const cli = (words: string[], input = '') =>
    run(process.execPath, [main('agent'), ...words, '--config', config], input);
  const said = await cli(['enroll', '--token-file', '-'], await collector.cli('token', 'create', '--tags', 'web'));
  const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(said)?.[0] ?? '';
  await collector.cli('host', 'rename', id, name);
  return {
    cli,
    log: () => readFile(log, 'utf8'),
    start: () => start(process.execPath, [main('agent'), 'run', '--config', config], log),
  };
}

async function scene() {
  const dir = await mkdtemp(join(tmpdir(), 'kadoban-keys-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const collector = await collectorIn(dir);
  const first = await collector.serve();
  const [stays, leaves] = [await agentOf('stays', dir, collector), await agentOf('leaves', dir, collector)];
  const key = (await readFile(join(collector.data, 'admin.key'), 'utf8')).trim();
  const api = collectorClient(`http://${collector.address}`, key);
  const target = await listen(createServer((socket) => socket.end()));
  const put = async (name: string, condition: object) => {
    const check = { name, kind: 'tcp', host: '127.0.0.1', port: target, intervalMs: 1000 };
    const response = await fetch(`http://${collector.address}/api/v1/checks/${name}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...condition },
      body: JSON.stringify({ tags: ['web'], checks: [check] }),
    });
    expect(response.status).toBe(201);
  };
  /** Until so many hosts have said that they know the next key. */
  const untilKnown = (hosts: number) =>
    until(`${hosts} know the next key`, 90_000, async () => {
      const told = await collector.cli('signing-key', 'list');
      return told.includes(`${hosts} of 2 hosts know the next key`) || undefined;
    });
  const untilRuns = (host: string, check: string) =>
    until(`${host} runs ${check}`, 90_000, async () => {
      const id = (await api.hosts()).hosts.find(({ name }) => name === host)?.id ?? '';
      const { checkDetails } = await api.host(id);
      return checkDetails.some(({ name, state }) => name === check && state.status === 'up') || undefined;
    });
  return { ...{ collector, first, stays, leaves, put, untilKnown, untilRuns } };
}

test('agents go on over a rotation of the key, also one that was away; over two rotations it is a stranger', async () => {
  const { collector, first, stays, leaves, put, untilKnown, untilRuns } = await scene();
  stays.start();
  const away = leaves.start();
  await put('before', { 'if-none-match': '*' });
  await untilRuns('leaves', 'before');
  await untilKnown(2);

  await away.end('SIGTERM');
  await expect(collector.cli('signing-key', 'rotate')).rejects.toThrow(/DATA_IN_USE/);
  await first.end('SIGTERM');
  await collector.cli('signing-key', 'rotate');
  const second = await collector.serve();
  await untilKnown(1);
  // By the new key: a configuration, and an agent to update to.
  await put('after', { 'if-none-match': '*' });
  await untilRuns('stays', 'after');
  expect(await stays.cli(['update', '--check'])).toMatch(/is what the collector offers|can be had/);

  // What was configured by the former key holds before the collector is heard.
  expect(JSON.parse(await leaves.cli(['config', 'show']))).toMatchObject({ checks: [{ name: 'before' }] });
  const back = leaves.start();
  await untilKnown(2);
  await untilRuns('leaves', 'after');
  expect(await leaves.cli(['update', '--check'])).toMatch(/is what the collector offers|can be had/);

  await back.end('SIGTERM');
  await second.end('SIGTERM');
  await collector.cli('signing-key', 'rotate');
  await (await collector.serve()).end('SIGTERM');
  await expect(collector.cli('signing-key', 'rotate')).rejects.toThrow(/KEY_NOT_LEARNT.*leaves/s);
  await collector.cli('signing-key', 'rotate', '--anyway');
  await collector.serve();
  leaves.start();
  const refused = async () => (await leaves.log()).includes('could not prove that it is the enrolled one') || undefined;
  await until('the agent that was away twice knows none of its keys', 60_000, refused);
  await expect(leaves.cli(['update', '--check'])).rejects.toThrow(/UPDATE_REFUSED/);
  expect(await collector.cli('verify')).toMatch(/^no broken link: /);
});
