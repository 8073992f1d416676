import { request } from 'node:http';
import type { Socket } from 'node:net';
import { AgentError } from '../errors.ts';
import { type HttpProxy, proxyName } from './proxy.ts';

/** What the proxy's answer means, for people. */
const meanings = new Map([
  [403, 'it does not allow this address'],
  [404, 'it is a web server and no proxy, or does not know the address'],
  [405, 'it is a web server and no proxy, or forbids CONNECT'],
  [407, 'it wants another user name and password'],
  [502, 'it cannot reach the collector'],
  [503, 'it cannot reach the collector'],
  [504, 'the collector did not answer it in time'],
]);

/** A connection to `host:port` through an HTTP proxy. Nothing but the address is written before it stands, and in it whatever the caller writes. */
export function openTunnel(proxy: HttpProxy, host: string, port: number, signal: AbortSignal): Promise<Socket> {
  const target = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  const headers = {
    host: target,
    ...(proxy.authorization !== undefined && { 'proxy-authorization': proxy.authorization }),
  };
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
      const meaning = meanings.get(status);
      reject(failure(proxy, `answers HTTP ${status} for ${target}${meaning === undefined ? '' : `: ${meaning}`}`));
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
      reject(signal.aborted ? error : failure(proxy, `cannot be used: ${error.message || error.code}`, error));
    });
    asking.end();
  });
}

function failure(proxy: HttpProxy, what: string, cause?: unknown): AgentError {
  return new AgentError('PROXY_FAILED', `${proxyName(proxy)} ${what}`, { cause });
}
