import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { collectorClient } from '../kit/collector-client.ts';
import { closedPort, listen } from '../kit/listen.ts';
import { run, start } from '../kit/program.ts';
import { until } from '../kit/until.ts';

const main = (workspace: string) => join(import.meta.dirname, `../../${workspace}/src/main.ts`);

/** A collector, and an agent that waits for approval, as processes of their own. */
async function scene() {
  const dir = await mkdtemp(join(tmpdir(), 'kadoban-governed-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const [data, config, agentLog] = [join(dir, 'data'), join(dir, 'agent.yaml'), join(dir, 'agent.log')];
  await writeFile(config, `stateDir: ${join(dir, 'agent')}\nsampleEveryMs: 1000\n`);
  const address = `127.0.0.1:${await closedPort(createServer())}`;
  const serve = [main('collector'), 'serve', '--data', data, '--listen', address];
  start(process.execPath, serve, join(dir, 'collector.log'));
  await until('the collector is ready', 20_000, async () => {
    const { ok } = await fetch(`http://${address}/readyz`);
    return ok || undefined;
  });
  const collector = (...words: string[]) => run(process.execPath, [main('collector'), ...words, '--data', data]);
  const agent = (words: string[], input = '') =>
    run(process.execPath, [main('agent'), ...words, '--config', config], input);
  const token = await collector('token', 'create', '--tags', 'web', '--approval');
  await agent(['enroll', '--token-file', '-'], token);
  const runAgent = () => start(process.execPath, [main('agent'), 'run', '--config', config], agentLog);
  const key = (await readFile(join(data, 'admin.key'), 'utf8')).trim();
  const api = collectorClient(`http://${address}`, key);
  const put = (checks: object[]) =>
    fetch(`http://${address}/api/v1/checks/web`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'if-none-match': '*' },
      body: JSON.stringify({ tags: ['web'], checks }),
    });
  return { collector, agent, runAgent, api, put, agentLog: () => readFile(agentLog, 'utf8') };
}

test('a host is approved, configured, given new keys and sent away while both programs run', async () => {
  const { collector, agent, runAgent, api, put, agentLog } = await scene();
  const first = runAgent();
  const host = await until('the host waits', 20_000, async () => (await api.hosts()).hosts[0]);
  expect([host.standing, host.tags]).toEqual(['pending', ['web']]);
  await collector('host', 'approve', host.id);
  await until('it is connected', 30_000, async () => (await api.hosts()).hosts[0]?.connected || undefined);

  const target = await listen(createServer((socket) => socket.end()));
  const check = { name: 'web', kind: 'tcp', host: '127.0.0.1', port: target, intervalMs: 1000 };
  expect((await put([check])).status).toBe(201);
  const isLooking = async () => {
    const { checkDetails } = await api.host(host.id);
    return checkDetails.some(({ name, state }) => name === 'web' && state.status === 'up') || undefined;
  };
  await until('the check from afar is up', 30_000, isLooking);

  const fingerprint = async () => (await api.host(host.id)).keyFingerprint;
  for (const rotate of [() => agent(['rotate-key']), () => collector('host', 'rotate', host.id)]) {
    const before = await fingerprint();
    await rotate();
    await until('the key is another', 20_000, async () => (await fingerprint()) !== before || undefined);
  }

  await first.end('SIGTERM');
  expect(JSON.parse(await agent(['config', 'show']))).toMatchObject({ checks: [{ name: 'web' }] });
  runAgent();
  await until('it is back with its new key', 30_000, async () => (await api.hosts()).hosts[0]?.connected || undefined);

  await collector('host', 'revoke', host.id);
  await until('the agent hears of it', 10_000, async () => (await agentLog()).includes('AGENT_REVOKED') || undefined);
  expect((await api.host(host.id)).standing).toBe('revoked');
});
