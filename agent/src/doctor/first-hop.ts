import { type CollectorAddress, portOf } from '../collector-address.ts';

/** What this host itself connects to: the proxy where there is one, else the collector. */
export interface FirstHop {
  readonly host: string;
  readonly port: number;
  readonly isProxy: boolean;
}

export function firstHopOf({ url, proxy }: CollectorAddress): FirstHop {
  if (proxy) return { host: proxy.host, port: proxy.port, isProxy: true };
  return { host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port: portOf(url), isProxy: false };
}

/** What of the configuration names it. */
export function keyOf({ isProxy }: FirstHop, { proxySaidBy }: CollectorAddress): string {
  return isProxy ? (proxySaidBy ?? 'proxy') : 'collector';
}
