import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Batch } from '@kadoban/proto/messages';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { capability } from '../../test/kit/capabilities.ts';
import { type Bent, fakeCollector } from '../../test/kit/fake-collector.ts';
import { until } from '../../test/kit/until.ts';
import { askAgent } from './control/ask-agent.ts';
import { enroll, invitation } from './enroll.ts';
import { openState } from './state.ts';

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

/** Starting a process takes half a second, and several where the machine is busy. */

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'kadoban-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

/** The agent as a process of its own, and what it printed. */
const agent = (...args: string[]) => agentIn({}, ...args);
function agentIn(env: Record<string, string>, ...args: string[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], { env });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said.text += text;
    });
  }
  return { child, said };
}
async function exitCode(child: ChildProcess): Promise<number | null> {
  const [code] = await once(child, 'close');
  return code;
}

/** An enrolled agent's configuration; the collector forgets who asks, but not the key. */
async function enrolled(bent: Bent = {}) {
  let key = '';
  const collector = await fakeCollector(() => key, {
    ...bent,
    enrol(body) {
      key = body.publicKey ?? '';
      const { collectorId, collectorKeys } = collector;
      return { status: 201, body: { hostId: 'host-1', name: 'h', collectorId, collectorKeys } };
    },
  });
  const stateDir = join(dir, 'state');
  await enroll(openState(stateDir), invitation(collector.url, token), newcomer, AbortSignal.timeout(5000));
  const config = join(dir, 'agent.yaml');
  writeFileSync(config, JSON.stringify({ stateDir, sampleEveryMs: 1000 }));
  return { collector, config, stateDir };
}
const soon = <T>(what: string, look: () => T | undefined | false) =>
  until(what, 10_000, async () => look() || undefined);
const lifecycle = (batches: readonly Batch[]) => batches.flatMap((batch) => batch.lifecycle.map(({ type }) => type));

test('an agent that is stopped in the middle of its start ends in order', async () => {
  const config = join(dir, 'fifo');
  execFileSync('mkfifo', [config]);
  const { child } = agent('run', '--config', config);
  // Opens once the configuration is read, which does not end before it is closed.
  const unfinished = await open(config, 'w');
  child.kill('SIGTERM');
  await unfinished.close();
  expect(await exitCode(child)).toBe(0);
});

test('a terminal that goes away stops an agent in order, however often it says so', async () => {
  const { collector, config } = await enrolled();
  const { child } = agent('run', '--config', config);
  await soon('a sample', () => collector.seen.batches.some(({ samples }) => samples.length > 0));
  child.kill('SIGHUP');
  child.kill('SIGHUP');
  expect(await exitCode(child)).toBe(0);
  expect(lifecycle(collector.seen.batches)).toContain('agentStopped');
});

test('an agent watches until it is asked to stop, and says so', async () => {
  const { collector, config, stateDir } = await enrolled();
  const { child, said } = agent('run', '--config', config);
  await soon('a sample', () =>
    collector.seen.batches.some(({ samples }) => samples.some(({ instances }) => instances.length > 0)),
  );
  child.kill('SIGTERM');
  expect(await exitCode(child)).toBe(0);
  expect(lifecycle(collector.seen.batches)).toEqual(['checkSet', 'agentStarted', 'agentStopped']);
  await soon('the goodbye', () => collector.seen.goodbyes.length > 0);
  const lines = said.text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ message }) => message)).toEqual([
    'starting',
    'connected to the collector',
    'stopping',
    'stopped',
  ]);
  const { identity } = openState(stateDir).data;
  expect(said.text).not.toContain(identity?.privateKey.slice(30, 60));
  expect(statSync(join(stateDir, 'spool')).mode & 0o777).toBe(0o700);
});

