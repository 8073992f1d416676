import type { CheckConfig, CheckKind } from './checks/check.ts';
import { kindsOf } from './checks/index.ts';
import { openOwnNetwork } from './checks/network/own-network.ts';
import type { Clock } from './clock.ts';
import { type CollectorAddress, portOf } from './collector-address.ts';
import type { AgentConfig } from './config.ts';

/**
 * Loads the kinds of the configured checks, with what they may use of this host. `collector` is where evidence goes, as far as that is
 * known: its silence, or that of the proxy before it, shows that a failure is our own.
 */
export function openChecks(
  { checks, exec }: Pick<AgentConfig, 'checks' | 'exec'>,
  collector: CollectorAddress | undefined,
  clock: Clock,
): Promise<(check: CheckConfig) => CheckKind> {
  return kindsOf(checks, {
    execDirectories: exec.enabled ? exec.directories : [],
    ownNetwork: openOwnNetwork({ collector: collector && witnessOf(collector), clock }),
  });
}

/** What the agent itself connects to. Beyond a proxy it sees nothing. */
export function witnessOf({ url, proxy }: CollectorAddress): { host: string; port: number } {
  return proxy ? { host: proxy.host, port: proxy.port } : { host: url.hostname, port: portOf(url) };
}
