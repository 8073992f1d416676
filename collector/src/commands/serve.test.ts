import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command } from '../../../test/kit/command.ts';
import { listen } from '../../../test/kit/listen.ts';
import { enrol, serve, streamOf } from '../../../test/kit/serve-process.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { lifeBatch, openSession } from '../../../test/kit/wire.ts';
import { lockData } from './data.ts';

// Whole processes, several in a test: a busy machine takes seconds to start one.
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
