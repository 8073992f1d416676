import { writeFileSync } from 'node:fs';
import { createServer as createTcpServer } from 'node:net';
import { createServer } from 'node:tls';
import { expect, test } from 'vitest';
import { type Certificate, makeCertificate } from '../../../test/kit/certificate.ts';
import { closedPort, listen } from '../../../test/kit/listen.ts';
import { lookBy, mistakesOf } from '../../../test/kit/look-by.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { firstToEnd, tls } from './tls.ts';

const dayMs = 86_400_000;
const now = Date.now();
const host = '127.0.0.1';
const good = makeCertificate([host, 'shop.example'], now - dayMs, now + 30 * dayMs + 3_600_000);

function caFile({ certPem }: Certificate): string {
  const file = `${tempDir()}/ca.pem`;
  writeFileSync(file, certPem);
  return file;
}

async function look(certificate: Certificate, own: object = {}) {
  const asked: string[] = [];
  const server = createServer({
    cert: certificate.certPem,
    key: certificate.keyPem,
    SNICallback: (name, done) => {
      asked.push(name);
      done(null);
    },
  });
  server.on('tlsClientError', () => {});
  const outcome = await lookBy(tls, { host, port: await listen(server), caFile: caFile(certificate), ...own });
  return { ...outcome, asked };
}

test('a certificate that is trusted and lasts is up', async () => {
  const outcome = await look(good);
  expect(outcome.verdict).toEqual(['up', undefined]);
  expect(outcome.output).toMatch(/^TLSv1\.3, the certificate of .* ends in 30 days$/);
  expect(outcome.timed).toEqual(['connect', 'tls', 'total']);
});

test.each([
  [30, 10, 'up', undefined],
  [31, 10, 'degraded', 'certificate-ends-soon'],
  [40, 31, 'down', 'certificate-ends-soon'],
])('30 days left, degraded below %i and down below %i, is %s', async (degradedDays, downDays, status, reason) => {
  expect((await look(good, { degradedDays, downDays })).verdict).toEqual([status, reason]);
});

test('another name is asked for, and judged, where one is given', async () => {
  const outcome = await look(good, { serverName: 'shop.example' });
  expect(outcome.verdict).toEqual(['up', undefined]);
  expect(outcome.asked).toEqual(['shop.example']);
  expect((await look(good, { serverName: 'other.example' })).verdict).toEqual(['down', 'tls-name']);
  expect((await look(good, { serverName: '127.0.0.2' })).verdict).toEqual(['down', 'tls-name']);
});

test.each([
  ['has expired', makeCertificate([host], now - 2 * dayMs, now - dayMs), 'tls-expired'],
  ['is not valid yet', makeCertificate([host], now + dayMs, now + 2 * dayMs), 'tls-not-yet-valid'],
])('a certificate that %s is down', async (_, certificate, reason) => {
  expect((await look(certificate)).verdict).toEqual(['down', reason]);
});

test('a certificate that nobody vouches for is down', async () => {
  expect((await look(good, { caFile: caFile(makeCertificate([host], now - dayMs, now + dayMs)) })).verdict).toEqual([
    'down',
    'tls-untrusted',
  ]);
});

test('of a chain the certificate that ends first counts, whichever that is', () => {
  const chain = (...ends: string[]) => {
    const made = ends.map((year, index) => ({
      fingerprint256: `${index}`,
      subject: { CN: `CN ${index}` } as never,
      valid_to: `Jan 1 00:00:00 ${year} GMT`,
    }));
    const [leaf, middle, root] = made;
    const top = { ...root, issuerCertificate: root };
    return { ...leaf, issuerCertificate: { ...middle, issuerCertificate: top } } as Parameters<typeof firstToEnd>[0];
  };
  expect(firstToEnd(chain('2030', '2040', '2050')).subject).toBe('CN 0');
  expect(firstToEnd(chain('2040', '2030', '2050')).subject).toBe('CN 1');
  expect(firstToEnd(chain('2050', '2040', '2030'))).toEqual({ subject: 'CN 2', endsMs: Date.UTC(2030, 0, 1) });
});

test('a server that speaks no TLS, or is not there, is down', async () => {
  const plain = await listen(createTcpServer((socket) => void socket.on('error', () => {}).end('hello\n')));
  expect((await lookBy(tls, { host, port: plain })).verdict).toEqual(['down', 'tls']);
  const closed = await closedPort(createTcpServer());
  expect((await lookBy(tls, { host, port: closed })).verdict).toEqual(['down', 'refused']);
});

test('a server that never answers is down when the time is over', async () => {
  const silent = await listen(createTcpServer((socket) => socket.resume()));
  expect((await lookBy(tls, { host, port: silent, timeoutMs: 100 })).verdict).toEqual(['down', 'timeout']);
});

test('bounds that exclude each other are refused', () => {
  expect(mistakesOf(tls, { host, degradedDays: 1, downDays: 2 })).toEqual([
    'checks[0]: downDays (2) must not be more than degradedDays (1)',
  ]);
});
