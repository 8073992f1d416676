import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, createServer, type TLSSocket } from 'node:tls';
import pino from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { HandClock } from '../../test/kit/hand-clock.ts';
import { listen } from '../../test/kit/listen.ts';
import { tempDir } from '../../test/kit/temp-dir.ts';
import { until } from '../../test/kit/until.ts';
import { type Certificate, makeCertificate } from './certificate.ts';
import { reloadTls } from './reload-tls.ts';
import { certificatePin } from './tls.ts';

const made = () => makeCertificate(['localhost'], Date.now() - 1000, Date.now() + 86_400_000);

async function scene() {
  const dir = tempDir();
  const [certFile, keyFile] = [join(dir, 'cert.pem'), join(dir, 'key.pem')];
  const put = ({ certPem, keyPem }: Partial<Certificate>) => {
    if (certPem !== undefined) writeFileSync(certFile, certPem);
    if (keyPem !== undefined) writeFileSync(keyFile, keyPem);
  };
  const first = made();
  put(first);
  const files = { cert: first.certPem, key: first.keyPem };
  const server = createServer({ ...files }, (socket) => socket.pipe(socket));
  const port = await listen(server);
  const [clock, lines] = [new HandClock(0), [] as string[]];
  const log = pino({}, { write: (line) => void lines.push(line) });
  const reload = reloadTls({ certFile, keyFile, files, server, clock, log });
  onTestFinished(() => reload[Symbol.dispose]());
  const visit = async () => {
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false });
    onTestFinished(() => void socket.destroy());
    await once(socket, 'secureConnect');
    return socket;
  };
  const told = (what: string) => until(what, 5000, async () => lines.find((line) => line.includes(what)));
  return { put, first, clock, lines, visit, told };
}

/** The pin of the certificate that the server showed. */
function pinOf(socket: TLSSocket): string {
  const base64 = socket.getPeerCertificate().raw.toString('base64');
  return certificatePin(`-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----`);
}

test('a renewed certificate is shown to who comes next, and who is there stays', async () => {
  const { put, first, clock, visit, told } = await scene();
  const before = await visit();
  expect(pinOf(before)).toBe(certificatePin(first.certPem));
  const next = made();
  put(next);
  await clock.advance(10_000);
  await told('was renewed');
  expect(pinOf(await visit())).toBe(certificatePin(next.certPem));
  before.write('still there');
  expect(String(await once(before, 'data'))).toBe('still there');
});

test('a certificate without its key is told once, and the old one goes on until the key is there', async () => {
  const { put, first, clock, lines, visit, told } = await scene();
  const next = made();
  put({ certPem: next.certPem });
  await clock.advance(10_000);
  await told('TLS_UNREADABLE');
  await clock.advance(10_000);
  expect(pinOf(await visit())).toBe(certificatePin(first.certPem));
  put({ keyPem: next.keyPem });
  await clock.advance(10_000);
  await told('was renewed');
  expect(lines.filter((line) => line.includes('TLS_UNREADABLE'))).toHaveLength(1);
});
