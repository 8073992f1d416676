import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { pinOf } from '@kadoban/proto/handshake';
import { expect, test } from 'vitest';
import { makeCertificate } from '../../../test/kit/certificate.ts';
import { connectProxy } from '../../../test/kit/connect-proxy.ts';
import { closedPort, listen } from '../../../test/kit/listen.ts';
import { connectTls } from './connect-tls.ts';
import { type HttpProxy, readProxy } from './proxy.ts';

const certificate = makeCertificate(['kadoban.example.jp'], Date.now() - 1000, Date.now() + 3_600_000);
const pin = pinOf(new X509Certificate(certificate.certPem).publicKey);
const greeting = () =>
  createTlsServer({ cert: certificate.certPem, key: certificate.keyPem }, (socket) => {
    socket.on('error', () => {}).write('hello');
  });
const proxyAt = (url: string) => readProxy(url) as HttpProxy;
const dial = (url: string, way: { pin?: string; proxy: HttpProxy }) =>
  connectTls(new URL(url), way, AbortSignal.timeout(5000));

test('TLS goes through the tunnel to a name that only the proxy can look up, and is verified there', async () => {
  const port = await listen(greeting());
  const proxy = await connectProxy({ credentials: 'agent:s3cret', names: { 'kadoban.example.jp': '127.0.0.1' } });
  const way = { pin, proxy: proxyAt(`http://agent:s3cret@127.0.0.1:${proxy.port}`) };
  const socket = await dial(`https://kadoban.example.jp:${port}`, way);
  expect((await once(socket, 'data')).toString()).toBe('hello');
  socket.destroy();
  expect(proxy.targets).toEqual([`kadoban.example.jp:${port}`]);
});

test('a proxy that ends TLS itself gets nothing', async () => {
  const between = await listen(greeting());
  const proxy = await connectProxy({ names: { 'kadoban.example.jp': '127.0.0.1' } });
  const other = makeCertificate(['kadoban.example.jp'], Date.now() - 1000, Date.now() + 3_600_000);
  const wrongPin = pinOf(new X509Certificate(other.certPem).publicKey);
  const dialling = dial(`https://kadoban.example.jp:${between}`, { pin: wrongPin, proxy: proxyAt(proxy.url) });
  await expect(dialling).rejects.toMatchObject({ code: 'COLLECTOR_IDENTITY' });
});

test('what needs no TLS may go through a proxy on this very machine, and through no other', async () => {
  const port = await listen(createServer((socket) => socket.write('hello')));
  const { url } = await connectProxy();
  const socket = await dial(`http://127.0.0.1:${port}`, { proxy: proxyAt(url) });
  expect((await once(socket, 'data')).toString()).toBe('hello');
  socket.destroy();
  const abroad = dial(`http://127.0.0.1:${port}`, { proxy: { host: '192.0.2.1', port: 3128 } });
  await expect(abroad).rejects.toMatchObject({ code: 'COLLECTOR_IDENTITY' });
});

const answers: [status: number, meaning: RegExp][] = [
  [403, /does not allow this address/],
  [407, /another user name and password/],
  [502, /cannot reach the collector/],
  [418, /HTTP 418 for kadoban.example.jp:443$/],
];
test.each(answers)('the answer %i is told with its meaning, and without the credentials', async (status, meaning) => {
  const proxy = await connectProxy({ answer: () => status });
  const way = { pin, proxy: proxyAt(`http://agent:s3cret@127.0.0.1:${proxy.port}`) };
  const error = await dial('https://kadoban.example.jp', way).catch((thrown: Error) => thrown);
  expect(error).toMatchObject({ code: 'PROXY_FAILED', message: expect.stringMatching(meaning) });
  expect(String(error)).toContain(`127.0.0.1:${proxy.port} answers HTTP ${status}`);
  expect(String(error)).not.toMatch(/s3cret|agent:/);
});

test('a proxy that is not there, and a web server in its place, are told apart', async () => {
  const gone = { host: '127.0.0.1', port: await closedPort(createServer()) };
  await expect(dial('https://kadoban.example.jp', { pin, proxy: gone })).rejects.toThrow(
    /cannot be used: .*ECONNREFUSED/,
  );
  const web = createHttpServer().on('connect', (_request, socket) => socket.end('HTTP/1.1 405 No\r\n\r\n'));
  const server = { host: '127.0.0.1', port: await listen(web) };
  await expect(dial('https://kadoban.example.jp', { pin, proxy: server })).rejects.toThrow(
    /no proxy, or forbids CONNECT/,
  );
});

test('a proxy that never answers is left when the signal says so', async () => {
  const silent = { host: '127.0.0.1', port: await listen(createServer()) };
  const dialling = connectTls(new URL('https://c.example'), { pin, proxy: silent }, AbortSignal.timeout(50));
  await expect(dialling).rejects.toThrow(/abort/);
});
