import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { pinOf } from '@kadoban/proto/handshake';
import { afterEach, expect, test, vi } from 'vitest';
import { makeCertificate } from '../../../test/kit/certificate.ts';
import { listen } from '../../../test/kit/listen.ts';
import { connectTls } from './connect-tls.ts';

const certificate = makeCertificate(['127.0.0.1'], Date.now() - 1000, Date.now() + 3_600_000);
const expired = makeCertificate(['elsewhere.example'], 1000, 2000);
const pin = ({ certPem }: { certPem: string }) => pinOf(new X509Certificate(certPem).publicKey);

/** A TLS server on loopback, and every byte that was written to it inside of TLS. */
async function tlsServer({ certPem, keyPem }: typeof certificate) {
  const received: Buffer[] = [];
  const server = createTlsServer({ cert: certPem, key: keyPem }, (socket) => {
    socket.on('data', (data: Buffer) => received.push(data)).on('error', () => {});
    socket.write('hello');
  });
  const url = new URL(`https://127.0.0.1:${await listen(server)}`);
  return { url, received };
}
const dial = (url: URL, trust: { pin?: string }) => connectTls(url, trust, AbortSignal.timeout(5000));

afterEach(() => vi.unstubAllEnvs());

test('the pinned key is enough, whatever name and dates the certificate has', async () => {
  const { url } = await tlsServer(expired);
  const socket = await dial(url, { pin: pin(expired) });
  expect((await once(socket, 'data')).toString()).toBe('hello');
  socket.destroy();
});

test('another key than the pinned one gets nothing, not a byte', async () => {
  const { url, received } = await tlsServer(certificate);
  await expect(dial(url, { pin: pin(expired) })).rejects.toMatchObject({ code: 'COLLECTOR_IDENTITY' });
  await expect(dial(url, { pin: '' })).rejects.toMatchObject({ code: 'COLLECTOR_IDENTITY' });
  expect(Buffer.concat(received).toString()).toBe('');
});

test('without a pin the authorities decide, even where the environment says to accept everything', async () => {
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
  const { url, received } = await tlsServer(certificate);
  await expect(dial(url, {})).rejects.toThrow(/self-signed certificate/);
  expect(received).toEqual([]);
});

test('plain http is for loopback alone', async () => {
  const port = await listen(createServer((socket) => socket.write('hello')));
  const socket = await dial(new URL(`http://127.0.0.1:${port}`), {});
  expect((await once(socket, 'data')).toString()).toBe('hello');
  socket.destroy();
  await expect(dial(new URL('http://collector.example'), {})).rejects.toMatchObject({ code: 'COLLECTOR_IDENTITY' });
});

test('a server that never answers is left when the signal says so', async () => {
  const port = await listen(createServer());
  const dialling = connectTls(new URL(`https://127.0.0.1:${port}`), {}, AbortSignal.timeout(50));
  await expect(dialling).rejects.toThrow(/abort/);
});
