import { notProtocol } from '../network/server-fault.ts';

/** A message of the server: its type, one letter, and what follows the length. */
export interface PostgresMessage {
  readonly type: string;
  readonly body: Buffer;
}

/** Far more than any message of a login or of `select 1`. */
const messageBytesMax = 32 * 1024;

/** Protocol 3.0. */
const version = 0x0003_0000;

/** Asks whether the server speaks TLS; it answers with one byte. */
export const sslRequest: Buffer = sized([int32(80_877_103)]);

export function startup(user: string, database: string): Buffer {
  const parameters = ['user', user, 'database', database, 'application_name', 'kadoban', 'client_encoding', 'UTF8', ''];
  return sized([int32(version), ...parameters.map(text)]);
}

/** The answer to a request for a password, in clear or hashed. */
export function passwordMessage(password: string): Buffer {
  return message('p', [text(password)]);
}

export function saslInitial(mechanism: string, first: string): Buffer {
  return message('p', [text(mechanism), int32(Buffer.byteLength(first)), Buffer.from(first)]);
}

export function saslResponse(response: string): Buffer {
  return message('p', [Buffer.from(response)]);
}

export function query(sql: string): Buffer {
  return message('Q', [text(sql)]);
}

export const terminate: Buffer = message('X', []);

/** Parses one message off the beginning of `bytes`. */
export function parsePostgresMessage(bytes: Buffer): { value: PostgresMessage; length: number } | undefined {
  const type = bytes.length > 0 ? String.fromCharCode(bytes[0] ?? 0) : 'R';
  if (!/[A-Za-z]/.test(type)) throw notProtocol('PostgreSQL', `a message of type ${bytes[0]}`);
  if (bytes.length < 5) return undefined;
  const length = 1 + bytes.readUInt32BE(1);
  if (length < 5 || length > messageBytesMax) throw notProtocol('PostgreSQL', `a message of ${length} bytes`);
  return bytes.length < length ? undefined : { value: { type, body: bytes.subarray(5, length) }, length };
}

/** The fields of an ErrorResponse by their letters: C the SQLSTATE, M what it says. */
export function errorFields(body: Buffer): ReadonlyMap<string, string> {
  const fields = body.toString('utf8').split('\0');
  return new Map(fields.filter((field) => field !== '').map((field) => [field.slice(0, 1), field.slice(1)]));
}

function message(type: string, parts: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.from(type), sized(parts)]);
}

/** The length counts itself. */
function sized(parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([int32(body.length + 4), body]);
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function text(value: string): Buffer {
  return Buffer.from(`${value}\0`);
}