test('a killed agent leaves a sign of life, and the next start tells it and takes the lock over', async () => {
  const { collector, config, stateDir } = await enrolled();
  const first = agent('run', '--config', config);
  await soon('a sample', () => collector.seen.batches.some(({ samples }) => samples.length > 0));
  const second = agent('run', '--config', config);
  expect(await exitCode(second.child)).toBe(1);
  expect(second.said.text).toMatch(new RegExp(`^ALREADY_RUNNING: .*process ${first.child.pid} uses`));
  first.child.kill('SIGKILL');
  await exitCode(first.child);
  const [, aliveMs] = JSON.parse(readFileSync(join(stateDir, 'spool/alive'), 'utf8').slice(9));
  const third = agent('run', '--config', config);
  const batch = await soon('a batch of the new epoch', () =>
    collector.seen.batches.find(({ epoch, firstSeq }) => firstSeq === 1 && epoch !== collector.seen.batches[0]?.epoch),
  );
  expect(batch.samples[0]).toMatchObject({ atMs: [aliveMs], instances: [] });
  third.child.kill('SIGTERM');
  expect(await exitCode(third.child)).toBe(0);
});

test('an agent that runs is told of marks and planned work, and begins again with its process', async () => {
  const { collector, config, stateDir } = await enrolled();
  const { child, said } = agent('run', '--config', config);
  await soon('a batch', () => collector.seen.batches.length > 0);
  const command = async (...args: string[]) => {
    const { child: other, said: answer } = agent(...args, '--config', config);
    return [await exitCode(other), answer.text];
  };
  expect(await command('mark', 'release 1.4.2')).toEqual([0, 'marked: release 1.4.2\n']);
  expect(await command('maintenance', 'start', '--for', '30m', '--reason', 'kernel')).toEqual([
    0,
    expect.stringMatching(/^told: /),
  ]);
  expect(await command('maintenance', 'end')).toEqual([0, expect.stringMatching(/^told: /)]);
  const events = () => collector.seen.batches.flatMap((batch) => batch.lifecycle);
  await soon('the last word', () => events().some(({ type }) => type === 'maintenanceEnded'));
  // What the host is made of is told in between, as soon as it is known.
  expect(events().filter(({ type }) => /^(mark|maintenance)/.test(type))).toMatchObject([
    { type: 'mark', text: 'release 1.4.2' },
    { type: 'maintenanceStarted', forMs: 1_800_000, reason: 'kernel' },
    { type: 'maintenanceEnded' },
  ]);
  const [code, text] = await command('status');
  expect([code, text]).toEqual([0, expect.stringMatching(`^agent +runs \\(process ${child.pid}\\), version `)]);
  expect(text).toMatch(/^connection +stands since /m);

  await askAgent(stateDir, { type: 'restart', goodbye: { reason: 'update', ttlMs: 120_000 } });
  await soon('the next start', () => collector.seen.hellos.length === 2);
  expect(collector.seen.goodbyes).toEqual(['update']);
  expect(events().filter(({ type }) => type === 'agentStopped')).toMatchObject([{ reason: 'update' }]);
  child.kill('SIGTERM');
  expect(await exitCode(child)).toBe(0);
  expect(said.text.match(/"message":"starting"/g)).toHaveLength(2);
  expect(await command('status')).toEqual([1, expect.stringMatching(/^agent +stopped \(shutdown, /)]);
});

test('an agent takes another configuration anew, unless that is not valid', async () => {
  const { collector, config } = await enrolled();
  const { child } = agent('run', '--config', config);
  await soon('a batch', () => collector.seen.batches.length > 0);
  const good = JSON.parse(readFileSync(config, 'utf8'));
  const reload = async (changed: object) => {
    writeFileSync(config, JSON.stringify({ ...good, ...changed }));
    const { child: other, said } = agent('reload', '--config', config);
    return [await exitCode(other), said.text];
  };
  expect(await reload({ sampelEveryMs: 1 })).toEqual([2, expect.stringMatching(/^CONFIG_INVALID: /)]);
  expect([collector.seen.hellos.length, collector.seen.goodbyes]).toEqual([1, []]);
  expect(await reload({ sampleEveryMs: 7000 })).toEqual([0, expect.stringMatching(/begins again/)]);
  await soon('the next start', () => collector.seen.hellos.length === 2);
  expect(collector.seen.goodbyes).toEqual(['restart']);
  expect(collector.seen.hellos.map(({ sampleEveryMs }) => sampleEveryMs)).toEqual([good.sampleEveryMs, 7000]);
  child.kill('SIGTERM');
  expect(await exitCode(child)).toBe(0);
});

capability('root')('doctor looks at checks as the agent’s own user, who may not read everything', async () => {
  const nobody = 65_534;
  const secret = join(dir, 'secret');
  writeFileSync(secret, 'x', { mode: 0o600 });
  chmodSync(dir, 0o711);
  const stateDir = join(dir, 'state');
  mkdirSync(stateDir, { mode: 0o700 });
  chownSync(stateDir, nobody, nobody);
  const config = join(dir, 'agent.yaml');
  const checks = [{ name: 'backup', kind: 'file', path: secret, contains: 'x' }];
  writeFileSync(config, JSON.stringify({ stateDir, checks }));
  const { child, said } = agent('doctor', '--json', '--config', config);
  expect(await exitCode(child)).toBe(2);
  const { reports } = JSON.parse(said.text);
  expect(reports.find((one: { name: string }) => one.name === 'checks')).toMatchObject({
    status: 'bad',
    said: { en: expect.stringMatching(/^1 of 1 cannot look: backup: .*EACCES/) },
  });
});

capability('mount')('checks are looked at with the groups that the service has besides its own', async () => {
  const [nobody, readers] = [65_534, 42_424];
  const secret = join(dir, 'secret');
  writeFileSync(secret, 'x', { mode: 0o640 });
  chownSync(secret, 0, readers);
  chmodSync(dir, 0o711);
  const stateDir = join(dir, 'state');
  mkdirSync(stateDir, { mode: 0o700 });
  chownSync(stateDir, nobody, nobody);
  const [config, groups] = [join(dir, 'agent.yaml'), join(dir, 'group')];
  const checks = [{ name: 'backup', kind: 'file', path: secret, contains: 'x' }];
  writeFileSync(config, JSON.stringify({ stateDir, checks }));
  const look = (members: string) => {
    writeFileSync(groups, `${readFileSync('/etc/group', 'utf8')}readers:x:${readers}:${members}\n`, { mode: 0o644 });
    const command = [process.execPath, join(import.meta.dirname, 'main.ts'), 'check', 'backup', '--config', config];
    const script = 'mount --bind "$1" /etc/group && shift && exec "$@"';
    return spawnSync('unshare', ['-m', 'sh', '-c', script, 'sh', groups, ...command], { encoding: 'utf8' }).stdout;
  };
  expect(look('nobody')).toMatch(/^OK - backup/);
  expect(look('')).toMatch(/^UNKNOWN - backup: local-denied/);
  // Whom no list names is in no group, and still looks.
  chownSync(stateDir, 42_425, readers);
  expect(look('nobody')).toMatch(/^OK - backup/);
});

test('a second signal ends an agent that has not ended yet', async () => {
  // Batches are never acknowledged, so that the first signal makes it wait.
  const { collector, config } = await enrolled({ onBatch: () => {} });
  const { child } = agent('run', '--config', config);
  await soon('a batch', () => collector.seen.batches.length > 0);
  child.kill('SIGTERM');
  await soon('the last words', () => lifecycle(collector.seen.batches).includes('agentStopped'));
  child.kill('SIGINT');
  expect(await exitCode(child)).toBe(1);
});

test('a token is taken from the standard input, and never shown', async () => {
  const { child, said } = agent(
    'enroll',
    '--collector',
    'http://127.0.0.1:1',
    '--token-file',
    '-',
    '--state',
    join(dir, 's'),
  );
  child.stdin?.end(token);
  expect(await exitCode(child)).toBe(1);
  expect(said.text).toMatch(/^COLLECTOR_UNREACHABLE: .*ECONNREFUSED/);
  expect(said.text).not.toContain(token);
});

const inJapanese: [args: string[], code: number, text: RegExp][] = [
  [['mark'], 2, /^USAGE: コマンドを解釈できません: 使い方: kadoban-agent mark TEXT/],
  [['install', '--dry-run', '--root', '/'], 1, /^INSTALL_REFUSED: ここにはインストールできません: ソースから/],
  [['uninstall', '--dry-run', '--root', '/'], 0, /^予定 .* を削除$/m],
  // Its words go to a log.
  [['run', '--config', '/nowhere'], 2, /^CONFIG_UNREADABLE: The configuration file cannot be read: ENOENT/],
];
test.each(inJapanese)('a Japanese terminal reads %j', async (args, code, text) => {
  const { child, said } = agentIn({ LANG: 'ja_JP.UTF-8' }, ...args);
  expect(await exitCode(child)).toBe(code);
  expect(said.text).toMatch(text);
});
