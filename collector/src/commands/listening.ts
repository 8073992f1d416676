import { hostname } from 'node:os';
import type { App } from '../api/app.ts';
import { type CollectorConfig, isLoopback, listenAddress } from '../config.ts';
import type { Detail } from '../error-details.ts';
import { CollectorError } from '../errors.ts';
import { readTls, selfMadeTls, type TlsFiles } from '../tls.ts';

/** Listens where the configuration says. */
export async function listenOn(app: App, config: CollectorConfig): Promise<void> {
  const { host, port } = listenAddress(config);
  try {
    await app.listen({ host, port });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const detail: Detail = code === 'EADDRINUSE' ? ['taken', config.listen] : ['notListened', message];
    throw new CollectorError('LISTEN_FAILED', detail, { cause: error });
  }
}

export function portOf(app: App): number {
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new TypeError('not listening on TCP');
  return address.port;
}

/** The host of a URL that leads here. One that means every address of the machine is none that anybody can go to. */
export function reachableHost(config: CollectorConfig): string {
  const { host } = listenAddress(config);
  if (host === '0.0.0.0' || host === '::') return hostname();
  return host.includes(':') ? `[${host}]` : host;
}

/** TLS is on except on loopback; what the configuration says goes before. */
export async function tlsOf(config: CollectorConfig, data: string, nowMs: number): Promise<TlsFiles | undefined> {
  const enabled = config.tls.enabled ?? !isLoopback(listenAddress(config).host);
  if (!enabled) return undefined;
  const { certFile, keyFile } = config.tls;
  if (certFile !== undefined && keyFile !== undefined) return readTls(certFile, keyFile);
  return selfMadeTls(data, [...hostNames(config), 'localhost'], nowMs);
}

/** Names under which people reach this collector. */
export function hostNames(config: CollectorConfig): Set<string> {
  const names = [hostname(), config.publicUrl === undefined ? '' : new URL(config.publicUrl).hostname];
  return new Set(names.filter((name) => name !== '').map((name) => name.toLowerCase()));
}
