import type { Change } from '@kadoban/collector/src/ledger/change.ts';
import { newEvidence } from '@kadoban/collector/src/store/arrival.ts';
import { hostHoldMs, readHost } from '@kadoban/collector/src/store/readings.ts';
import type { Arrival, Store } from '@kadoban/collector/src/store/store.ts';
import { observationCount } from '@kadoban/proto/messages';
import type { Accounts } from './accounts.ts';
import type { BootTruth } from './host-parts.ts';
import { judgeReading, phasesOf } from './judge.ts';
import type { Network } from './network.ts';
import type { Told } from './told.ts';

/** What a clock may be off by without being corrected, and what a sample is older than the look it tells of. */
const slackMs = 2500;

interface Truth {
  readonly accounts: Accounts;
  readonly network: Network;
  readonly hosts: readonly { readonly hostId: string; readonly boots: readonly BootTruth[] }[];
}

/**
 * Judges everything that people were told in the middle of the run by the truth, and by what is known at its end. `placed` tells how far from
 * the truth a host's evidence may be placed.
 */
export async function judgeTold(
  { accounts, network, hosts }: Truth,
  store: Store,
  placed: ReadonlyMap<string, number>,
): Promise<void> {
  for (const told of accounts.told) {
    const { hostId } = told.host;
    const withinMs = placed.get(hostId) ?? 0;
    if (!Number.isFinite(withinMs)) continue;
    const boots = hosts.find((host) => host.hostId === hostId)?.boots ?? [];
    const wrong = [
      ...notApplied(told, accounts.arrivals),
      ...wrongProbes(told, network),
      ...wrongState(told, boots, withinMs),
      ...outOfBounds(told, boots, withinMs),
      ...(isBelated(told, accounts, network) ? [] : await contradicted(told, store)),
    ];
    const when = new Date(told.asOfMs).toISOString();
    for (const what of wrong) accounts.problem(`${hostId}, as it was told as of ${when}: ${what}`);
  }
}

/** What is told as of an instant holds all that was kept before. */
function notApplied({ host, asOfMs, keptCount, applied }: Told, arrivals: readonly Arrival[]): string[] {
  return arrivals.slice(0, keptCount).flatMap(({ hostId, batch, receivedMs }) => {
    const lastSeq = batch.firstSeq + observationCount(batch) - 1;
    if (hostId !== host.hostId || receivedMs >= asOfMs || (applied.get(batch.epoch) ?? 0) >= lastSeq) return [];
    return [`number ${lastSeq} of epoch ${batch.epoch} was kept and is not applied`];
  });
}

/** Who looked for a silent host tells what came of it. */
function wrongProbes({ host, reading }: Told, { asked }: Network): string[] {
  return reading.changes.flatMap(({ atMs, reason }) => {
    if (reason !== 'unreachable' && reason !== 'answers-probe') return [];
    const answer = reason === 'unreachable' ? 'nothing' : 'answered';
    const isTrue = asked.some((one) => one.hostId === host.hostId && one.atMs === atMs && one.answer === answer);
    return isTrue ? [] : [`${reason} at ${atMs}, and no look said so`];
  });
}

/** A host that is told to be up ran within its hold; one that is told to be down was looked for, or its end was announced. */
function wrongState({ host, asOfMs, reading }: Told, boots: readonly BootTruth[], withinMs: number): string[] {
  const last = reading.changes.at(-1);
  if (last?.status === 'up' && last.reason === undefined) {
    const fromMs = asOfMs - hostHoldMs(host) - slackMs - withinMs;
    const ran = boots.some((boot) => phasesOf(boot, asOfMs).some((phase) => phase.toMs > fromMs));
    return ran ? [] : ['up, and it has not run for longer than its hold'];
  }
  if (last?.status !== 'down' || last.reason === 'unreachable') return [];
  const isAnnounced = boots.some(({ signalMs }) => signalMs !== undefined && signalMs <= asOfMs + slackMs + withinMs);
  return last.reason === 'shutdown' && isAnnounced ? [] : [`down (${last.reason}), which nothing announced`];
}

/** Up to its last sign of life everything is decided, within the bounds that are told. */
function outOfBounds({ samples, reading }: Told, boots: readonly BootTruth[], withinMs: number): string[] {
  const asOfMs = samples.reduce((last, { atMs }) => Math.max(last, atMs), 0);
  const { trueMsMin, trueMsMax, bestMs, worstMs } = judgeReading({ samples, reading }, boots, { asOfMs, withinMs });
  if (bestMs <= trueMsMax && trueMsMin <= worstMs) return [];
  return [`down ${trueMsMin} to ${trueMsMax} ms in truth, and ${bestMs} to ${worstMs} ms by what is told`];
}

/** Whether anything about that time became known only afterwards. */
function isBelated({ host, asOfMs, atMs, keptCount }: Told, accounts: Accounts, { asked }: Network): boolean {
  const late = accounts.arrivals.filter(
    ({ hostId, receivedMs }, index) => hostId === host.hostId && (index >= keptCount || receivedMs >= asOfMs),
  );
  return (
    late.some((arrival) => timesOf(arrival).some((ms) => ms <= asOfMs)) ||
    asked.some((one) => one.hostId === host.hostId && one.atMs <= asOfMs && one.heardMs > atMs - slackMs)
  );
}

function timesOf(arrival: Arrival): number[] {
  const { samples, lifecycle } = newEvidence(arrival, 0);
  return [...samples, ...lifecycle].map(({ atMs }) => atMs);
}

/** What was told for certain is told again when somebody asks for the same instant at the end. */
async function contradicted({ host, asOfMs, reading }: Told, store: Store): Promise<string[]> {
  const now = await store.hosts.find(host.hostId);
  // Before its first handshake was applied nobody knew how long it may be silent.
  if (!now || now.sampleEveryMs !== host.sampleEveryMs) return [];
  const later = (await readHost(store, now, asOfMs)).changes;
  const instants = [...reading.changes, ...later].map(({ atMs }) => atMs).filter((atMs) => atMs <= asOfMs);
  const text = (change: Change | undefined) => `${change?.status} (${change?.reason})`;
  return instants.flatMap((atMs) => {
    const [before, after] = [changeAt(reading.changes, atMs), changeAt(later, atMs)];
    if (!before || !isCertain(before) || text(before) === text(after)) return [];
    return [`${text(before)} at ${atMs}, at the end ${text(after)}`];
  });
}

function changeAt(changes: readonly Change[], atMs: number): Change | undefined {
  return changes.findLast((change) => change.atMs <= atMs);
}

/** What evidence of the host itself says, and no look from outside. */
function isCertain({ status, reason }: Change): boolean {
  return (status === 'up' && reason === undefined) || (status === 'down' && reason !== 'unreachable');
}
