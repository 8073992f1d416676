import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { statfs } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bentIo } from '../../../test/kit/bent-io.ts';
import { makeCertificate } from '../../../test/kit/certificate.ts';
import { connectProxy } from '../../../test/kit/connect-proxy.ts';
import { type Bent, fakeCollector } from '../../../test/kit/fake-collector.ts';
import { closedPort, listen } from '../../../test/kit/listen.ts';
import { runCli } from '../cli.ts';
import { systemClock } from '../clock.ts';
import type { Io } from '../commands/command.ts';
import { enroll, invitation } from '../enroll.ts';
import { lockState } from '../lock.ts';
import { keepStanding } from '../standing.ts';
import { openState } from '../state.ts';
import { fileInTar } from '../tar.ts';
import { version } from '../version.ts';
import { consult } from './consult.ts';
import { examine, type Report } from './examine.ts';
import { examinations } from './index.ts';

const tls = makeCertificate(['127.0.0.1'], Date.now() - 1000, Date.now() + 3_600_000);
const token = `kdbe_${'a'.repeat(22)}`;
const newcomer = {
  boot: 'b',
  hostname: 'web-01',
  os: 'o',
  arch: 'a',
  version: '1',
  clockMs: 0,
  machineIdHash: async () => new Uint8Array(32),
};

let dir: string;
let stateDir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'kadoban-'));
  stateDir = join(dir, 'state');
});
afterEach(() => rmSync(dir, { recursive: true }));

/** A host that is enrolled, with its configuration file. */
async function enrolled(bent: Bent = {}, config: object = {}, withTls: Pick<Bent, 'tls'> = { tls }) {
  let key = '';
  const collector = await fakeCollector(() => key, {
    ...withTls,
    serverTimeMs: Date.now,
    ...bent,
    enrol(body) {
      key = body.publicKey ?? '';
      const { collectorId, collectorKeys } = collector;
      return { status: 201, body: { hostId: 'host-1', name: 'web-01', collectorId, collectorKeys } };
    },
  });
  const text = collector.pin === undefined ? token : `${token}.${collector.pin}`;
  await enroll(openState(stateDir), invitation(collector.url, text), newcomer, AbortSignal.timeout(5000));
  return { collector, options: ['--config', configured(config)] };
}

function configured(config: object): string {
  const file = join(dir, 'agent.yaml');
  writeFileSync(file, JSON.stringify({ stateDir, ...config }), { mode: 0o600 });
  return file;
}

/** What is broken, and what could not be looked at because of it. */
const faults = (reports: readonly Report[]) => reports.filter(({ status }) => status === 'bad').map(({ name }) => name);

async function examined(options: readonly string[], bent: Partial<Io> = {}): Promise<Report[]> {
  const { io, out } = bentIo(bent);
  await runCli(['doctor', '--json', ...options], io);
  return JSON.parse(out[0] ?? '').reports;
}
const saidOf = (reports: readonly Report[], name: string) =>
  reports.find((one) => one.name === name) ?? expect.fail(name);

/** An agent that runs, as far as its state directory tells. */
function running(link: object) {
  const lock = lockState(stateDir, process.pid, (error) => expect.fail(`${error}`));
  const standing = {
    pid: process.pid,
    version,
    startedMs: Date.now(),
    collector: 'c',
    link: { isOpen: true, sinceMs: 1, ...link },
    checks: {},
  };
  return { lock, written: keepStanding(stateDir, standing, systemClock, (error) => expect.fail(`${error}`)).close() };
}

