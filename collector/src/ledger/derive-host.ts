import { appendChange } from './append-change.ts';
import type { Change } from './change.ts';
import type { HostEvidence, Probe, Sample, UpTime } from './evidence.ts';
import { inOrder } from './in-order.ts';
import { silenceOf } from './silence.ts';

/** Wall time may run ahead of the clock that stops with the machine by this much (steps of time synchronisation) before it means "frozen". */
const frozenAfterMs = 5_000;

export interface HostOptions {
  readonly asOfMs: number;
  /** How long after a sample the next one may stay out before the host is silent. */
  readonly holdMs: number;
  readonly collectorUp: readonly UpTime[];
}

/** What the evidence says the host was, up to `asOfMs`. Order and repetition of evidence change nothing. */
export function deriveHost(evidence: HostEvidence, options: HostOptions): Change[] {
  const samples = inOrder(evidence.samples, options.asOfMs, byBoot);
  const first = samples[0];
  if (first === undefined) return [];
  const changes: Change[] = [{ atMs: first.atMs, status: 'up' }];
  let before = first;
  for (const [index, sample] of samples.entries()) {
    const next = samples[index + 1];
    // A repetition without a clock must not come between two samples that prove a freeze.
    if (next !== undefined && next.atMs === sample.atMs && next.boot === sample.boot) continue;
    if (sample.boot !== before.boot) appendReboot(changes, before, sample, evidence, options.asOfMs);
    else if (sample.monoMs !== undefined && before.monoMs !== undefined) appendFreeze(changes, before, sample);
    before = sample;
  }
  for (const change of afterLastSample(before, evidence, options)) appendChange(changes, change);
  return changes;
}

/** At one instant: by boot, and the sample without a clock first. */
function byBoot(a: Sample, b: Sample): number {
  if (a.boot !== b.boot) return a.boot < b.boot ? -1 : 1;
  return (a.monoMs ?? Number.NEGATIVE_INFINITY) < (b.monoMs ?? Number.NEGATIVE_INFINITY) ? -1 : 1;
}

function appendFreeze(changes: Change[], before: Sample, after: Sample): void {
  const frozenMs = after.atMs - before.atMs - ((after.monoMs ?? 0) - (before.monoMs ?? 0));
  if (frozenMs <= frozenAfterMs) return;
  // A clock that ran backwards would put the bounds outside the two samples.
  const latestMs = Math.max(before.atMs, after.atMs - frozenMs);
  const earliestMs = Math.min(after.atMs, before.atMs + frozenMs);
  appendChange(changes, {
    atMs: before.atMs,
    status: 'down',
    reason: 'suspended',
    ...(latestMs !== before.atMs && { latestMs }),
  });
  appendChange(changes, { atMs: after.atMs, status: 'up', ...(earliestMs !== after.atMs && { earliestMs }) });
}

function appendReboot(changes: Change[], before: Sample, after: Sample, evidence: HostEvidence, asOfMs: number): void {
  const shutdownMs = shutdownOf(before, evidence, after.atMs);
  if (shutdownMs !== undefined) {
    appendChange(changes, { atMs: shutdownMs, status: 'down', reason: 'reboot' });
  } else {
    const bootMs = earliest(evidence.boots, (boot) => boot.boot === after.boot && boot.atMs <= asOfMs) ?? after.atMs;
    const latestMs = Math.min(Math.max(bootMs, before.atMs), after.atMs);
    appendChange(changes, {
      atMs: before.atMs,
      status: 'down',
      reason: 'reboot',
      ...(latestMs !== before.atMs && { latestMs }),
    });
  }
  appendChange(changes, { atMs: after.atMs, status: 'up' });
}

function afterLastSample(last: Sample, evidence: HostEvidence, { asOfMs, holdMs, collectorUp }: HostOptions): Change[] {
  const probes = inOrder(
    evidence.probes.filter((probe) => probe.atMs > last.atMs),
    asOfMs,
    failedFirst,
  );
  const shutdownMs = shutdownOf(last, evidence, asOfMs);
  if (shutdownMs !== undefined) {
    const answered = probes.findIndex((probe) => probe.reachable && probe.atMs > shutdownMs);
    const later = answered === -1 ? [] : probes.slice(answered);
    return [{ atMs: shutdownMs, status: 'down', reason: 'shutdown' }, ...probed(later, shutdownMs)];
  }
  if (asOfMs <= last.atMs + holdMs) return [];
  const silence = { fromMs: last.atMs, toMs: probes[0]?.atMs ?? asOfMs, holdMs };
  return [...silenceOf(silence, collectorUp), ...probed(probes, last.atMs)];
}

/** At one instant the answered probe has the last word: somebody reached the host. */
function failedFirst(a: Probe, b: Probe): number {
  return Number(a.reachable) - Number(b.reachable);
}

function probed(probes: readonly Probe[], lastLifeMs: number): Change[] {
  let lifeMs = lastLifeMs;
  return probes.map(({ atMs, reachable }): Change => {
    if (reachable) {
      lifeMs = atMs;
      return { atMs, status: 'up', reason: 'answers-probe' };
    }
    return { atMs, status: 'down', reason: 'unreachable', ...(lifeMs !== atMs && { earliestMs: lifeMs }) };
  });
}

/** When the boot of `last` recorded that it was shutting down, at or after `last` and no later than `untilMs`. */
function shutdownOf(last: Sample, { shutdowns }: HostEvidence, untilMs: number): number | undefined {
  return earliest(shutdowns, ({ boot, atMs }) => boot === last.boot && atMs >= last.atMs && atMs <= untilMs);
}

function earliest<T extends { readonly atMs: number }>(
  all: readonly T[],
  which: (one: T) => boolean,
): number | undefined {
  let earliestMs: number | undefined;
  for (const one of all) {
    if (which(one) && (earliestMs === undefined || one.atMs < earliestMs)) earliestMs = one.atMs;
  }
  return earliestMs;
}
