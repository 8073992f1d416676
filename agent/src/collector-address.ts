import type { AgentConfig } from './config.ts';
import type { Environment } from './environment.ts';
import { AgentError } from './errors.ts';
import type { Identity } from './identity.ts';
import { collectorUrl } from './uplink/collector-url.ts';
import { type HttpProxy, routeTo } from './uplink/proxy.ts';

/** Where evidence goes, and how it gets there. */
export interface CollectorAddress {
  readonly url: URL;
  readonly pin?: string;
  readonly proxy?: HttpProxy;
  /** What decided about the proxy: `proxy` of the configuration, or a variable; absent where nothing says anything. */
  readonly proxySaidBy?: string;
}

/** The collector that the configuration names, or else the one that enrolled this host. */
export function collectorAddress(
  { collector, proxy: configured }: Pick<AgentConfig, 'collector' | 'proxy'>,
  identity: Pick<Identity, 'collectorUrl' | 'pin'> | undefined,
  env: Environment,
): CollectorAddress {
  const text = collector ?? identity?.collectorUrl;
  if (text === undefined) throw new AgentError('NOT_ENROLLED', ['noCollector']);
  const address = collectorUrl(text);
  if ('problem' in address) throw new AgentError('CONFIG_INVALID', ['collectorKey', text, address.problem]);
  const url = new URL(address.url);
  const route = routeTo(url, configured, env);
  if ('problem' in route) throw new AgentError('CONFIG_INVALID', ['proxyVariable', route.saidBy, route.problem]);
  const { proxy, saidBy: proxySaidBy } = route;
  return {
    url,
    ...(identity?.pin !== undefined && { pin: identity.pin }),
    ...(proxy && { proxy }),
    ...(proxySaidBy !== undefined && { proxySaidBy }),
  };
}

/** The port of a collector's address, said or not. */
export function portOf({ port, protocol }: Pick<URL, 'port' | 'protocol'>): number {
  return Number(port || (protocol === 'https:' ? 443 : 80));
}
