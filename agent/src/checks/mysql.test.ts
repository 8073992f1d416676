import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { expect, test } from 'vitest';
import { makeCertificate } from '../../../test/kit/certificate.ts';
import { listen } from '../../../test/kit/listen.ts';
import { lookBy } from '../../../test/kit/look-by.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { mysql } from './mysql.ts';

// caching_sha2_password is MySQL's own, which Debian does not have: this server speaks it as MySQL's documentation describes it.
// test/integration/server-checks.test.ts asks a real MariaDB.

const host = '127.0.0.1';
const challenge = Buffer.from('abcdefghijklmnopqrst');
const now = Date.now();
const { certPem, keyPem } = makeCertificate([host], now - 86_400_000, now + 86_400_000);

function packet(sequence: number, ...parts: (Buffer | string | number)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.of(part) : Buffer.from(part))));
  return Buffer.concat([Buffer.from([body.length & 255, body.length >> 8, 0, sequence]), body]);
}

function greeting(plugin: string): Buffer {
  // Capabilities: 4.1, TLS, secure connection, named plugins.
  const low = Buffer.from([0x00, 0x8a]);
  const high = Buffer.from([0x08, 0x00]);
  const [first, rest] = [challenge.subarray(0, 8), challenge.subarray(8)];
  return packet(
    0,
    10,
    '8.4.0\0',
    Buffer.alloc(4),
    first,
    0,
    low,
    45,
    Buffer.alloc(2),
    high,
    21,
    Buffer.alloc(10),
    rest,
    0,
    `${plugin}\0`,
  );
}

const endOfPart = Buffer.from([0xfe, 0, 0, 2, 0]);
const rows = Buffer.concat([
  packet(1, 1),
  packet(2, 'def'),
  packet(3, endOfPart),
  packet(4, 1, '1'),
  packet(5, endOfPart),
]);
const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** What the password is scrambled to, as the server knows it. */
function scrambled(password: string): Buffer {
  const once = sha256(Buffer.from(password));
  const mask = sha256(sha256(once), challenge);
  return Buffer.from(once.map((byte, index) => byte ^ (mask[index] ?? 0)));
}

interface Mysql {
  readonly password: string;
  /** Whether it has seen the user since its start. */
  readonly knowsUser: boolean;
  readonly plugin?: string;
}

/** A server with one user; `heard` has the words that came in clear. */
async function mysqlServer({ password, knowsUser, plugin = 'caching_sha2_password' }: Mysql) {
  const heard: string[] = [];
  const talk = (socket: Socket): void => {
    let state: 'login' | 'switched' | 'whole' | 'in' = 'login';
    const judge = (right: boolean, sequence: number): void => {
      if (right) state = 'in';
      socket.write(
        right ? packet(sequence, 0, 0, 0, 2, 0, 0, 0) : packet(sequence, 0xff, 0x15, 0x04, '#28000Access denied'),
      );
    };
    const weigh = (answer: Buffer, sequence: number): void => {
      if (!answer.equals(scrambled(password))) {
        judge(false, sequence);
      } else if (knowsUser) {
        socket.write(packet(sequence, 1, 3));
        judge(true, sequence + 1);
      } else {
        state = 'whole';
        socket.write(packet(sequence, 1, 4));
      }
    };
    socket.on('error', () => {});
    socket.on('data', (bytes: Buffer) => {
      const length = bytes.readUIntLE(0, 3);
      const [sequence = 0, body] = [bytes[3], bytes.subarray(4, 4 + length)];
      heard.push(body.toString('latin1'));
      if (state === 'login' && body.length === 32) {
        socket.removeAllListeners('data');
        const inner = connect(tlsPort, host);
        // TLS may have begun in the same piece.
        inner.write(bytes.subarray(4 + length));
        return socket.pipe(inner).pipe(socket);
      }
      if (state === 'login') {
        if (plugin !== 'caching_sha2_password') {
          state = 'switched';
          return socket.write(packet(sequence + 1, 0xfe, 'caching_sha2_password\0', challenge, 0));
        }
        const nameEnd = body.indexOf(0, 32);
        return weigh(body.subarray(nameEnd + 2, nameEnd + 2 + (body[nameEnd + 1] ?? 0)), sequence + 1);
      }
      if (state === 'switched') return weigh(body, sequence + 1);
      if (state === 'whole') return judge(body.toString() === `${password}\0`, sequence + 1);
      if (body[0] === 3) socket.write(rows);
    });
  };
  const tlsPort = await listen(createTlsServer({ cert: certPem, key: keyPem }, talk));
  const begin = (socket: Socket): void => {
    socket.write(greeting(plugin));
    talk(socket);
  };
  return { heard, begin };
}

function fileOf(text: string): string {
  const file = `${tempDir()}/file`;
  writeFileSync(file, text, { mode: 0o600 });
  return file;
}

async function look(server: Mysql, own: object = {}) {
  const { heard, begin } = await mysqlServer(server);
  const port = await listen(createServer(begin));
  const outcome = await lookBy(mysql, { host, port, user: 'watch', passwordFile: fileOf('s3cret'), ...own });
  return { ...outcome, heard };
}

const s3cret = { password: 's3cret', knowsUser: true };

test('a user whom the server remembers is let in by a scrambled password', async () => {
  const outcome = await look(s3cret);
  expect(outcome).toMatchObject({ verdict: ['up', undefined], output: '8.4.0' });
  expect(outcome.heard.join()).not.toContain('s3cret');
});

test('a server that wants the password itself gets it by TLS alone', async () => {
  const server = { ...s3cret, knowsUser: false };
  const plain = await look(server);
  expect(plain.verdict).toEqual(['unknown', 'login-needs-tls']);
  expect(plain.heard.join()).not.toContain('s3cret');
  const outcome = await look(server, { tls: true, caFile: fileOf(certPem) });
  expect(outcome.verdict).toEqual(['up', undefined]);
  expect(outcome.timed).toEqual(['connect', 'first-byte', 'tls', 'login', 'query', 'total']);
});

test('a server that asks for another plugin is answered by that', async () => {
  expect((await look({ ...s3cret, plugin: 'mysql_native_password' })).verdict).toEqual(['up', undefined]);
});

test('a wrong password is our own fault', async () => {
  const outcome = await look({ ...s3cret, password: 'other' });
  expect(outcome).toMatchObject({ verdict: ['unknown', 'login-refused'], output: '1045 Access denied' });
});

test.each([
  ['too many connections', packet(0, 0xff, 0x10, 0x04, 'Too many connections'), 'down', 'server-refused'],
  ['a host that is not let in', packet(0, 0xff, 0x6a, 0x04, "Host 'x' is not allowed"), 'unknown', 'login-refused'],
  ['an old protocol', packet(0, 9, '3.20\0'), 'down', 'protocol'],
  ['another protocol', Buffer.from('SSH-2.0-OpenSSH_9.2\r\n'), 'down', 'protocol'],
])('%s is told from the first packet', async (_, first, status, reason) => {
  const port = await listen(createServer((socket) => void socket.on('error', () => {}).write(first)));
  expect((await lookBy(mysql, { host, port, user: 'watch' })).verdict).toEqual([status, reason]);
});