test('a healthy agent is found well, in the language that is asked for', async () => {
  const { options } = await enrolled();
  const { lock, written } = running({ collectorVersion: version });
  await written;
  const { io, out } = bentIo({ env: { LANG: 'ja_JP.UTF-8' } });
  expect(await runCli(['doctor', ...options], io)).toBe(0);
  const text = out.join('\n');
  expect(text).toMatch(/^✓ 登録: web-01 \(host-1\) として https:\/\/127\.0\.0\.1:\d+ に登録済み$/m);
  expect(text).toMatch(/すべて正常です$/);
  expect(text).not.toMatch(/[✕!]|^-/m);
  const english = bentIo({ env: { LANG: 'ja_JP.UTF-8' } });
  await runCli(['doctor', '--lang', 'en', ...options], english.io);
  expect(english.out.join('\n')).toMatch(/^✓ TLS and pin: TLSv1.3, the pinned key$/m);
  lock[Symbol.dispose]();
});

const away = { collector: 'https://name.invalid' };
const breaks: [fault: string, said: RegExp, make: () => Promise<Report[]>][] = [
  ['config', /agent.yaml:1:\d+ evry: unknown key/, async () => examined((await enrolled({}, { evry: 1 })).options)],
  ['enrolment', /state holds no identity/, async () => examined(['--config', configured({})])],
  [
    'enrolment',
    /cannot be looked at: .*state.json is no JSON/,
    async () => {
      const { options } = await enrolled();
      writeFileSync(join(stateDir, 'state.json'), '{', { mode: 0o600 });
      return examined(options);
    },
  ],
  [
    'key-file',
    /state.json is open to other users \(0644\)/,
    async () => {
      const { options } = await enrolled();
      chmodSync(join(stateDir, 'state.json'), 0o644);
      return examined(options);
    },
  ],
  ['dns', /name.invalid/, async () => examined((await enrolled({}, away)).options)],
  [
    'tcp',
    /127\.0\.0\.1:\d+ refuses/,
    async () => {
      const collector = `https://127.0.0.1:${await closedPort(createServer())}`;
      return examined((await enrolled({}, { collector })).options);
    },
  ],
  [
    'proxy',
    /HTTP 403 for 127\.0\.0\.1:\d+: it does not allow this address/,
    async () => {
      const { url: proxy } = await connectProxy({ answer: () => 403 });
      return examined((await enrolled({}, { proxy })).options);
    },
  ],
  [
    'tls',
    /another key than the pinned one/,
    async () => {
      const other = makeCertificate(['127.0.0.1'], Date.now() - 1000, Date.now() + 3_600_000);
      const impostor = await fakeCollector(() => '', { tls: other });
      return examined((await enrolled({}, { collector: impostor.url })).options);
    },
  ],
  [
    'tls',
    /does not speak TLS/,
    async () => {
      const port = await listen(createServer((socket) => socket.on('error', () => {}).end('hello\r\n')));
      return examined((await enrolled({}, { collector: `https://127.0.0.1:${port}` })).options);
    },
  ],
  [
    'websocket',
    /no WebSocket: HTTP 404/,
    async () => {
      const port = await listen(createHttpServer((_request, response) => void response.writeHead(404).end()));
      return examined((await enrolled({}, { collector: `http://127.0.0.1:${port}` }, {})).options);
    },
  ],
  [
    'websocket',
    /another collector answers/,
    async () => {
      const { options } = await enrolled({ collectorId: 'another' });
      return examined(options);
    },
  ],
  [
    'clock',
    /the clock of this host is 7200\.\d s ahead/,
    async () => {
      const { options } = await enrolled();
      return examined(options, { clock: { ...systemClock, wallMs: () => Date.now() + 7_200_000 } });
    },
  ],
  [
    'spool',
    /has 1\.0 MiB left/,
    async () => {
      const { options } = await enrolled();
      const { io } = bentIo();
      const { patient = expect.fail() } = await consult({ config: options[1] }, io);
      const small = { bavail: 256, bsize: 4096, files: 10, ffree: 5 };
      return examine(examinations, { ...patient, statfs: (async () => small) as unknown as typeof statfs });
    },
  ],
  [
    'checks',
    /1 of 2 cannot look: report: .*/,
    async () => {
      const port = await listen(createServer());
      const web = { name: 'web', kind: 'tcp', host: '127.0.0.1', port };
      const report = { name: 'report', kind: 'exec', program: '/usr/lib/nagios/plugins/check_nothing_of_ours' };
      return examined((await enrolled({}, { exec: { enabled: true }, checks: [web, report] })).options);
    },
  ],
];

