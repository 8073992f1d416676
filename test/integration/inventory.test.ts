import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { release, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { capability } from '../kit/capabilities.ts';
import { collectorClient } from '../kit/collector-client.ts';
import { closedPort } from '../kit/listen.ts';
import { run, start } from '../kit/program.ts';
import { until } from '../kit/until.ts';

const main = (workspace: string) => join(import.meta.dirname, `../../${workspace}/src/main.ts`);

async function folder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'kadoban-inventory-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

test('an agent tells what its host is made of, and after a start what changed', async () => {
  const dir = await folder();
  const [data, config] = [join(dir, 'data'), join(dir, 'agent.yaml')];
  const yaml = `stateDir: ${join(dir, 'agent')}\n`;
  await writeFile(config, yaml);
  const address = `127.0.0.1:${await closedPort(createServer())}`;
  const serve = [main('collector'), 'serve', '--data', data, '--listen', address];
  start(process.execPath, serve, join(dir, 'collector.log'));
  const isReady = async () => (await fetch(`http://${address}/readyz`)).ok || undefined;
  await until('the collector is ready', 20_000, isReady);
  const token = await run(process.execPath, [main('collector'), 'token', 'create', '--data', data]);
  await run(process.execPath, [main('agent'), 'enroll', '--token-file', '-', '--config', config], token);
  const runAgent = () => start(process.execPath, [main('agent'), 'run', '--config', config], join(dir, 'agent.log'));
  const api = collectorClient(`http://${address}`, (await readFile(join(data, 'admin.key'), 'utf8')).trim());
  const first = runAgent();
  const inventory = async () => {
    const [host] = (await api.hosts()).hosts;
    return host && (await api.inventory(host.id));
  };

  const told = await until('the host is told', 40_000, async () => {
    const found = await inventory();
    return found && found.facts.length > 0 ? found : undefined;
  });
  expect(told.facts).toContainEqual({ name: 'kernel', instance: '', value: release(), since: expect.any(String) });
  expect(told.facts.map(({ name }) => name)).toEqual(expect.arrayContaining(['os', 'cpu.threads', 'memory.bytes']));
  expect(told.facts.filter(({ name }) => name === 'mac' || name.endsWith('serial'))).toEqual([]);
  expect(told.changes).toEqual([]);

  await first.end('SIGTERM');
  const printed: { name: string }[] = JSON.parse(
    await run(process.execPath, [main('agent'), 'inventory', '--identifiers', '--json']),
  );
  await writeFile(config, `${yaml}inventory: {identifiers: true}\n`);
  runAgent();
  const identifying = printed.filter(({ name }) => !told.facts.some((fact) => fact.name === name));
  await until('what its configuration allows is told too', 40_000, async () => {
    const { facts = [], changes = [] } = (await inventory()) ?? {};
    return (facts.length === printed.length && changes.length === identifying.length) || undefined;
  });
});

capability('strace')(
  'a look at the host starts the programs that the manual names, of /usr/bin, and no others',
  async () => {
    const trace = join(await folder(), 'trace');
    const options = ['-f', '-qq', '-e', 'trace=execve', '-e', 'status=successful', '-o', trace];
    const env = ['/usr/bin/env', '-i', 'PATH=/usr/bin:/bin'];
    await run('/usr/bin/strace', [...options, ...env, process.execPath, main('agent'), 'inventory', '--json']);
    const started = [...(await readFile(trace, 'utf8')).matchAll(/execve\("([^"]+)"/g)].map(([, path = '']) => path);
    const programs = new Set(started.map((path) => basename(path)));
    expect(programs).toContain('lscpu');
    const named = ['env', basename(process.execPath), 'sh', 'cat', 'grep', 'lscpu', 'lsblk'];
    expect([...programs].filter((program) => !named.includes(program))).toEqual([]);
  },
);
