import { createHash } from 'node:crypto';
import type { Conversation } from '../network/conversation.ts';
import { notProtocol, ServerFault } from '../network/server-fault.ts';
import {
  loginRequest,
  type MysqlGreeting,
  type MysqlLogin,
  type MysqlPacket,
  mysqlPacket,
  parseError,
  parseMysqlPacket,
} from './mysql-packet.ts';

/** Access denied to the user, to the database, to our address, for lack of an encrypted connection: all about us. */
const loginErrors: ReadonlySet<number> = new Set([1044, 1045, 1130, 1251, 1698, 3159]);

/** The first byte of a packet. */
const kinds = { ok: 0x00, more: 0x01, switch: 0xfe, error: 0xff } as const;

/** Logs in by mysql_native_password or caching_sha2_password. `sequence` is the number of the packet to send. */
export async function mysqlLogin(
  conversation: Conversation,
  { plugin, challenge }: MysqlGreeting,
  login: MysqlLogin & { readonly password: string },
  sequence: number,
): Promise<void> {
  // A plugin that we do not know is answered in the common way; the server then says whether the user has another.
  const first = plugin in answers ? plugin : nativePassword;
  conversation.send(mysqlPacket(sequence, loginRequest(login, first, answerOf(first, login.password, challenge))));
  for (;;) {
    const { sequence: theirs, body } = await nextPacket(conversation);
    if (body[0] === kinds.ok) return;
    if (body[0] === kinds.switch) {
      const [name = '', ...rest] = splitOnce(body.subarray(1));
      const asked = name.toString('latin1');
      if (!(asked in answers))
        throw new ServerFault('unknown', 'login-refused', `the server wants the plugin ${asked}, which we do not have`);
      // A zero stands behind the challenge.
      const fresh = Buffer.concat(rest).subarray(0, challenge.length);
      conversation.send(mysqlPacket(theirs + 1, answerOf(asked, login.password, fresh)));
    } else if (body[0] === kinds.more) {
      if (body[1] === fastAuthOk) continue;
      conversation.send(mysqlPacket(theirs + 1, wholePassword(login)));
    } else {
      throw notProtocol('MySQL', `the login is answered with ${body[0]}`);
    }
  }
}

/** The next packet, unless it is an error. */
export async function nextPacket(conversation: Conversation): Promise<MysqlPacket> {
  const packet = await conversation.receive(parseMysqlPacket);
  if (packet.body[0] !== kinds.error) return packet;
  const { code, message } = parseError(packet.body);
  const isLogin = loginErrors.has(code);
  throw new ServerFault(
    isLogin ? 'unknown' : 'down',
    isLogin ? 'login-refused' : 'server-refused',
    `${code} ${message}`,
  );
}

const nativePassword = 'mysql_native_password';
const fastAuthOk = 3;

const answers: Readonly<Record<string, (password: string, challenge: Buffer) => Buffer>> = {
  [nativePassword]: (password, challenge) => {
    const once = digest('sha1', Buffer.from(password));
    return xor(once, digest('sha1', challenge, digest('sha1', once)));
  },
  caching_sha2_password: (password, challenge) => {
    const once = digest('sha256', Buffer.from(password));
    return xor(once, digest('sha256', digest('sha256', once), challenge));
  },
};

function answerOf(plugin: string, password: string, challenge: Buffer): Buffer {
  return password === '' ? Buffer.alloc(0) : (answers[plugin]?.(password, challenge) ?? Buffer.alloc(0));
}

/**
 * A server that has not seen the user since its start wants the password itself. Where nothing encrypts, it would offer a key of its
 * own to encrypt it with, but whoever stands on the way could offer another.
 */
function wholePassword({ isSecure, password }: MysqlLogin & { readonly password: string }): Buffer {
  if (!isSecure)
    throw new ServerFault('unknown', 'login-needs-tls', 'the server wants the password itself, which needs tls');
  return Buffer.from(`${password}\0`);
}

function splitOnce(bytes: Buffer): Buffer[] {
  const end = bytes.indexOf(0);
  return end < 0 ? [bytes] : [bytes.subarray(0, end), bytes.subarray(end + 1)];
}

function digest(algorithm: string, ...parts: readonly Buffer[]): Buffer {
  return createHash(algorithm).update(Buffer.concat(parts)).digest();
}

function xor(left: Buffer, right: Buffer): Buffer {
  return Buffer.from(left.map((byte, index) => byte ^ (right[index] ?? 0)));
}
