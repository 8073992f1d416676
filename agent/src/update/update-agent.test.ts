import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { signManifest } from '@kadoban/proto/update-manifest';
import { rolldown } from 'rolldown';
import { afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { fakeCollector } from '../../../test/kit/fake-collector.ts';
import { until } from '../../../test/kit/until.ts';
import { systemClock } from '../clock.ts';
import { collectorAddress } from '../collector-address.ts';
import { commandWords } from '../command-words.ts';
import { enroll, invitation } from '../enroll.ts';
import { readStanding } from '../standing.ts';
import { openState } from '../state.ts';
import { tarOf } from '../tar.ts';
import { cutOffUpdate } from './exchange-program.ts';
import { offeredBy } from './offered.ts';
import { finishUpdate, updateAgent } from './update-agent.ts';

/** Bundling, and starting a process more than once on a busy machine. */

const token = `kdbe_${'a'.repeat(22)}`;
const newcomer = {
  boot: 'b',
  hostname: 'h',
  os: 'o',
  arch: 'a',
  version: '1',
  clockMs: 0,
  machineIdHash: async () => new Uint8Array(32),
};

/** Agents that differ in their version alone, as programs of one file. `broken` starts and never connects. */
const programs = new Map<string, string>();
beforeAll(async () => {
  const old = await bundled('1.0.0');
  programs.set('1.0.0', old);
  programs.set('1.1.0', old.replaceAll('"1.0.0"', '"1.1.0"'));
  programs.set('1.2.0', old.replaceAll('"1.0.0"', '"1.2.0"').replaceAll('/api/agent/v1/stream', '/nowhere'));
  programs.set(
    '1.3.0',
    `#!${process.execPath}\nif (process.argv[2] === 'version') console.log('1.3.0'); else process.exit(1);\n`,
  );
});

async function bundled(version: string): Promise<string> {
  const manifest = JSON.stringify({ version });
  const build = await rolldown({
    input: join(import.meta.dirname, '../main.ts'),
    platform: 'node',
    external: ['bufferutil', 'utf-8-validate'],
    plugins: [{ name: 'version', load: (id) => (id.endsWith('/agent/package.json') ? manifest : null) }],
  });
  const { output } = await build.generate({ format: 'cjs', codeSplitting: false });
  await build.close();
  return `#!${process.execPath}\n${output[0].code}`;
}

let dir: string;
let program: string;
let stateDir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'kadoban-'));
  program = join(dir, 'kadoban-agent');
  stateDir = join(dir, 'state');
  writeFileSync(program, programs.get('1.0.0') ?? '', { mode: 0o755 });
  chmodSync(program, 0o755);
});
afterEach(() => rmSync(dir, { recursive: true }));

/** A collector that offers `version`, an agent of 1.0.0 that is enrolled with it, and what is needed to update that. */
async function offering(
  version: string,
  bend: (offer: Record<string, unknown>) => object = (offer) => offer,
  healthMs = 30_000,
) {
  let key = '';
  const archive = gzipSync(tarOf([{ name: 'kadoban-agent', bytes: Buffer.from(programs.get(version) ?? '') }], 0));
  const sha256 = createHash('sha256').update(archive).digest('hex');
  const collector = await fakeCollector(() => key, {
    enrol(body) {
      key = body.publicKey ?? '';
      const { collectorId, collectorKeys } = collector;
      return { status: 201, body: { hostId: 'host-1', name: 'h', collectorId, collectorKeys } };
    },
    get(path) {
      if (path === '/agents/agent.tar.gz') return archive;
      if (path !== '/api/agent/v1/update/linux-x64') return undefined;
      const manifest = { version, platform: 'linux-x64', sha256, sizeBytes: archive.length };
      const signature = signManifest(collector.privateKey, manifest);
      return Buffer.from(JSON.stringify(bend({ ...manifest, name: 'agent.tar.gz', signature })));
    },
  });
  const invited = invitation(collector.url, token);
  const { identity } = await enroll(openState(stateDir), invited, newcomer, AbortSignal.timeout(5000));
  const said: string[] = [];
  const parts = {
    collector: collectorAddress({}, identity, {}),
    stateDir,
    program,
    name: 'kadoban-agent',
    clock: systemClock,
    healthMs,
    words: commandWords.en,
    say: (text: string) => said.push(text),
  };
  const offered = async () => (await offeredBy(parts.collector, identity, 'linux-x64')) ?? expect.fail('no offer');
  const finish = async () => finishUpdate((await cutOffUpdate(program)) ?? expect.fail('nothing was cut off'), parts);
  return { collector, said, finish, update: async () => updateAgent(await offered(), parts) };
}

/** The installed agent as a service would run it: begun again whenever it ends, until the test does. */
async function service(): Promise<void> {
  const config = join(dir, 'agent.yaml');
  writeFileSync(config, JSON.stringify({ stateDir, sampleEveryMs: 1000 }));
  let child: ChildProcess | undefined;
  let isOver = false;
  const begin = () => {
    child = spawn(program, ['run', '--config', config], { env: {}, stdio: 'ignore' });
    child.on('exit', () => isOver || setTimeout(begin, 50));
  };
  begin();
  onTestFinished(async () => {
    isOver = true;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  });
  await until('the agent', 15_000, async () => readStanding(stateDir)?.link.isOpen || undefined);
}
const isRunning = (version: string) => {
  const standing = readStanding(stateDir);
  return standing?.version === version && standing.link.isOpen;
};

