import { notProtocol } from '../network/server-fault.ts';

export interface MysqlPacket {
  readonly sequence: number;
  readonly body: Buffer;
}

/** Far more than any packet of a login or of `select 1`. */
const packetBytesMax = 32 * 1024;

/** Parses one packet off the beginning of `bytes`: three bytes length, one sequence number. */
export function parseMysqlPacket(bytes: Buffer): { value: MysqlPacket; length: number } | undefined {
  if (bytes.length < 4) return undefined;
  const size = bytes.readUIntLE(0, 3);
  if (size === 0 || size > packetBytesMax) throw notProtocol('MySQL', `a packet of ${size} bytes`);
  if (bytes.length < 4 + size) return undefined;
  return { value: { sequence: bytes[3] ?? 0, body: bytes.subarray(4, 4 + size) }, length: 4 + size };
}

export function mysqlPacket(sequence: number, body: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUIntLE(body.length, 0, 3);
  head[3] = sequence;
  return Buffer.concat([head, body]);
}

/** What the server says first: protocol version 10. */
export interface MysqlGreeting {
  readonly serverVersion: string;
  readonly speaksTls: boolean;
  /** 20 random bytes that the answer with the password depends on. */
  readonly challenge: Buffer;
  readonly plugin: string;
}

const clientTls = 0x800;
/** Long passwords, protocol 4.1, secure connection, named plugins, a database: what every server of this century has. */
const capabilities = 0x1 | 0x200 | 0x8000 | 0x8_0000;
const clientWithDatabase = 0x8;
const utf8mb4 = 45;
const challengeBytes = 20;

export function parseGreeting(body: Buffer): MysqlGreeting {
  const nameEnd = body.indexOf(0, 1);
  if (body[0] !== 10 || nameEnd < 0 || body.length < nameEnd + 44)
    throw notProtocol('MySQL', `a greeting of version ${body[0]}`);
  // Behind the name: thread id 4, challenge 8, filler 1, capabilities 2, charset 1, status 2, capabilities 2, length 1, reserved 10.
  const low = body.readUInt16LE(nameEnd + 14);
  const challenge = Buffer.concat([
    body.subarray(nameEnd + 5, nameEnd + 13),
    body.subarray(nameEnd + 32, nameEnd + 32 + challengeBytes - 8),
  ]);
  const plugin = body.toString('latin1', nameEnd + 45).replace(/\0.*$/s, '');
  return { serverVersion: body.toString('latin1', 1, nameEnd), speaksTls: (low & clientTls) !== 0, challenge, plugin };
}

/** Asks to go over to TLS: the beginning of the login, without a name. */
export function tlsRequest(): Buffer {
  return loginHead(capabilities | clientTls);
}

export interface MysqlLogin {
  readonly user: string;
  readonly database: string | undefined;
  readonly isSecure: boolean;
}

export function loginRequest({ user, database, isSecure }: MysqlLogin, plugin: string, answer: Buffer): Buffer {
  const flags = capabilities | (isSecure ? clientTls : 0) | (database === undefined ? 0 : clientWithDatabase);
  return Buffer.concat([
    loginHead(flags),
    text(user),
    Buffer.from([answer.length]),
    answer,
    ...(database === undefined ? [] : [text(database)]),
    text(plugin),
  ]);
}

/** Code and words of an ERR packet. Before the login it has no SQLSTATE (`#` and five characters). */
export function parseError(body: Buffer): { code: number; message: string } {
  return { code: body.length >= 3 ? body.readUInt16LE(1) : 0, message: body.toString('utf8', 3).replace(/^#.{5}/, '') };
}

function loginHead(flags: number): Buffer {
  const head = Buffer.alloc(32);
  head.writeUInt32LE(flags, 0);
  head.writeUInt32LE(packetBytesMax, 4);
  head[8] = utf8mb4;
  return head;
}

function text(value: string): Buffer {
  return Buffer.from(`${value}\0`);
}
