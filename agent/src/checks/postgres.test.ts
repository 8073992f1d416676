import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { listen } from '../../../test/kit/listen.ts';
import { lookBy } from '../../../test/kit/look-by.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { postgres } from './postgres.ts';

// What no real server on loopback can be made to say; test/integration/server-checks.test.ts asks real ones.

const host = '127.0.0.1';

/** A message of the server: its letter, its length, its body. */
function message(type: string, ...body: (string | number)[]): Buffer {
  const parts = body.map((part) => {
    if (typeof part === 'string') return Buffer.from(part);
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(part);
    return bytes;
  });
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(4 + Buffer.concat(parts).length, 1);
  return Buffer.concat([head, ...parts]);
}

const error = (code: string, said: string) => message('E', `SFATAL\0C${code}\0M${said}\0\0`);
const letIn = Buffer.concat([message('R', 0), message('S', 'a\0b\0'), message('K', 1, 2), message('Z', 'I')]);
const oneRow = Buffer.concat([message('T', 'x'), message('D', 'x'), message('C', 'SELECT 1\0'), message('Z', 'I')]);

/** A server that answers the first, the second, … thing that it hears. */
function serve(...answers: Buffer[]): Promise<number> {
  return listen(
    createServer((socket) => {
      const left = [...answers];
      socket.on('error', () => {});
      socket.on('data', () => {
        for (const byte of left.shift() ?? []) socket.write(Buffer.of(byte));
      });
    }),
  );
}

async function look(answers: Buffer[], own: object = {}) {
  return lookBy(postgres, { host, port: await serve(...answers), user: 'watch', ...own });
}

function passwordFile(): string {
  const file = `${tempDir()}/password`;
  writeFileSync(file, 's3cret', { mode: 0o600 });
  return file;
}

test('one row is up, whatever notices come in between', async () => {
  const outcome = await look([letIn, Buffer.concat([message('N', 'Snotice\0\0'), oneRow])]);
  expect(outcome.verdict).toEqual(['up', undefined]);
  expect(outcome.timed).toEqual(['connect', 'first-byte', 'login', 'query', 'total']);
});

const refusals: [name: string, answers: Buffer[], status: string, reason: string][] = [
  ['too many connections', [error('53300', 'sorry, too many clients already')], 'down', 'server-refused'],
  ['a server that starts', [error('57P03', 'the database system is starting up')], 'down', 'server-refused'],
  ['a database that is gone', [error('3D000', 'database "x" does not exist')], 'down', 'server-refused'],
  ['no entry for this host', [error('28000', 'no pg_hba.conf entry')], 'unknown', 'login-refused'],
  ['a query that fails', [letIn, error('XX000', 'corrupt')], 'down', 'server-refused'],
  ['a password that we do not have', [message('R', 5, 1)], 'unknown', 'login-refused'],
  ['no row', [letIn, Buffer.concat([message('C', 'SELECT 0\0'), message('Z', 'I')])], 'down', 'protocol'],
  ['another protocol', [Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')], 'down', 'protocol'],
  ['a message that is too long', [Buffer.from([0x52, 0x7f, 0xff, 0xff, 0xff])], 'down', 'protocol'],
];

test.each(refusals)('%s', async (_, answers, status, reason) => {
  expect((await look(answers)).verdict).toEqual([status, reason]);
});

test('Kerberos and the like are refused by us', async () => {
  expect((await look([message('R', 7)], { passwordFile: passwordFile() })).verdict).toEqual([
    'unknown',
    'login-refused',
  ]);
});

test('a server that does not know the password itself is not believed', async () => {
  // It sends the nonce back that came behind `r=`, and a signature that is nobody's.
  const port = await listen(
    createServer((socket) => {
      let heard = 0;
      socket.on('data', (bytes) => {
        heard += 1;
        const nonce = /r=([^,\0]+)/.exec(bytes.toString('latin1'))?.[1];
        if (heard === 1) socket.write(message('R', 10, 'SCRAM-SHA-256\0\0'));
        if (heard === 2) socket.write(message('R', 11, `r=${nonce}more,s=c2FsdA==,i=4096`));
        if (heard === 3) socket.write(message('R', 12, `v=${Buffer.alloc(32).toString('base64')}`));
      });
    }),
  );
  const outcome = await lookBy(postgres, { host, port, user: 'watch', passwordFile: passwordFile() });
  expect(outcome.verdict).toEqual(['down', 'server-untrusted']);
});

test('a server without TLS is down where TLS is wanted, and learns nothing', async () => {
  expect((await look([Buffer.from('N')], { tls: true })).verdict).toEqual(['down', 'tls']);
});
