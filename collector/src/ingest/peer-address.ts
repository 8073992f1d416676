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
  return plain(told);
}

/**
 * The address at which the host itself can be asked: the one its agent came from, unless the agent says that it has another. Then addresses are
 * translated on the way, and whoever answers there is a gateway. Older agents do not say.
 */
export function hostAddress(peer: string | null, localAddress = ''): string | null {
  if (peer === null || localAddress === '') return peer;
  return withoutZone(plain(localAddress)) === withoutZone(peer) ? peer : null;
}

/** Who counts as one where addresses are limited: an IPv4 address, or an IPv6 network of 64 bits, in which anybody has as many as he likes. */
export function siteOf(address: string): string {
  const whole = plain(address);
  if (!whole.includes(':')) return whole;
  const [head = '', tail] = whole.split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length);
  return [...groups, ...Array<string>(missing).fill('0'), ...(tail ?? '').split(':')].slice(0, 4).join(':');
}

/**
 * Who a request counts for where routes are limited. Not the first address that a proxy passes on, which the client may invent anew for each
 * request; a proxy that tells none counts as one.
 */
export function siteOfRequest(request: Incoming, trustProxy: boolean): string {
  return siteOf(peerAddress(request, trustProxy) ?? request.socket.remoteAddress ?? '');
}

/** A socket that serves both families tells IPv4 as `::ffff:192.0.2.7`. */
function plain(address: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
}

/** A link-local address names the interface of whoever looks at it. */
function withoutZone(address: string): string | undefined {
  return address.split('%')[0];
}
