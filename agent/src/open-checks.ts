import type { CheckConfig, CheckKind } from './checks/check.ts';
import { kindsOf } from './checks/index.ts';
import { openOwnNetwork } from './checks/network/own-network.ts';
import type { Clock } from './clock.ts';
import type { AgentConfig } from './config.ts';
import { collectorUrl } from './uplink/collector-url.ts';

/**
 * Loads the kinds of the configured checks, with what they may use of this host. `collector` is where evidence goes, as far as that is
 * known: its silence shows that a failure is our own.
 */
export function openChecks(
  { checks, exec }: Pick<AgentConfig, 'checks' | 'exec'>,
  collector: string | undefined,
  clock: Clock,
): Promise<(check: CheckConfig) => CheckKind> {
  return kindsOf(checks, {
    execDirectories: exec.enabled ? exec.directories : [],
    ownNetwork: openOwnNetwork({ collector: hostAndPortOf(collector), clock }),
  });
}

function hostAndPortOf(collector: string | undefined): { host: string; port: number } | undefined {
  const address = collectorUrl(collector ?? '');
  if ('problem' in address) return undefined;
  const { hostname, port, protocol } = new URL(address.url);
  return { host: hostname, port: Number(port) || (protocol === 'https:' ? 443 : 80) };
}
