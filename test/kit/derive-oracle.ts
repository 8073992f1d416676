/*
 * A second, slow reading of how evidence becomes status: each instant is asked on its own what all the evidence says of it,
 * and the changes are where the answer changes. It shares no code with the ledger.
 */

export interface HostText {
  readonly samples: readonly { readonly at: number; readonly boot: string; readonly monoMs?: number | undefined }[];
  readonly boots: readonly { readonly boot: string; readonly at: number }[];
  readonly shutdowns: readonly { readonly boot: string; readonly at: number }[];
  readonly probes: readonly { readonly at: number; readonly reachable: boolean }[];
}

export interface HostWorld {
  readonly asOf: number;
  readonly holdMs: number;
  readonly collectorUp: readonly (readonly [from: number | null, to: number | null])[];
}

interface Answer {
  readonly status: string;
  readonly reason?: string;
}

/** What a host was at `at`; undefined before the first sample. */
export function hostAt(host: HostText, { asOf, holdMs, collectorUp }: HostWorld, at: number): Answer | undefined {
  const samples = host.samples.filter((sample) => sample.at <= asOf);
  const before = samples.filter((sample) => sample.at <= at).sort((a, b) => b.at - a.at)[0];
  if (before === undefined) return undefined;
  const after = samples.filter((sample) => sample.at > at).sort((a, b) => a.at - b.at)[0];
  const shutdowns = host.shutdowns.filter((one) => one.boot === before.boot && one.at >= before.at && one.at <= asOf);
  if (after !== undefined) {
    if (after.boot === before.boot) {
      if (after.monoMs === undefined || before.monoMs === undefined) return { status: 'up' };
      const frozen = after.at - before.at - (after.monoMs - before.monoMs);
      return frozen > 5_000 ? { status: 'down', reason: 'suspended' } : { status: 'up' };
    }
    const stopped = Math.min(...shutdowns.filter((one) => one.at <= after.at).map((one) => one.at));
    return stopped !== Number.POSITIVE_INFINITY && at < stopped
      ? { status: 'up' }
      : { status: 'down', reason: 'reboot' };
  }
  const probes = host.probes.filter((probe) => probe.at > before.at && probe.at <= asOf);
  const latest = probes.filter((probe) => probe.at <= at).sort((a, b) => b.at - a.at)[0];
  const spoken =
    latest &&
    (latest.reachable ? { status: 'up', reason: 'answers-probe' } : { status: 'down', reason: 'unreachable' });
  if (shutdowns.length > 0) {
    const stopped = Math.min(...shutdowns.map((one) => one.at));
    if (at < stopped) return { status: 'up' };
    const isAnswered = probes.some((probe) => probe.reachable && probe.at > stopped && probe.at <= at);
    return isAnswered ? spoken : { status: 'down', reason: 'shutdown' };
  }
  if (asOf <= before.at + holdMs) return { status: 'up' };
  if (spoken !== undefined) return spoken;
  const isUp = (ms: number) => collectorUp.some(([from, to]) => (from ?? -Infinity) <= ms && ms < (to ?? Infinity));
  // When the collector was away around `ms`: from when to when.
  const edges = [...new Set(collectorUp.flat().filter((edge) => edge !== null))].sort((a, b) => a - b);
  const gaps = [Number.NEGATIVE_INFINITY, ...edges].filter((edge) =>
    edge === -Infinity ? !isUp(-Infinity) : !isUp(edge),
  );
  const isExplained = gaps.some((left) => {
    const back = edges.find((edge) => edge > left && isUp(edge)) ?? Number.POSITIVE_INFINITY;
    const from = left <= before.at + holdMs ? before.at : left;
    return back > before.at && from <= at && at < back + holdMs;
  });
  return { status: 'unknown', reason: isExplained ? 'collector' : 'silent' };
}

export interface LookText {
  readonly at: number;
  readonly status: 'up' | 'degraded' | 'down' | 'unknown';
}

export interface CheckWorld {
  readonly asOf: number;
  readonly failures: number;
  readonly recoveries: number;
  readonly holdMs: number;
}

const order = ['down', 'degraded', 'up', 'unknown'];

/** What a check was at `at`; undefined before the first look that settled anything. */
export function checkAt(looks: readonly LookText[], world: CheckWorld, at: number): Answer | undefined {
  const known = looks.filter((look) => look.at <= world.asOf);
  const instants = [...new Set(known.map((look) => look.at))].sort((a, b) => a - b);
  const worst = instants.map((ms) => {
    const here = known.filter((look) => look.at === ms).map((look) => look.status);
    return { at: ms, status: here.sort((a, b) => order.indexOf(a) - order.indexOf(b))[0] as LookText['status'] };
  });
  const index = instants.findLastIndex((ms) => ms <= at);
  if (index === -1) return undefined;
  const isLost = (i: number) => (instants[i + 1] ?? world.asOf) - (instants[i] as number) > world.holdMs;
  if (isLost(index)) return { status: 'unknown', reason: 'no-result' };
  // The stretch in which somebody looked without a break: gaps and looks that could not run end it.
  let first = index;
  while (first > 0 && !isLost(first - 1) && worst[first - 1]?.status !== 'unknown') first--;
  if (worst[index]?.status === 'unknown') return { status: 'unknown', reason: 'check-could-not-run' };
  let last = index;
  while (last + 1 < worst.length && !isLost(last) && worst[last + 1]?.status !== 'unknown') last++;
  const settled = settle(worst.slice(first, last + 1), world)[index - first];
  if (settled !== undefined) return { status: settled };
  if (first === 0) return undefined;
  return isLost(first - 1)
    ? { status: 'unknown', reason: 'no-result' }
    : { status: 'unknown', reason: 'check-could-not-run' };
}

/** What each look of an unbroken stretch was; undefined where nothing is settled yet. */
function settle(looks: readonly LookText[], { failures, recoveries }: CheckWorld): (string | undefined)[] {
  const result: (string | undefined)[] = [];
  let state: string | undefined;
  for (const [index, look] of looks.entries()) {
    const isGood = look.status === 'up';
    const ahead = looks.slice(index).findIndex((other) => (other.status === 'up') !== isGood);
    const run = ahead === -1 ? looks.length - index : ahead;
    const isBad = state === 'down' || state === 'degraded';
    if (isGood && (!isBad || run >= recoveries)) state = 'up';
    else if (!isGood && (isBad || run >= failures)) state = look.status;
    result.push(state);
  }
  return result;
}
