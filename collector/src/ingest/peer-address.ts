import { isIP } from 'node:net';

/** What is read of a request that asks for the agents' door. */
export interface Incoming {
  readonly socket: { readonly remoteAddress?: string | undefined };
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/**
 * The address that an agent came from; null when nobody can tell. Behind a proxy the connection's own is the proxy's, which would answer
 * for every host behind it: only what the nearest proxy wrote (the last entry) counts, since clients can invent the others.
 */
export function peerAddress({ socket, headers }: Incoming, trustProxy: boolean): string | null {
  const forwarded = [headers['x-forwarded-for'] ?? ''].flat().join(',');
  const told = trustProxy ? forwarded.split(',').at(-1)?.trim() : socket.remoteAddress;
  if (told === undefined || isIP(told) === 0) return null;
  // A socket that listens for both families tells IPv4 like this.
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(told)?.[1];
  return mapped ?? told;
}
