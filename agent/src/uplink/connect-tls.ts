import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectWithTls, type TLSSocket } from 'node:tls';
import { pinOf } from '@kadoban/proto/handshake';
import { AgentError } from '../errors.ts';
import { isLoopback } from './collector-url.ts';
import type { HttpProxy } from './proxy.ts';

/** What makes a collector the right one, besides its signature. */
export interface Trust {
  /** SHA-256 of the certificate's public key, base64url. Without it the system's authorities decide. */
  readonly pin?: string | undefined;
}

/** How a collector is reached and recognised. */
export interface Way extends Trust {
  readonly proxy?: HttpProxy | undefined;
}

/**
 * A connection to the collector that is verified before the first byte is written to it: enrolment and uplink have no other. Nothing switches
 * the verification off. Only on loopback, where nobody stands between, `http:` may do without TLS; through a proxy when that is there too.
 */
export async function connectTls(url: URL, { pin, proxy }: Way, signal: AbortSignal): Promise<Socket | TLSSocket> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  const isPlain = url.protocol !== 'https:';
  if (isPlain && !(isLoopback(url) && (!proxy || isLoopback({ hostname: proxy.host }))))
    throw new AgentError('COLLECTOR_IDENTITY', ['plain', url.origin]);
  const tunnel = proxy && (await throughProxy(proxy, host, port, signal));
  if (!isPlain)
    return pin === undefined ? byAuthorities(host, port, tunnel, signal) : byPin(host, port, pin, tunnel, signal);
  if (tunnel) return tunnel;
  const socket = connect({ host, port });
  await opened(socket, 'connect', signal);
  return socket;
}

async function throughProxy(proxy: HttpProxy, host: string, port: number, signal: AbortSignal): Promise<Socket> {
  const { openTunnel } = await import('./open-tunnel.ts');
  const tunnel = await openTunnel(proxy, host, port, signal);
  // Between its opening and TLS nobody else listens.
  tunnel.on('error', () => {});
  tunnel.setNoDelay(true);
  return tunnel;
}

async function byAuthorities(
  host: string,
  port: number,
  tunnel: Socket | undefined,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const socket = connectWithTls({
    ...(tunnel && { socket: tunnel }),
    host,
    port,
    minVersion: 'TLSv1.2',
    servername: serverName(host),
    ALPNProtocols,
    // Said explicitly: else NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment would turn it off.
    rejectUnauthorized: true,
  });
  await opened(socket, 'secureConnect', signal);
  return socket;
}

/** The pin takes the place of authority, name and dates: it says which key, and TLS proves that the other side has it. */
async function byPin(
  host: string,
  port: number,
  pin: string,
  tunnel: Socket | undefined,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const socket = connectWithTls({
    ...(tunnel && { socket: tunnel }),
    host,
    port,
    minVersion: 'TLSv1.3',
    servername: serverName(host),
    ALPNProtocols,
    rejectUnauthorized: false,
    // Else Node would read all authorities, which take megabytes and say nothing here.
    ca: [],
  });
  await opened(socket, 'secureConnect', signal);
  const certificate = socket.getPeerX509Certificate();
  if (certificate && isEqual(pinOf(certificate.publicKey), pin)) return socket;
  socket.destroy();
  throw new AgentError('COLLECTOR_IDENTITY', ['otherKey', `${host}:${port}`]);
}

/** HTTP/1.1 alone can become a WebSocket; a proxy that is not told may choose HTTP/2. */
const ALPNProtocols = ['http/1.1'];

/** TLS has names for names only; for an address Node checks the certificate against `host`. */
function serverName(host: string): string {
  return isIP(host) ? '' : host;
}

function isEqual(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

async function opened(socket: Socket, event: 'connect' | 'secureConnect', signal: AbortSignal): Promise<void> {
  // An error that comes when nobody waits any more ends the socket, and must not end the process.
  socket.on('error', () => {});
  try {
    await once(socket, event, { signal });
  } catch (error) {
    socket.destroy();
    throw error;
  }
  socket.setNoDelay(true);
}
