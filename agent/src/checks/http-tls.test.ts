import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createPlainServer, type RequestListener } from 'node:http';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Certificate, makeCertificate } from '../../../test/kit/certificate.ts';
import { httpLook as look } from '../../../test/kit/http-look.ts';
import { listen } from '../../../test/kit/listen.ts';

const dayMs = 86_400_000;

async function serve(answer: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listen(createPlainServer(answer))}/`;
}

async function serveTls({ certPem, keyPem }: Certificate, answer: RequestListener): Promise<string> {
  return `https://127.0.0.1:${await listen(createServer({ cert: certPem, key: keyPem }, answer))}/`;
}

function temporaryFile(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'kadoban-http-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'ca.pem');
  writeFileSync(path, content);
  return path;
}

const ok: RequestListener = (_, response) => response.end('all is well');

const now = Date.now();
const good = makeCertificate(['127.0.0.1', 'localhost'], now - dayMs, now + 30 * dayMs);

test('a certificate that caFile vouches for is up', async () => {
  const outcome = await look({ url: await serveTls(good, ok), caFile: temporaryFile(good.certPem) });
  expect(outcome.verdict).toEqual(['up', undefined]);
  expect(outcome.timings?.map(({ name }) => name)).toEqual(['connect', 'tls', 'first-byte', 'body', 'total']);
});

test('a certificate that nobody vouches for is down, even where the environment says to accept it', async () => {
  const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  onTestFinished(() => {
    if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
  });
  expect((await look({ url: await serveTls(good, ok) })).verdict).toEqual(['down', 'tls-untrusted']);
});

test.each([
  ['has expired', makeCertificate(['127.0.0.1'], now - 2 * dayMs, now - dayMs), 'tls-expired'],
  ['is not valid yet', makeCertificate(['127.0.0.1'], now + dayMs, now + 2 * dayMs), 'tls-not-yet-valid'],
  ['is for another name', makeCertificate(['other.example'], now - dayMs, now + dayMs), 'tls-name'],
])('a certificate that %s is down', async (_, certificate, reason) => {
  const caFile = temporaryFile(certificate.certPem);
  expect((await look({ url: await serveTls(certificate, ok), caFile })).verdict).toEqual(['down', reason]);
});

test('a certificate that ends soon is degraded', async () => {
  const url = await serveTls(good, ok);
  const caFile = temporaryFile(good.certPem);
  expect((await look({ url, caFile, certificateMinDays: 29 })).verdict).toEqual(['up', undefined]);
  const outcome = await look({ url, caFile, certificateMinDays: 31 });
  expect(outcome.verdict).toEqual(['degraded', 'certificate-ends-soon']);
  expect(outcome.output).toBe(`${url}: HTTP 200 OK, but a certificate ends in 29 days`);
});

test('TLS with a server that does not speak it is down', async () => {
  const url = await serve(ok);
  expect((await look({ url: url.replace('http:', 'https:') })).verdict).toEqual(['down', 'tls']);
});

test('a redirect from https to http is followed only when that is allowed', async () => {
  const plain = await serve(ok);
  const url = await serveTls(good, (_, response) => response.writeHead(302, { location: plain }).end());
  const caFile = temporaryFile(good.certPem);
  expect((await look({ url, caFile })).verdict).toEqual(['down', 'redirect-downgrade']);
  expect((await look({ url, caFile, allowDowngrade: true })).verdict).toEqual(['up', undefined]);
});

test('a caFile that is missing or holds no certificate is our own fault, so nothing is known', async () => {
  const url = await serveTls(good, ok);
  expect((await look({ url, caFile: '/does/not/exist.pem' })).verdict).toEqual(['unknown', 'ca-file']);
  expect((await look({ url, caFile: temporaryFile('no certificate') })).verdict).toEqual(['unknown', 'ca-file']);
});
