import { writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer, TLSSocket } from 'node:tls';
import { expect, test } from 'vitest';
import { makeCertificate } from '../../../test/kit/certificate.ts';
import { listen } from '../../../test/kit/listen.ts';
import { lookBy } from '../../../test/kit/look-by.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { smtp } from './smtp.ts';

const host = '127.0.0.1';
const now = Date.now();
const { certPem, keyPem } = makeCertificate([host], now - 86_400_000, now + 86_400_000);

function caFile(): string {
  const file = `${tempDir()}/ca.pem`;
  writeFileSync(file, certPem);
  return file;
}

interface Mail {
  readonly greeting?: string;
  readonly answers?: Readonly<Record<string, string>>;
}

const usual = {
  EHLO: '250-mail.example\r\n250-STARTTLS\r\n250 SIZE 1000\r\n',
  STARTTLS: '220 go\r\n',
  QUIT: '221 bye\r\n',
};

/** A mail server; `heard` has the commands. */
function mailServer({ greeting = '220-mail.example\r\n220 ESMTP\r\n', answers = usual }: Mail) {
  const heard: string[] = [];
  const talk = (socket: Socket): void => {
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      const line = bytes.toString().trimEnd();
      heard.push(line);
      socket.write(answers[line.split(' ')[0] ?? ''] ?? '500 what?\r\n');
      if (line !== 'STARTTLS') return;
      socket.removeAllListeners('data');
      talk(new TLSSocket(socket, { isServer: true, cert: certPem, key: keyPem }));
    });
  };
  const begin = (socket: Socket): void => {
    socket.write(greeting);
    talk(socket);
  };
  return { heard, begin };
}

async function look(mail: Mail, own: object = {}) {
  const { heard, begin } = mailServer(mail);
  const outcome = await lookBy(smtp, { host, port: await listen(createServer(begin)), ...own });
  return { ...outcome, heard };
}

test('a server that greets and answers EHLO is up, and is told goodbye', async () => {
  const outcome = await look({});
  expect(outcome).toMatchObject({ status: 'up', output: 'mail.example' });
  expect(outcome.heard).toEqual(['EHLO kadoban.invalid', 'QUIT']);
  expect(outcome.timed).toEqual(['connect', 'first-byte', 'query', 'total']);
});

test('the agent goes over to TLS where that is wanted, and begins anew', async () => {
  const outcome = await look({}, { tls: 'starttls', caFile: caFile(), helo: 'watch.example' });
  expect(outcome.verdict).toEqual(['up', undefined]);
  expect(outcome.heard).toEqual(['EHLO watch.example', 'STARTTLS', 'EHLO watch.example', 'QUIT']);
  expect(outcome.timed).toEqual(['connect', 'first-byte', 'tls', 'query', 'total']);
});

test('a certificate that nobody vouches for ends it there', async () => {
  const outcome = await look({}, { tls: 'starttls' });
  expect(outcome.verdict).toEqual(['down', 'tls-untrusted']);
  expect(outcome.heard).toEqual(['EHLO kadoban.invalid', 'STARTTLS']);
});

test('what is said before TLS begins does not count as said within it', async () => {
  const answers = { ...usual, STARTTLS: '220 go\r\n250 injected\r\n' };
  const outcome = await look({ answers }, { tls: 'starttls', caFile: caFile() });
  expect(outcome).toMatchObject({
    status: 'down',
    reason: 'protocol',
    output: 'the server talks on before TLS begins',
  });
});

test('a server that speaks TLS from the first byte is up', async () => {
  const { heard, begin } = mailServer({});
  const port = await listen(createTlsServer({ cert: certPem, key: keyPem }, begin));
  const outcome = await lookBy(smtp, { host, port, tls: 'direct', caFile: caFile() });
  expect(outcome.verdict).toEqual(['up', undefined]);
  expect(heard).toEqual(['EHLO kadoban.invalid', 'QUIT']);
});

test.each([
  ['another greeting', { greeting: '554 No service\r\n' }, 'server-refused'],
  ['a temporary refusal', { greeting: '421-too\r\n421 busy\r\n' }, 'server-refused'],
  ['no EHLO', { answers: { EHLO: '502 no\r\n' } }, 'server-refused'],
  ['another protocol', { greeting: 'SSH-2.0-OpenSSH_9.2\r\n' }, 'protocol'],
])('%s is down', async (_, mail: Mail, reason) => {
  expect((await look(mail)).verdict).toEqual(['down', reason]);
});

test('a server without STARTTLS is down where that is wanted', async () => {
  const answers = { EHLO: '250 mail.example\r\n', QUIT: '221 bye\r\n' };
  expect(await look({ answers }, { tls: 'starttls' })).toMatchObject({
    status: 'down',
    reason: 'server-refused',
    output: 'the server answers STARTTLS with 500 what?',
  });
});
