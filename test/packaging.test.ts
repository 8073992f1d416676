import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { agentService } from '../agent/src/install/service.ts';
import { postinst, postrm, prerm } from '../packaging/deb-scripts.ts';
import { copyGuides } from '../packaging/guides.ts';
import { packageName } from '../packaging/lockfile.ts';
import { manPage } from '../packaging/man-page.ts';
import { type Program, programs } from '../packaging/programs.ts';
import { shipped } from '../packaging/shipped.ts';
import { root } from '../packaging/targets.ts';
import { thirdParty } from '../packaging/third-party.ts';
import { withoutDeadlockGraph } from '../packaging/without-deadlock-graph.ts';
import { capability } from './kit/capabilities.ts';
import { tempDir } from './kit/temp-dir.ts';

const { agent, collector } = programs;

test('what is in the binaries is told: the page of the collector too, and nothing that only makes or tests them', async () => {
  const namesIn = async (program: Program) => [...(await shipped(program)).keys()].map(packageName);
  expect(await namesIn(agent)).toEqual(expect.arrayContaining(['ws', 'lowdb', 'steno', 'protobufjs', 'yaml']));
  expect(await namesIn(agent)).not.toContain('fastify');
  expect(await namesIn(collector)).toEqual(expect.arrayContaining(['fastify', 'kysely', 'react', 'uplot']));
  expect(await namesIn(collector)).not.toEqual(expect.arrayContaining(['@vitejs/plugin-react']));
});

test('the licence of everything in the binaries comes along', async () => {
  const text = await thirdParty(agent);
  for (const path of (await shipped(agent)).keys()) expect(text).toContain(`\n${packageName(path)} `);
  expect(text).toContain(`Node.js ${process.versions.node}`);
  expect(text).toContain('OpenSSL');
  expect(text).not.toContain('undefined');
});

test('every guide that the programs name comes along', async () => {
  const folder = tempDir();
  await copyGuides(folder);
  const sources = ['agent', 'collector'].flatMap((workspace) => globSync(join(root, workspace, 'src/**/*.ts')));
  const named = sources.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/docs\/([a-z]+\.md)/g)]);
  const names = new Set(named.map(([, name = '']) => name));
  expect(names).toContain('config.md');
  expect([...names].filter((name) => !existsSync(join(folder, name)))).toEqual([]);
});

test('nothing in a text becomes a request of troff', async () => {
  const command = { name: 'odd', usage: '[--a]', summary: 'One \\ two.', details: ".x\n'y" };
  const page = manPage({ ...agent, commands: [command] }, '0.1.0', 0);
  expect(page).toContain('.B odd [\\-\\-a]\nOne \\e two.\n');
  expect(page).toContain("\\&.x\n\\&'y\n");
});

test.runIf(process.platform === 'linux')('the Node in the binaries takes a MiB less than the pinned one', () => {
  const file = join(tempDir(), 'node');
  writeFileSync(file, withoutDeadlockGraph(readFileSync(process.execPath)), { mode: 0o755 });
  const [pinned = 0, packaged = 0] = [process.execPath, file].map(anonymousKib);
  expect(packaged).toBeGreaterThan(0);
  expect(packaged).toBeLessThan(pinned - 512);
});

/** What a Node that does nothing cannot give back. */
function anonymousKib(node: string): number {
  const told = `console.log(fs.readFileSync('/proc/self/smaps_rollup', 'utf8'))`;
  const { stdout } = spawnSync(node, ['--lite-mode', '-e', told], { encoding: 'utf8' });
  return Number(/^Anonymous: +(\d+) kB$/m.exec(stdout)?.[1]);
}

test('a program of another format stays as it is', () => {
  const program = Buffer.from('MZ and what else a program of Windows begins with');
  expect(withoutDeadlockGraph(Buffer.from(program))).toEqual(program);
});

capability('shellcheck')('the scripts of the packages are plain POSIX shell', () => {
  for (const script of [postinst, prerm, postrm]) {
    const file = join(tempDir(), script.name);
    writeFileSync(file, script(agentService));
    expect(spawnSync('shellcheck', ['--shell=sh', file], { encoding: 'utf8' }).stdout).toBe('');
  }
});
