import { chmodSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { expect, test } from 'vitest';
import { makeCertificate } from '../../../test/kit/certificate.ts';
import { closedPort, listen } from '../../../test/kit/listen.ts';
import { lookBy, mistakesOf } from '../../../test/kit/look-by.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { redis } from './redis.ts';

/** A server that answers each command by its first word, a byte at a time, so that no answer comes in one piece. */
function answering(answers: Readonly<Record<string, string>>) {
  return (socket: Socket) => {
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      const [, , word = '', , ...words] = bytes.toString().split('\r\n');
      const answer = answers[[word, ...words.filter((_, index) => index % 2 === 0)].join(' ').trim()] ?? answers[word];
      for (const byte of Buffer.from(answer ?? '-ERR unknown command\r\n')) socket.write(Buffer.of(byte));
    });
  };
}

const serve = (answers: Readonly<Record<string, string>>) => listen(createServer(answering(answers)));

function passwordFile(password: string, mode = 0o600): string {
  const file = `${tempDir()}/password`;
  writeFileSync(file, `${password}\n`);
  chmodSync(file, mode);
  return file;
}

const host = '127.0.0.1';
const pong = { PING: '+PONG\r\n' };

test('a server that answers PING is up', async () => {
  const outcome = await lookBy(redis, { host, port: await serve(pong) });
  expect(outcome.verdict).toEqual(['up', undefined]);
  expect(outcome.timed).toEqual(['connect', 'first-byte', 'query', 'total']);
});

test('user and password go first', async () => {
  const port = await serve({ ...pong, 'AUTH watch s3cret': '+OK\r\n', AUTH: '-WRONGPASS invalid\r\n' });
  const own = { host, port, username: 'watch' };
  expect((await lookBy(redis, { ...own, passwordFile: passwordFile('s3cret') })).verdict).toEqual(['up', undefined]);
  const wrong = await lookBy(redis, { ...own, passwordFile: passwordFile('other') });
  expect(wrong.verdict).toEqual(['unknown', 'login-refused']);
  expect(wrong.output).not.toContain('other');
});

test.each([
  ['-NOAUTH Authentication required.\r\n', 'unknown', 'login-refused'],
  ['-LOADING Redis is loading the dataset in memory\r\n', 'down', 'server-refused'],
  ['-MISCONF Errors writing to the AOF file\r\n', 'down', 'server-refused'],
  ['+HELLO\r\n', 'down', 'protocol'],
  ['HTTP/1.1 400 Bad Request\r\n\r\n', 'down', 'protocol'],
  [`+${'x'.repeat(70_000)}`, 'down', 'protocol'],
])('the answer %j is %s (%s)', async (answer, status, reason) => {
  expect((await lookBy(redis, { host, port: await serve({ PING: answer }) })).verdict).toEqual([status, reason]);
});

test('a server that hangs up, or is not there, is down', async () => {
  const port = await listen(createServer((socket) => socket.end()));
  expect((await lookBy(redis, { host, port })).verdict).toEqual(['down', 'reset']);
  expect((await lookBy(redis, { host, port: await closedPort(createServer()) })).verdict).toEqual(['down', 'refused']);
});

test('a server that says nothing is down when the time is over, and the connection is closed', async () => {
  const closed = Promise.withResolvers<void>();
  const port = await listen(createServer((socket) => socket.on('close', () => closed.resolve()).resume()));
  const outcome = await lookBy(redis, { host, port, timeoutMs: 100 });
  expect(outcome).toMatchObject({ status: 'down', reason: 'timeout' });
  await closed.promise;
  expect((await lookBy(redis, { host, port, tls: true, timeoutMs: 100 })).verdict).toEqual(['down', 'timeout']);
});

test('by TLS it is asked only where the certificate is right', async () => {
  const now = Date.now();
  const { certPem, keyPem } = makeCertificate([host], now - 86_400_000, now + 86_400_000);
  const port = await listen(createTlsServer({ cert: certPem, key: keyPem }, answering(pong)));
  const caFile = `${tempDir()}/ca.pem`;
  writeFileSync(caFile, certPem);
  const outcome = await lookBy(redis, { host, port, tls: true, caFile });
  expect(outcome.verdict).toEqual(['up', undefined]);
  expect(outcome.timed).toEqual(['connect', 'tls', 'first-byte', 'query', 'total']);
  expect((await lookBy(redis, { host, port, tls: true })).verdict).toEqual(['down', 'tls-untrusted']);
  expect((await lookBy(redis, { host, port: await serve(pong), tls: true, caFile })).verdict).toEqual(['down', 'tls']);
});

test('a password that others may read, or that is not there, is not used', async () => {
  const port = await serve(pong);
  for (const file of [
    passwordFile('s3cret', 0o644),
    passwordFile('s3cret', 0o640),
    passwordFile(''),
    '/does/not/exist',
  ])
    expect((await lookBy(redis, { host, port, passwordFile: file })).verdict).toEqual(['unknown', 'password-file']);
});

test('a user without password, and a host that looks like an option, are refused', () => {
  expect(mistakesOf(redis, { host, username: 'a' })).toEqual(['checks[0]: username needs a passwordFile']);
  expect(mistakesOf(redis, { host: '-h' })).toHaveLength(1);
});
