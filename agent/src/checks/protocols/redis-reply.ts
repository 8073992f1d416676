import { notProtocol } from '../network/server-fault.ts';

/** A reply of RESP in one line: what Redis answers to AUTH and PING. */
export interface RedisReply {
  readonly isError: boolean;
  readonly text: string;
}

/** A command as an array of bulk strings, which carries any text safely. */
export function redisCommand(...words: readonly string[]): string {
  return `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;
}

/** Parses one reply off the beginning of `bytes`. */
export function parseRedisReply(bytes: Buffer): { value: RedisReply; length: number } | undefined {
  const type = bytes.length > 0 ? String.fromCharCode(bytes[0] ?? 0) : undefined;
  if (type !== undefined && type !== '+' && type !== '-') throw notProtocol('Redis', `it begins with ${type}`);
  const end = bytes.indexOf('\r\n');
  if (end < 0) return undefined;
  return { value: { isError: type === '-', text: bytes.toString('utf8', 1, end) }, length: end + 2 };
}
