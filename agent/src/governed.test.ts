import { createPrivateKey, type KeyObject } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publicKeyText } from '@kadoban/proto/handshake';
import type { Config, Frame } from '@kadoban/proto/messages';
import { signConfig } from '@kadoban/proto/signed-config';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCli } from './cli.ts';
import { systemClock } from './clock.ts';
import type { AgentConfig } from './config.ts';
import { Governed } from './governed.ts';
import { type Identity, newPrivateKey } from './identity.ts';
import { KeyRing } from './key-ring.ts';
import { jsonLog } from './log.ts';
import { openState } from './state.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'kadoban-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const collectorKey = createPrivateKey(newPrivateKey());

/** What `config show` prints, as the agent that runs asks for it. */
async function shown(...options: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await runCli(['config', 'show', '--secrets', '--config', join(dir, 'agent.yaml'), ...options], {
    out: (text: string) => out.push(text),
    err: (text: string) => err.push(text),
    input: async () => '',
    env: {},
    configFile: undefined,
    user: undefined,
    program: undefined,
    clock: systemClock,
    bootClockMs: () => 0,
    again: () => Promise.reject(new Error('nothing is asked again')),
    restart: () => {},
    stopped: () => new Promise(() => {}),
  } as unknown as Parameters<typeof runCli>[1]);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** An agent whose host has this configuration, as far as it is governed. */
function agentWith(yaml = '', nowMs = () => 0) {
  const stateDir = join(dir, 'state');
  writeFileSync(join(dir, 'agent.yaml'), `stateDir: ${stateDir}\n${yaml}`);
  const state = openState(stateDir);
  const identity: Identity = {
    hostId: 'host-1',
    name: 'web-01',
    collectorId: 'the-collector',
    collectorKeys: [publicKeyText(collectorKey)],
    collectorUrl: 'http://127.0.0.1:1',
    privateKey: newPrivateKey(),
  };
  state.update((data) => {
    data.identity = identity;
  });
  const [said, ran, kept]: [Frame[], AgentConfig[], object[]] = [[], [], []];
  const waiting: ((frame: Frame) => void)[] = [];
  const governed = new Governed({
    identity,
    keys: new KeyRing(state),
    stateDir,
    runsRevision: undefined,
    async reread(file) {
      const { code, out, err } = await shown('--central', file);
      return code === 0 ? { ok: true, config: JSON.parse(out) } : { ok: false, refusal: err };
    },
    reconfigure: async (config) => void ran.push(config),
    nowMs,
    tell: (told) => kept.push(told),
    send(frame) {
      said.push(frame);
      waiting.shift()?.(frame);
    },
    log: jsonLog(
      'error',
      () => 0,
      () => {},
    ),
  });
  /** What the agent answers to a configuration. */
  const told = (config: Config) => {
    const answer = new Promise<Frame>((resolve) => waiting.push(resolve));
    governed.heard({ type: 'config', ...config });
    return answer;
  };
  return { governed, told, ran, said, kept, stateDir, state };
}

function signed(document: unknown, revision = 1, bent: { key?: KeyObject; hostId?: string } = {}): Config {
  const bytes = Buffer.from(typeof document === 'string' ? document : JSON.stringify(document));
  const { key = collectorKey, hostId = 'host-1' } = bent;
  const config = { collectorId: 'the-collector', hostId, revision, document: Uint8Array.from(bytes) };
  return { revision, document: config.document, signature: signConfig(key, config) };
}

const shop = { name: 'shop', kind: 'tcp', host: 'shop.example', port: 443 };

test('what the collector configures runs, is kept, and holds after a restart without it', async () => {
  const { told, ran, governed, stateDir } = agentWith('checks: [{name: own, kind: tcp, host: a, port: 1}]');
  expect(await told(signed({ checks: [shop], sampleEveryMs: 30_000 }, 7))).toEqual({
    type: 'configTold',
    revision: 7,
    refusal: '',
  });
  expect(ran[0]?.checks.map(({ name }) => name)).toEqual(['own', 'shop']);
  expect([ran[0]?.sampleEveryMs, governed.runsRevision]).toEqual([30_000, 7]);
  expect(statSync(join(stateDir, 'central.json')).mode & 0o777).toBe(0o600);
  const later = JSON.parse((await shown()).out);
  expect(later).toMatchObject({ checks: [{ name: 'own' }, { name: 'shop' }], fromAfar: { revision: 7 } });
  expect((await shown('--origin')).out).toMatch(/^checks\[1\]\.host = "shop.example" {2}\(collector, revision 7\)$/m);
});

test('a collector that is silent on the interval has not set it', async () => {
  const { told } = agentWith();
  await told(signed({ checks: [shop] }));
  const origins = (await shown('--origin')).out;
  expect(origins).toMatch(/^sampleEveryMs = 10000 {2}\(default\)$/m);
  expect(origins).toMatch(/^checks\[0\]\.name = "shop" {2}\(collector, revision 1\)$/m);
});

test('whoever asks the host hears what runs, and why something else does not', async () => {
  const { told, kept } = agentWith();
  await told(signed({ checks: [shop] }, 1));
  await told(signed({ checks: [{ name: 'x', kind: 'exec', program: '/bin/sh' }] }, 2));
  expect(kept).toEqual([
    { revision: 1, refusal: '' },
    { revision: 2, refusal: expect.stringContaining('checks[0].kind') },
  ]);
});

test('what the host says itself goes before', async () => {
  const { told, ran } = agentWith('sampleEveryMs: 10000\nchecks: [{name: shop, kind: tcp, host: mine, port: 1}]');
  await told(signed({ checks: [shop], sampleEveryMs: 30_000 }));
  expect(ran[0]).toMatchObject({ sampleEveryMs: 10_000, checks: [{ name: 'shop', host: 'mine' }] });
  expect(ran[0]?.checks).toHaveLength(1);
});

test('of many configurations at once the first and the last are read, and the last runs', async () => {
  const { governed, ran, said } = agentWith();
  const last = Promise.withResolvers<void>();
  for (let revision = 1; revision <= 50; revision++)
    governed.heard({ type: 'config', ...signed({ checks: [{ ...shop, port: revision }] }, revision) });
  const look = setInterval(() => governed.runsRevision === 50 && last.resolve(), 5);
  await last.promise;
  clearInterval(look);
  expect(ran.map(({ fromAfar }) => fromAfar?.revision)).toEqual([1, 50]);
  expect(said.length).toBeLessThanOrEqual(2);
});

const exec = { name: 'x', kind: 'exec', program: '/bin/sh', arguments: ['-c', 'touch /tmp/owned'] };
const allowsExec = 'exec: {enabled: true, directories: [/bin, /usr/bin]}';
const attacks: [what: string, yaml: string, config: () => Config, refusal: RegExp][] = [
  ['a program', '', () => signed({ checks: [exec] }), /checks\[0\]\.kind/],
  ['a program where the host runs programs itself', allowsExec, () => signed({ checks: [exec] }), /checks\[0\]\.kind/],
  ['leave to run programs', '', () => signed({ checks: [], exec: { enabled: true } }), /exec.*unknown key/],
  ['leave for more kinds', '', () => signed({ checks: [], central: { kinds: ['file'] } }), /central.*unknown key/],
  ['another collector', '', () => signed({ checks: [], collector: 'wss://evil.example' }), /collector.*unknown key/],
  [
    'a request that changes something',
    '',
    () => signed({ checks: [{ name: 'p', kind: 'http', url: 'http://127.0.0.1:8080/shutdown', method: 'POST' }] }),
    /method.*only the host itself/,
  ],
  ['a look into files', '', () => signed({ checks: [{ name: 'f', kind: 'file', path: '/etc/shadow' }] }), /kind/],
  ['a program by ping', '', () => signed({ checks: [{ name: 'p', kind: 'ping', host: 'a' }] }), /kind/],
  [
    'an option in place of a host',
    'central: {kinds: [ping]}',
    () => signed({ checks: [{ name: 'p', kind: 'ping', host: '-f' }] }),
    /host/,
  ],
  [
    'a password file sent where it likes',
    'central: {kinds: [postgres]}',
    () =>
      signed({
        checks: [
          { name: 'p', kind: 'postgres', host: 'evil', database: 'd', user: 'u', passwordFile: '/etc/kadoban-agent/x' },
        ],
      }),
    /passwordFile: names a file of this host/,
  ],
  [
    'a file of certificates',
    '',
    () => signed({ checks: [{ ...shop, kind: 'tls', caFile: '/root/secret' }] }),
    /caFile: names a file/,
  ],
  ['one good check and one bad', '', () => signed({ checks: [shop, exec] }), /checks\[1\]\.kind/],
  ['a key that is no key', '', () => signed({ checks: [{ ...shop, prot: 1 }] }), /prot.*unknown key/],
  ['an interval of nothing', '', () => signed({ checks: [{ ...shop, intervalMs: 1 }] }), /intervalMs/],
  ['no JSON', '', () => signed('{'), /./],
  ['nested without end', '', () => signed('['.repeat(100_000)), /./],
  ['references that grow', '', () => signed('a: &a [x]\nchecks: [*a]'), /./],
  [
    'the signature of somebody else',
    '',
    () => signed({ checks: [] }, 1, { key: createPrivateKey(newPrivateKey()) }),
    /not signed/,
  ],
  ['what another host was sent', '', () => signed({ checks: [] }, 1, { hostId: 'host-2' }), /not signed/],
  ['a revision that was not signed', '', () => ({ ...signed({ checks: [] }, 1), revision: 99 }), /not signed/],
  [
    'anything, where the host takes nothing',
    'central: {enabled: false}',
    () => signed({ checks: [] }),
    /central.enabled is false/,
  ],
];

test.each(attacks)('a collector that sends %s is refused as a whole', async (_what, yaml, config, refusal) => {
  const { told, ran, governed, stateDir } = agentWith(yaml);
  const answer = await told(config());
  expect(answer).toMatchObject({ type: 'configTold', refusal: expect.stringMatching(refusal) });
  expect([ran, governed.runsRevision]).toEqual([[], 0]);
  expect(readdirSync(stateDir).filter((name) => name.startsWith('central'))).toEqual([]);
  expect(JSON.parse((await shown()).out).fromAfar).toBeUndefined();
});

test('a refused configuration leaves the one before, and an old one does not come back', async () => {
  const { told, ran, stateDir } = agentWith();
  const first = signed({ checks: [shop] }, 5);
  await told(first);
  const kept = readFileSync(join(stateDir, 'central.json'), 'utf8');
  expect(await told(signed({ checks: [exec] }, 6))).toMatchObject({ refusal: expect.stringMatching(/kind/) });
  expect(await told(signed({ checks: [] }, 4))).toMatchObject({ refusal: 'revision 4 is not newer than 5' });
  expect(await told(first)).toMatchObject({ refusal: 'revision 5 is not newer than 5' });
  expect([ran.length, readFileSync(join(stateDir, 'central.json'), 'utf8')]).toEqual([1, kept]);
  expect(await told(signed({ checks: [] }, 7))).toMatchObject({ refusal: '' });
});

test('a kind that the host allows is taken', async () => {
  const { told, ran } = agentWith('central: {kinds: [file]}');
  const file = { name: 'backup', kind: 'file', path: '/var/backups/db' };
  expect(await told(signed({ checks: [file] }))).toMatchObject({ refusal: '' });
  expect(ran[0]?.checks).toMatchObject([file]);
});

test('what is kept and was tampered with is not read', async () => {
  const { told, stateDir } = agentWith();
  await told(signed({ checks: [shop] }));
  const file = join(stateDir, 'central.json');
  const kept = JSON.parse(readFileSync(file, 'utf8'));
  const document = Buffer.from(JSON.stringify({ checks: [] })).toString('base64');
  for (const text of ['', '{', JSON.stringify({ ...kept, document }), JSON.stringify({ ...kept, revision: 9 })]) {
    writeFileSync(file, text);
    expect(JSON.parse((await shown()).out)).toMatchObject({ checks: [] });
  }
  expect(existsSync(file)).toBe(true);
});

test('what does not fit the host’s own configuration any more is left out at the next start', async () => {
  const { told, stateDir } = agentWith('central: {kinds: [file]}');
  await told(signed({ checks: [{ name: 'backup', kind: 'file', path: '/x' }] }));
  writeFileSync(join(dir, 'agent.yaml'), `stateDir: ${stateDir}`);
  const { code, out } = await shown();
  expect([code, JSON.parse(out).checks, JSON.parse(out).fromAfar]).toEqual([0, [], undefined]);
});

test('a key is changed when the collector asks, once it is known to understand that', () => {
  const { governed, said, state } = agentWith();
  governed.heard({ type: 'keyAsk' });
  expect([said, state.data.nextKey === undefined]).toEqual([[], false]);
  governed.tell({ type: 'connected' });
  expect(said).toEqual([]);
  governed.tell({ type: 'connected', collectorVersion: '1' });
  expect(said.map(({ type }) => type)).toEqual(['keyChange']);
  const [change] = said;
  if (change?.type !== 'keyChange') throw new Error('no change');
  governed.heard({ type: 'keyChanged', publicKey: change.publicKey });
  governed.tell({ type: 'connected', collectorVersion: '1' });
  expect([said.length, state.data.nextKey]).toEqual([1, undefined]);
});

test('a key that was used for a year is changed by itself, and then not for another year', () => {
  const dayMs = 86_400_000;
  let now = 1000 * dayMs;
  const { governed, said } = agentWith('', () => now);
  const keysChangedAfter = (days: number) => {
    now += days * dayMs;
    const before = said.length;
    governed.tell({ type: 'connected', collectorVersion: '1' });
    const change = said[before];
    if (change?.type === 'keyChange') governed.heard({ type: 'keyChanged', publicKey: change.publicKey });
    return said.length - before;
  };
  expect([0, 364, 1, 1, 364, 1].map(keysChangedAfter)).toEqual([0, 0, 1, 0, 0, 1]);
  // A clock that was set back says nothing of the age.
  expect([-400, 364, 1].map(keysChangedAfter)).toEqual([0, 0, 1]);
});
