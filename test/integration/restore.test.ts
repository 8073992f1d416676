import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { HostEvents } from '@kadoban/collector/src/api/contract.ts';
import { expect, onTestFinished, test } from 'vitest';
import { collectorClient } from '../kit/collector-client.ts';
import { closedPort, listen } from '../kit/listen.ts';
import { run, start } from '../kit/program.ts';
import { until } from '../kit/until.ts';

const main = (workspace: string) => join(import.meta.dirname, `../../${workspace}/src/main.ts`);
const collectorCli = (...args: string[]) => run(process.execPath, [main('collector'), ...args]);

/** A collector and an agent with one check, as processes of their own. */
async function scene() {
  const dir = await mkdtemp(join(tmpdir(), 'kadoban-restore-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const [data, config] = [join(dir, 'data'), join(dir, 'agent.yaml')];
  const target = await listen(createServer((socket) => socket.end()));
  const check = `{ name: web, kind: tcp, host: 127.0.0.1, port: ${target}, intervalMs: 1000 }`;
  await writeFile(config, `stateDir: ${join(dir, 'agent')}\nsampleEveryMs: 1000\nchecks:\n  - ${check}\n`);
  const address = `127.0.0.1:${await closedPort(createServer())}`;
  const serve = () =>
    start(
      process.execPath,
      [main('collector'), 'serve', '--data', data, '--listen', address],
      join(dir, 'collector.log'),
    );
  const ready = () =>
    until('the collector is ready', 20_000, async () => {
      const response = await fetch(`http://${address}/readyz`);
      return response.ok ? true : undefined;
    });
  const first = serve();
  await ready();
  const token = await collectorCli('token', 'create', '--data', data);
  const enroll = [main('agent'), 'enroll', '--collector', `http://${address}`, '--token-file', '-', '--config', config];
  await run(process.execPath, enroll, `${token}\n`);
  start(process.execPath, [main('agent'), 'run', '--config', config], join(dir, 'agent.log'));
  const key = (await readFile(join(data, 'admin.key'), 'utf8')).trim();
  return { dir, data, first, serve, ready, api: collectorClient(`http://${address}`, key) };
}

test('a restored collector knows what was in the backup, is told of the rest that it lost, and goes on', async () => {
  const { dir, data, first, serve, ready, api } = await scene();
  const lastSeen = async () => {
    const [host] = (await api.hosts()).hosts;
    return host && (await api.host(host.id)).lastSeen;
  };
  // Where a start takes half a minute, an agent that was refused meanwhile comes back only after its longest wait.
  const seenAfter = (what: string, ms: number) =>
    until(what, 90_000, async () => (Date.parse((await lastSeen()) ?? '') > ms ? true : undefined));
  await until('the host and its check are seen to be up', 30_000, async () => {
    const [host] = (await api.hosts()).hosts;
    return host && (await api.host(host.id)).checkDetails[0]?.state.status === 'up' ? true : undefined;
  });
  const backup = join(dir, 'a.backup');
  await collectorCli('backup', '--data', data, '--out', backup);
  const backupMs = Date.now();
  // What is acknowledged from here on is in no spool any more, and not in the backup.
  await seenAfter('more evidence is stored', backupMs + 5000);
  await first.end('SIGKILL');
  const restoredMs = Date.now();
  await collectorCli('restore', '--data', data, '--from', backup);
  const second = serve();
  await ready();
  await seenAfter('the agent is back', Date.now());

  const [host] = (await api.hosts()).hosts;
  const hostId = host?.id ?? '';
  const lost = { from: new Date(backupMs + 1500).toISOString(), to: new Date(restoredMs - 1500).toISOString() };
  // One boot before and after is proof that the host was up; of its check nobody knows anything.
  expect((await api.spans(hostId, lost)).spans).toEqual([expect.objectContaining({ status: 'up' })]);
  const { events } = await api.get<HostEvents>(`/api/v1/hosts/${hostId}/events`);
  const [told, ...others] = events.filter(({ event }) => event === 'evidence-lost');
  expect(others).toEqual([]);
  expect(told?.detail).toBe('collector-forgot');
  // From the last sample of the backup to the first that the agent still had.
  expect(Date.parse(told?.at ?? '')).toBeLessThanOrEqual(backupMs);
  expect(Date.parse(told?.at ?? '')).toBeGreaterThan(backupMs - 5000);
  expect(Date.parse(told?.to ?? '')).toBeGreaterThan(backupMs + 5000);
  const month = lost.from.slice(0, 7);
  const report = JSON.parse(await collectorCli('report', '--data', data, '--month', month, '--tz', 'UTC'));
  const check = report.lines.find(({ id }: { id: string }) => id.startsWith('check:'));
  expect(check.figures.downMs).toBe(0);
  expect(check.unknownByReason['no-result']).toBeGreaterThan(3000);

  await second.end('SIGTERM');
  using store = new DatabaseSync(join(data, 'kadoban.sqlite'), { readOnly: true });
  expect(store.prepare('select host_id, reason from losses').all()).toEqual([
    { host_id: hostId, reason: 'collector-forgot' },
  ]);
  expect(await collectorCli('verify', '--data', data)).toMatch(/^no broken link: /);
  const agentLog = await readFile(join(dir, 'agent.log'), 'utf8');
  expect(agentLog.match(/4000|numbers are missing/g)).toBe(null);
});
