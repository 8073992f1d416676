import { request } from 'node:http';
import type { Socket } from 'node:net';
import type { ProxyMeaning } from '../error-details.ts';
import { AgentError } from '../errors.ts';
import { type HttpProxy, proxyName } from './proxy.ts';

/** What the proxy's answer means. */
const meanings = new Map<number, ProxyMeaning>([
  [403, 'forbidden'],
  [404, 'noProxy'],
  [405, 'noConnect'],
  [407, 'credentials'],
  [502, 'unreachable'],
  [503, 'unreachable'],
  [504, 'late'],
]);

/** A connection to `host:port` through an HTTP proxy. Nothing but the address is written before it stands, and in it whatever the caller writes. */
export function openTunnel(proxy: HttpProxy, host: string, port: number, signal: AbortSignal): Promise<Socket> {
  const target = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  const headers = {
    host: target,
    ...(proxy.authorization !== undefined && { 'proxy-authorization': proxy.authorization }),
  };
  const name = proxyName(proxy);
  const asking = request({
    host: proxy.host,
    port: proxy.port,
    method: 'CONNECT',
    path: target,
    headers,
    signal,
    agent: false,
  });
  return new Promise((resolve, reject) => {
    const refused = (status: number): void => {
      reject(new AgentError('PROXY_FAILED', ['proxyAnswered', name, status, target, meanings.get(status)]));
    };
    asking.on('connect', ({ statusCode = 0 }, socket, head) => {
      if (statusCode < 200 || statusCode > 299) {
        socket.destroy();
        return refused(statusCode);
      }
      if (head.length > 0) socket.unshift(head);
      resolve(socket as Socket);
    });
    // A server that knows no CONNECT may answer it like any other request.
    asking.on('response', (response) => {
      response.destroy();
      refused(response.statusCode ?? 0);
    });
    asking.on('error', (error: NodeJS.ErrnoException) => {
      const why = error.message || (error.code ?? '');
      reject(signal.aborted ? error : new AgentError('PROXY_FAILED', ['proxyUnusable', name, why], { cause: error }));
    });
    asking.end();
  });
}