test.each(breaks)('where %s is broken, that and nothing else is named, with what to do', async (fault, said, make) => {
  const reports = await make();
  // Nothing runs in these tests, which `service` rightly says.
  expect(faults(reports).filter((name) => name !== 'service')).toEqual([fault]);
  const { said: found, remedy } = saidOf(reports, fault);
  expect(found.en).toMatch(said);
  expect(remedy?.en.length).toBeGreaterThan(10);
  expect(remedy?.ja).toMatch(/[ぁ-ん]/);
  expect(found.ja).not.toBe('');
});

test('an agent whose key was revoked says so itself', async () => {
  const { options } = await enrolled();
  const { lock, written } = running({ isOpen: false, lost: { why: 'revoked', detail: 'code 4003' } });
  await written;
  const reports = await examined(options);
  lock[Symbol.dispose]();
  expect(faults(reports)).toEqual(['connection']);
  expect(saidOf(reports, 'connection').remedy?.en).toMatch(/revoked on the collector/);
});

test('the proxy is that of the agent that runs, not that of the shell', async () => {
  const { options } = await enrolled({}, away);
  const { lock, written } = running({});
  await written;
  const reports = await examined(options, { env: { HTTPS_PROXY: 'http://127.0.0.1:9' } });
  lock[Symbol.dispose]();
  expect(faults(reports)).toEqual(['dns']);
});

test('an update that was cut off is told of', async () => {
  const { options } = await enrolled();
  const program = join(dir, 'kadoban-agent');
  writeFileSync(`${program}.previous`, '');
  const { status, remedy } = saidOf(await examined(options, { program }), 'versions');
  expect([status, remedy?.en]).toEqual(['warning', expect.stringContaining('kadoban-agent update')]);
});

test('what is no JSON is not mended by becoming root', async () => {
  const { options } = await enrolled();
  writeFileSync(join(stateDir, 'state.json'), '{', { mode: 0o600 });
  expect(saidOf(await examined(options), 'enrolment').remedy?.en).toContain('restore the file');
});

test('an agent that runs is not disturbed: the collector hears no hello', async () => {
  const { collector, options } = await enrolled();
  await examined(options);
  expect(collector.seen.hellos).toEqual([]);
});

test('a bundle holds what helps and no secret, and overwrites nothing', async () => {
  const { collector, options } = await enrolled(
    {},
    {
      proxy: 'http://agent:s3cret@127.0.0.1:9',
      checks: [{ name: 'web', kind: 'http', url: 'https://127.0.0.1:1/', headers: { Authorization: 'Bearer s3cret' } }],
    },
  );
  const file = join(dir, 'bundle.tar.gz');
  const { io } = bentIo();
  expect(await runCli(['doctor', '--bundle', file, ...options], io)).toBe(2);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const archive = gunzipSync(readFileSync(file));
  const json = (name: string) => JSON.parse(Buffer.from(fileInTar(archive, name) ?? expect.fail(name)).toString());
  expect(json('doctor.json')).toMatchObject({ version, exitCode: 2, reports: expect.any(Array) });
  expect(json('config.json')).toMatchObject({ proxy: 'http://[not shown]@127.0.0.1:9' });
  expect(json('identity.json')).toMatchObject({ hostId: 'host-1', collectorUrl: collector.url });
  expect(archive.toString()).not.toContain('s3cret');
  expect(archive.toString()).not.toContain(openState(stateDir).data.identity?.privateKey.slice(40, 60));
  const again = bentIo();
  expect(await runCli(['doctor', '--bundle', file, ...options], again.io)).toBe(2);
  expect(again.err.join()).toMatch(/^USAGE: .*--bundle: EEXIST/);
});