test('a newer agent takes the place of the running one, which says for how long it leaves', async () => {
  const { collector, said, update } = await offering('1.1.0');
  await service();
  await update();
  expect(said.at(-1)).toBe('1.1.0 is connected');
  expect(collector.seen.goodbyes).toEqual(['update']);
  expect(collector.seen.hellos.map(({ version }) => version)).toEqual(['1.0.0', '1.1.0']);
  expect(readFileSync(program, 'utf8')).toBe(programs.get('1.1.0'));
  expect(statSync(program).mode & 0o777).toBe(0o755);
  expect(existsSync(`${program}.previous`) || existsSync(`${program}.new`)).toBe(false);
});

test.each([
  ['does not get through to the collector', '1.2.0'],
  ['ends as soon as it is started', '1.3.0'],
])('an agent that %s is taken back', async (_name, version) => {
  const { update } = await offering(version, undefined, 8000);
  await service();
  await expect(update()).rejects.toMatchObject({
    code: 'UPDATE_ROLLED_BACK',
    message: expect.stringMatching(/1.0.0 runs again$/),
  });
  expect(readFileSync(program, 'utf8')).toBe(programs.get('1.0.0'));
  await until('the former agent', 15_000, async () => isRunning('1.0.0') || undefined);
  expect(existsSync(`${program}.previous`)).toBe(false);
});

/** What an updater leaves that is killed when it has exchanged the programs. */
function cutOff(version: string): void {
  writeFileSync(`${program}.previous`, programs.get('1.0.0') ?? '', { mode: 0o755 });
  rmSync(program);
  writeFileSync(program, programs.get(version) ?? '', { mode: 0o755 });
}

test('an update that was cut off is gone on with', async () => {
  const { said, finish } = await offering('1.1.0');
  await service();
  cutOff('1.1.0');
  await finish();
  expect(said.at(-1)).toBe('1.1.0 is connected');
  expect(existsSync(`${program}.previous`)).toBe(false);
});

test('an update that was cut off and does not work is taken back', async () => {
  const { finish } = await offering('1.3.0', undefined, 3000);
  await service();
  cutOff('1.3.0');
  await expect(finish()).rejects.toMatchObject({ code: 'UPDATE_ROLLED_BACK' });
  expect(readFileSync(program, 'utf8')).toBe(programs.get('1.0.0'));
  await until('the former agent', 15_000, async () => isRunning('1.0.0') || undefined);
});

test('a program that does not start at all gives way at once', async () => {
  const { finish } = await offering('1.1.0');
  cutOff('1.1.0');
  writeFileSync(program, 'no program');
  await finish();
  expect(readFileSync(program, 'utf8')).toBe(programs.get('1.0.0'));
});

test('half a copy of the program is removed, and nothing else is done', async () => {
  writeFileSync(`${program}.previous`, 'the beginning', { mode: 0o755 });
  expect(await cutOffUpdate(program)).toBeUndefined();
  expect(existsSync(`${program}.previous`)).toBe(false);
});

test('where no agent runs the program is replaced and nothing started', async () => {
  const { said, update } = await offering('1.1.0');
  await update();
  expect(readFileSync(program, 'utf8')).toBe(programs.get('1.1.0'));
  expect(said.at(-1)).toMatch(/no agent runs/);
});

const lies: [name: string, bend: (offer: Record<string, unknown>) => object, message: RegExp][] = [
  ['signed by another', (offer) => ({ ...offer, signature: 'A'.repeat(86) }), /not signed by the collector/],
  ['of another version than was signed', (offer) => ({ ...offer, version: '9.0.0' }), /not signed/],
  ['of another size than was signed', (offer) => ({ ...offer, sizeBytes: 1 }), /not signed/],
  ['for another platform', (offer) => ({ ...offer, platform: 'linux-arm64' }), /no agent for linux-x64/],
  ['without a version', (offer) => ({ ...offer, version: 'newest' }), /no agent for linux-x64/],
  ['from elsewhere on the server', (offer) => ({ ...offer, name: '../i/x' }), /no agent for linux-x64/],
  ['that is nothing', () => [], /no agent for linux-x64/],
];
test.each(lies)('an offer %s is refused, and nothing is changed', async (_name, bend, message) => {
  const { update } = await offering('1.1.0', bend);
  await expect(update()).rejects.toMatchObject({ code: 'UPDATE_REFUSED', message: expect.stringMatching(message) });
  expect(readFileSync(program, 'utf8')).toBe(programs.get('1.0.0'));
});

test('a program that is not what it is said to be is refused, and nothing is left of it', async () => {
  programs.set('1.9.0', `#!${process.execPath}\nconsole.log('1.8.0');\n`);
  const { update } = await offering('1.9.0');
  await expect(update()).rejects.toMatchObject({
    code: 'UPDATE_REFUSED',
    message: expect.stringMatching(/1.8.0, not 1.9.0/),
  });
  expect(readFileSync(program, 'utf8')).toBe(programs.get('1.0.0'));
  expect(existsSync(`${program}.new`)).toBe(false);
});
