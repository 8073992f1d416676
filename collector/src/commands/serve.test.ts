import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test, vi } from 'vitest';
import { capability } from '../../../test/kit/capabilities.ts';
import { enrolmentOf, newAgentKeys } from '../../../test/kit/collector.ts';
import { command } from '../../../test/kit/command.ts';
import { listen } from '../../../test/kit/listen.ts';
import { fill, smallDisk } from '../../../test/kit/small-disk.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { until } from '../../../test/kit/until.ts';
import { dial, lifeBatch, openSession } from '../../../test/kit/wire.ts';
import { lockData, openData } from './data.ts';

// Whole processes, several in a test: a busy machine takes seconds to start one.
vi.setConfig({ testTimeout: 30_000 });

const main = join(import.meta.dirname, '../main.ts');

interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly url?: string;
}

/** Starts `serve` as a process of its own, until the end of the test; resolves when it listens. What stands behind `--` is for Node. */
async function serve(data: string, ...given: string[]) {
  const split = given.includes('--') ? given.indexOf('--') : given.length;
  const [options, ofNode] = [given.slice(0, split), given.slice(split + 1)];
  const args = [
    ...ofNode,
    main,
    'serve',
    '--data',
    data,
    ...(options.includes('--listen') ? [] : ['--listen', '127.0.0.1:0']),
  ];
  const child = spawn(process.execPath, [...args, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const gone = once(child, 'exit');
  const errors = text(child.stderr);
  const lines: LogLine[] = [];
  const out = createInterface({ input: child.stdout });
  const listening = new Promise<string>((resolve, reject) => {
    out.on('line', (line) => {
      const entry: LogLine = JSON.parse(line);
      lines.push(entry);
      if (entry.msg === 'collector listening') resolve(entry.url ?? '');
    });
    void gone.then(async () => reject(new Error(await errors)));
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return gone;
  };
  return { url: await listening, lines, errors, gone, end };
}

/** A collector that was there, and ended. */
async function ended(serving: ReturnType<typeof serve>) {
  const collector = await serving;
  await collector.end('SIGTERM');
  return collector;
}

/** Enrols a host at a running collector, with a token from the command line. */
async function enrol(data: string, url: string) {
  const token = (await command(['token', 'create', '--data', data])).out[0] ?? '';
  const keys = newAgentKeys();
  const response = await fetch(`${url}/api/agent/v1/enroll`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(enrolmentOf(keys, token)),
  });
  expect(response.status).toBe(201);
  const { hostId } = (await response.json()) as { hostId: string };
  return { hostId, keys };
}

const streamOf = (url: string) => `${url.replace(/^http/, 'ws')}/api/agent/v1/stream`;

test('serve makes everything it needs, readable by nobody else, ends on SIGTERM and goes on with the same', async () => {
  const data = join(tempDir(), 'made');
  const first = await serve(data);
  expect((await fetch(`${first.url}/healthz`)).status).toBe(200);
  const admin = readFileSync(join(data, 'admin.key'), 'utf8').trim();
  const ask = (url: string) => fetch(`${url}/api/v1/session`, { headers: { authorization: `Bearer ${admin}` } });
  expect((await ask(first.url)).status).toBe(200);
  const agent = await enrol(data, first.url);
  const { wire } = await openSession(streamOf(first.url), agent);
  wire.send(lifeBatch(1, [Date.now() - 10_000]));
  expect(await wire.next()).toMatchObject({ type: 'ack', seq: 1 });

  expect((statSync(data).mode & 0o777).toString(8)).toBe('700');
  for (const entry of readdirSync(data, { recursive: true, withFileTypes: true })) {
    const mode = (statSync(join(entry.parentPath, entry.name)).mode & 0o777).toString(8);
    expect([entry.name, mode]).toEqual([entry.name, entry.isDirectory() ? '700' : '600']);
  }

  expect(await first.end('SIGTERM')).toEqual([0, null]);
  expect(await wire.ended).toMatchObject({ code: 1012 });
  expect(await first.errors).toBe('');
  expect(first.lines.filter((line) => line.level >= 40)).toEqual([]);

  const second = await serve(data);
  expect((await ask(second.url)).status).toBe(200);
  const again = await openSession(streamOf(second.url), agent);
  expect(again.welcome.acked).toEqual([{ epoch: 1, seq: 1 }]);
  expect(await second.end('SIGINT')).toEqual([0, null]);
});

test('a collector that is killed loses nothing that it acknowledged, and doubles nothing', async () => {
  const data = tempDir();
  const killed = await serve(data);
  const agent = await enrol(data, killed.url);
  const { wire } = await openSession(streamOf(killed.url), agent);
  const beginMs = Date.now() - 3_600_000;
  const batch = (seq: number) => lifeBatch(seq, [beginMs + seq * 1000]);
  let [sent, acked] = [0, 0];
  while (acked < 40) {
    // Eight are on their way at any time; one ack may be for several.
    while (sent < acked + 8) wire.send(batch(++sent));
    const frame = await wire.next();
    if (frame.type === 'ack') acked = frame.seq;
  }
  expect(await killed.end('SIGKILL')).toEqual([null, 'SIGKILL']);

  const returned = await serve(data);
  const { wire: back, welcome } = await openSession(streamOf(returned.url), agent);
  const stored = welcome.acked[0]?.seq ?? 0;
  expect(stored).toBeGreaterThanOrEqual(acked);
  // An agent that did not hear of the last acks sends again what it has.
  back.send(
    lifeBatch(
      1,
      Array.from({ length: 60 }, (_, index) => beginMs + (index + 1) * 1000),
    ),
  );
  expect(await back.next()).toEqual({ type: 'ack', epoch: 1, seq: 60 });
  await returned.end('SIGTERM');
  const store = await openData(data);
  const { samples } = await store.evidence.host(agent.hostId, Date.now());
  await store[Symbol.asyncDispose]();
  expect(samples.map((sample) => sample.atMs)).toEqual([beginMs + 1000, beginMs + 60_000]);
});

test('the first key is made once: neither revoked nor lost does it come back, and the log says how to make another', async () => {
  const data = tempDir();
  const file = join(data, 'admin.key');
  await (await serve(data)).end('SIGTERM');
  const first = readFileSync(file, 'utf8');

  rmSync(file);
  const lost = await serve(data);
  expect(existsSync(file)).toBe(false);
  expect(lost.lines).toContainEqual(expect.objectContaining({ another: expect.stringMatching(/ key create /), file }));
  const headers = { authorization: `Bearer ${first.trim()}` };
  expect((await fetch(`${lost.url}/api/v1/session`, { headers })).status).toBe(200);
  await lost.end('SIGTERM');

  expect((await command(['key', 'revoke', '--data', data, '--name', 'admin'])).exitCode).toBe(0);
  const revoked = await serve(data);
  expect(existsSync(file)).toBe(false);
  expect(revoked.lines).toContainEqual(expect.objectContaining({ level: 40, msg: 'there is no API key' }));
  expect((await fetch(`${revoked.url}/api/v1/session`, { headers })).status).toBe(401);
  await revoked.end('SIGTERM');
});

test('commands work beside a running collector; a second collector does not', async () => {
  const data = tempDir();
  const { url } = await serve(data);
  expect((await command(['login', '--data', data])).out[0]).toMatch(new RegExp(`^${url}/#login=kdbl_`));
  expect((await command(['key', 'create', '--data', data, '--name', 'ci'])).exitCode).toBe(0);
  const month = await command(['report', '--data', data, '--month', '2026-10']);
  expect([month.exitCode, JSON.parse(month.out[0] ?? '').lines]).toEqual([0, []]);
  const second = await command(['serve', '--data', data, '--listen', '127.0.0.1:0']);
  expect(second).toEqual({ exitCode: 1, out: [], err: [expect.stringMatching(/^DATA_IN_USE: /)] });
});

test('a port that is taken is said so, and the store is free again', async () => {
  const port = await listen(createServer());
  const data = tempDir();
  const { exitCode, err } = await command(['serve', '--data', data, '--listen', `127.0.0.1:${port}`]);
  expect([exitCode, err[0]]).toEqual([
    1,
    expect.stringMatching(new RegExp(`^LISTEN_FAILED: .*127\\.0\\.0\\.1:${port} is taken.*--listen`)),
  ]);
  expect(() => lockData(data)[Symbol.dispose]()).not.toThrow();
});

test('on every address TLS is on, and tokens and links lead there with the certificate’s pin', async () => {
  const data = tempDir();
  const collector = await serve(data, '--listen', '0.0.0.0:0');
  expect(collector.url).toMatch(/^https:\/\/(?!0\.0\.0\.0)/);
  const token = (await command(['token', 'create', '--data', data])).out[0];
  expect(token).toMatch(/^kdbe_[0-9A-Za-z]{22}\.[A-Za-z0-9_-]{43}\.[A-Za-z0-9_-]+$/);
  const [, , address = ''] = token?.split('.') ?? [];
  expect(Buffer.from(address, 'base64url').toString()).toBe(collector.url);
  await collector.end('SIGTERM');
});

test('a certificate that cannot be used ends the start with its code', async () => {
  const [data, dir] = [tempDir(), tempDir()];
  const [certFile, keyFile, config] = [join(dir, 'cert.pem'), join(dir, 'key.pem'), join(dir, 'collector.yaml')];
  writeFileSync(certFile, 'no certificate');
  writeFileSync(keyFile, 'no key');
  writeFileSync(config, `tls: { enabled: true, certFile: ${certFile}, keyFile: ${keyFile} }`);
  const { exitCode, err } = await command(['serve', '--data', data, '--config', config, '--listen', '127.0.0.1:0']);
  expect([exitCode, err[0]]).toEqual([1, expect.stringMatching(/^TLS_UNREADABLE: /)]);
  expect(existsSync(join(data, 'endpoint.json'))).toBe(false);
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s in the middle of a start ends it in order', async (signal) => {
  const [data, config] = [tempDir(), join(tempDir(), 'config')];
  execFileSync('mkfifo', [config]);
  const args = [main, 'serve', '--data', data, '--config', config, '--listen', '127.0.0.1:0'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [gone, out, err] = [once(child, 'exit'), text(child.stdout), text(child.stderr)];
  // Opens once the collector reads its configuration, which does not end before it is closed.
  const unfinished = await open(config, 'w');
  child.kill(signal);
  await unfinished.close();
  expect([await gone, await err]).toEqual([[0, null], '']);
  expect(await out).toContain(`"signal":"${signal}","msg":"collector stopping"`);
  expect(() => lockData(data)[Symbol.dispose]()).not.toThrow();
});

capability('mount')(
  'a collector that is started on a full disk refuses politely, and serves as soon as there is room',
  async () => {
    const disk = smallDisk(16 * 1024);
    const data = join(disk, 'data');
    const first = await serve(data);
    const agent = await enrol(data, first.url);
    const port = new URL(first.url).port;
    await first.end('SIGTERM');
    fill(disk, 0);
    const waiting = serve(data, '--listen', `127.0.0.1:${port}`);
    const ask = async (path: string, headers = {}) => {
      const response = await fetch(`${first.url}${path}`, { headers });
      return [response.status, ((await response.json()) as { code?: string }).code];
    };
    await until('it answers', 60_000, () => ask('/healthz'));
    expect(await ask('/readyz')).toEqual([503, 'DISK_FULL']);
    expect(await ask('/api/v1/hosts')).toEqual([503, 'DISK_FULL']);
    await expect(dial(streamOf(first.url))).rejects.toThrow('503');
    rmSync(join(disk, 'filled'));
    const collector = await waiting;
    expect(collector.lines.map(({ msg }) => msg)).toContain('the start waits for room on the disk');
    const { welcome } = await openSession(streamOf(collector.url), agent);
    expect(welcome.type).toBe('welcome');
    expect(await collector.end('SIGTERM')).toEqual([0, null]);
  },
  90_000,
);

capability('mount')(
  'a start that waits for room ends in order, and a first start on a full disk says what it lacks',
  async () => {
    const disk = smallDisk(16 * 1024);
    const data = join(disk, 'data');
    const port = new URL((await ended(serve(data))).url).port;
    fill(disk, 0);
    const args = [main, 'serve', '--data', data, '--listen', `127.0.0.1:${port}`];
    const child = spawn(process.execPath, args, { stdio: 'ignore' });
    onTestFinished(() => void child.kill('SIGKILL'));
    const gone = once(child, 'exit');
    await until('it answers', 60_000, async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).ok);
    child.kill('SIGTERM');
    expect(await gone).toEqual([0, null]);
    const anew = await command(['serve', '--data', join(disk, 'another'), '--listen', '127.0.0.1:0']);
    expect(anew).toMatchObject({ exitCode: 1, err: [expect.stringMatching(/^DISK_FULL: /)] });
  },
  90_000,
);

test('a collector whose writer dies says so and fails, and the next one has all that was acknowledged', async () => {
  const order = join(tempDir(), 'die');
  const [data, preload] = [tempDir(), join(tempDir(), 'preload.mjs')];
  writeFileSync(preload, diesOn(order));
  const collector = await serve(data, '--', `--import=${preload}`);
  const agent = await enrol(data, collector.url);
  const { wire } = await openSession(streamOf(collector.url), agent);
  wire.send(lifeBatch(1, [Date.now() - 10_000]));
  expect(await wire.next()).toMatchObject({ type: 'ack', seq: 1 });
  writeFileSync(order, '');
  expect(await collector.gone).toEqual([1, null]);
  expect(await collector.errors).toBe('INTERNAL: The collector failed: the writer thread ended: on order\n');
  expect(collector.lines).toContainEqual(expect.objectContaining({ level: 60, msg: 'collector failed' }));

  const next = await serve(data);
  const { welcome } = await openSession(streamOf(next.url), agent);
  expect(welcome).toMatchObject({ acked: [{ seq: 1 }] });
  await next.end('SIGTERM');
});

/** What lets the writer's thread fail as soon as there is a file `order`. */
const diesOn = (order: string) => `
  import { existsSync } from 'node:fs';
  import { workerData } from 'node:worker_threads';
  if (workerData?.role === 'writer') setInterval(() => {
    if (existsSync(${JSON.stringify(order)})) throw new Error('on order');
  }, 20);`;

test.each([
  ['SIGTERM', 'SIGTERM'],
  ['SIGTERM', 'SIGINT'],
] as const)('after %s a second signal, %s, ends at once what does not end by itself', async (first, second) => {
  const data = tempDir();
  const collector = await serve(data);
  const agent = await enrol(data, collector.url);
  const { wire } = await openSession(streamOf(collector.url), agent);
  // An agent that never answers the close holds an orderly end up for its grace.
  wire.socket.pause();
  const ended = collector.end(first);
  await expect.poll(() => collector.lines.at(-1)?.msg, { timeout: 5000, interval: 10 }).toMatch(/stopping|ended by us/);
  await collector.end(second);
  expect(await ended).toEqual([1, null]);
});
