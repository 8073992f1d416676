import type { Interval } from '../ledger/change.ts';
import type { CheckEvidence, HostEvidence, Sample } from '../ledger/evidence.ts';
import { formatTime } from '../ledger/format-time.ts';
import { openParts, type TargetGroup } from './read-targets.ts';
import { collectorUp, hostHoldMs } from './readings.ts';
import type { Store } from './store.ts';

/** `host:ID` or `check:ID/NAME`, and its evidence. */
interface DerivationTarget {
  readonly id: string;
}

/** A `kadoban-derivation/1` file: everything that changes of status are derived from. */
export interface DerivationDocument {
  readonly format: 'kadoban-derivation/1';
  readonly asOf: string;
  readonly collectorUp: readonly (readonly [from: string | null, to: string | null])[];
  readonly hosts: readonly DerivationTarget[];
  readonly checks: readonly DerivationTarget[];
}

/** The evidence of hosts and checks up to an instant that decides about what is asked; of those that the store does not know, none. */
export async function derivationDocument(
  store: Store,
  groups: readonly TargetGroup[],
  asOfMs: number,
): Promise<DerivationDocument> {
  const hosts: DerivationTarget[] = [];
  const checks: DerivationTarget[] = [];
  for (const { target, part } of await openParts(store, groups, asOfMs)) {
    const [, hostId = '', check] = /^(?:host|check):([^/]+)(?:\/(.*))?$/.exec(target) ?? [];
    if (check === undefined) hosts.push({ id: target, ...(await hostMember(store, hostId, asOfMs, part)) });
    else checks.push({ id: target, ...checkMember(await store.evidence.check(hostId, check, part), asOfMs) });
  }
  const up = await collectorUp(store, asOfMs);
  return {
    format: 'kadoban-derivation/1',
    asOf: formatTime(asOfMs),
    collectorUp: up.filter(isSome).map(({ fromMs, toMs }) => [timeOrNull(fromMs), timeOrNull(toMs)]),
    hosts,
    checks,
  };
}

/** A collector that was stopped at the instant of its start was never up. */
function isSome({ fromMs, toMs }: { fromMs: number | null; toMs: number | null }): boolean {
  return fromMs === null || toMs === null || fromMs < toMs;
}

function timeOrNull(atMs: number | null): string | null {
  return atMs === null ? null : formatTime(atMs);
}

async function hostMember(store: Store, hostId: string, asOfMs: number, part: Interval): Promise<object> {
  const host = await store.hosts.find(hostId);
  if (!host) return { holdMs: 0, samples: [] };
  const { samples, boots, shutdowns, probes }: HostEvidence = await store.evidence.host(hostId, asOfMs, part);
  return {
    holdMs: hostHoldMs(host),
    samples: samplesMember(samples),
    boots: boots.map(({ boot, atMs }) => ({ boot, at: formatTime(atMs) })),
    shutdowns: shutdowns.map(({ boot, atMs }) => ({ boot, at: formatTime(atMs) })),
    probes: probes.map(({ atMs, reachable }) => ({ at: formatTime(atMs), reachable })),
  };
}

/** Only differences of the stopping clock mean anything, and a file has none below zero. */
function samplesMember(samples: readonly Sample[]): object[] {
  const lowestMs = samples.reduce((lowest, { monoMs = 0 }) => Math.min(lowest, monoMs), 0);
  return samples.map(({ atMs, boot, monoMs }) => ({
    at: formatTime(atMs),
    boot,
    ...(monoMs !== undefined && { monoMs: monoMs - lowestMs }),
  }));
}

/** Looks without a rule are of a check that nobody told of yet: they prove nothing. */
function checkMember({ looks, rules }: CheckEvidence, asOfMs: number): object {
  if (rules.length === 0) return { holdMs: 0, results: [] };
  return {
    rules: rules.map(({ fromMs, failures, recoveries, holdMs }) => {
      return { from: formatTime(fromMs), failures, recoveries, holdMs };
    }),
    results: looks.filter(({ atMs }) => atMs <= asOfMs).map(({ atMs, status }) => ({ at: formatTime(atMs), status })),
  };
}
