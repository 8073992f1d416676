import { setImmediate } from 'node:timers/promises';
import { fingerprintOf } from '@kadoban/proto/fingerprint';
import { servicesByHost } from '../definitions/services-by-host.ts';
import type { UpTime } from '../ledger/evidence.ts';
import { type Gauges, gaugesOf, noGauges } from '../metrics/gauges.ts';
import { standingWord } from '../standing-word.ts';
import { collectorUp, readCheck, readHost, type TargetReading } from '../store/readings.ts';
import type { Standing } from '../store/standing-store.ts';
import { newStanding } from '../store/standings.ts';
import type { Host, WatchedCheck } from '../store/store.ts';
import { availabilityAnswer, instant, instantOrNull, type Period, stateOf } from './answers.ts';
import type { CheckDetail, HostDetail, HostSummary } from './contract.ts';
import type { ApiParts } from './parts.ts';

/** Metrics older than this are no "now". */
const gaugeAgeMsMax = 120_000;

/** What the list shows of each of these hosts. */
export async function summariseAll(
  parts: ApiParts,
  hosts: readonly Host[],
  period: Period,
  asOfMs: number,
): Promise<HostSummary[]> {
  const standings = await parts.store.standings.list();
  const up = await collectorUp(parts.store, asOfMs);
  const services = servicesByHost(await parts.store.definitions.current('service'));
  const summaries: HostSummary[] = [];
  for (const host of hosts) {
    const standing = standings.get(host.hostId) ?? newStanding;
    summaries.push((await summarise(parts, host, { period, asOfMs, standing, up, services })).summary);
    // Other requests have their turn too.
    await setImmediate();
  }
  return summaries;
}

interface Around {
  readonly period: Period;
  readonly asOfMs: number;
  readonly standing: Standing;
  readonly up: readonly UpTime[];
  readonly services: ReadonlyMap<string, readonly string[]>;
}

/** Everything the list shows of one host; what the host page needs besides comes along. */
async function summarise(parts: ApiParts, host: Host, { period, asOfMs, standing, up, services }: Around) {
  const { store, live } = parts;
  // Also what it is now, when the period is long over.
  const window = { fromMs: period.fromMs, toMs: Math.max(period.toMs, asOfMs) };
  const reading = await readHost(store, host, asOfMs, window, up);
  const block = await store.evidence.latestBlock(host.hostId);
  const checks = await store.evidence.checks(host.hostId);
  const readings = await Promise.all(checks.map((check) => readCheck(store, host, check, asOfMs, window)));
  const lastSeenMs = await store.evidence.lastSeen(host.hostId);
  const summary: HostSummary = {
    id: host.hostId,
    name: host.name,
    os: host.os,
    arch: host.arch,
    agentVersion: host.agentVersion,
    connected: live.connected.has(host.hostId),
    revoked: host.revokedMs !== null,
    standing: standingWord(host, standing, parts.now()),
    tags: [...standing.tags],
    services: [...(services.get(host.hostId) ?? [])],
    state: stateOf(reading),
    // A clock that is a little ahead must not have a host seen in the future.
    lastSeen: lastSeenMs === undefined ? null : instant(Math.min(lastSeenMs, asOfMs)),
    clockOffsetMs: host.clockOffsetMs,
    worstClockOffsetMs: await store.clocks.worst(host.hostId, period),
    availability: availabilityAnswer(reading, period),
    now: block && asOfMs - (block.atMs.at(-1) ?? 0) <= gaugeAgeMsMax ? floored(gaugesOf(block)) : noGauges,
    checks: countStates(checks, readings),
  };
  return { summary, checks, readings };
}

export async function detail(parts: ApiParts, host: Host, period: Period, asOfMs: number): Promise<HostDetail> {
  const standing = await parts.store.standings.find(host.hostId);
  const { summary, checks, readings } = await summarise(parts, host, {
    ...{ period, asOfMs, standing },
    up: await collectorUp(parts.store, asOfMs),
    services: servicesByHost(await parts.store.definitions.current('service')),
  });
  const { revision, toldRevision, refusal } = standing.config;
  const boots = (await parts.store.evidence.host(host.hostId, asOfMs)).boots;
  const bootedMs = boots.find((boot) => boot.boot === host.boot)?.atMs;
  const details = checks.map(async (check, index) => {
    const notes = await parts.store.evidence.notes(host.hostId, check.name, 0, period.toMs);
    return checkDetail(check, readings[index] as TargetReading, period, notes);
  });
  return {
    ...summary,
    enrolledAt: instant(host.enrolledMs),
    bootedAt: instantOrNull(bootedMs ?? null),
    decommissionedAt: instantOrNull(host.decommissionedMs),
    config: { revision, toldRevision, refusal: refusal === '' ? null : refusal },
    keyFingerprint: fingerprintOf(host.publicKey),
    checkDetails: await Promise.all(details),
  };
}

function checkDetail(
  check: WatchedCheck,
  reading: TargetReading,
  period: Period,
  notes: Parameters<typeof availabilityAnswer>[2],
): CheckDetail {
  const { name, kind, target, intervalMs, failures, recoveries, watched, lastLook } = check;
  const state = stateOf(reading);
  const isBad = (status: string | undefined) => status === 'down' || status === 'degraded';
  return {
    name,
    kind,
    target,
    intervalMs,
    failures,
    recoveries,
    watched,
    state,
    suspected: watched && isBad(lastLook?.status) && !isBad(state.status),
    lastLook: lastLook
      ? {
          at: instant(lastLook.atMs),
          status: lastLook.status,
          ...(lastLook.reason !== '' && { reason: lastLook.reason }),
          output: lastLook.output,
          timings: lastLook.timings.map((timing) => ({ name: timing.name, ms: timing.us / 1000 })),
        }
      : null,
    availability: availabilityAnswer(reading, period, notes),
  };
}

function countStates(checks: readonly WatchedCheck[], readings: readonly TargetReading[]): HostSummary['checks'] {
  const counts = { up: 0, degraded: 0, down: 0, unknown: 0 };
  checks.forEach((check, index) => {
    const reading = readings[index];
    if (check.watched && reading) counts[stateOf(reading).status]++;
  });
  return counts;
}

function floored(gauges: Gauges): Gauges {
  const tenths = (percent: number | null) => (percent === null ? null : Math.floor(percent * 10) / 10);
  const { cpuPercent, memoryPercent, diskPercent, diskMount } = gauges;
  return {
    cpuPercent: tenths(cpuPercent),
    memoryPercent: tenths(memoryPercent),
    diskPercent: tenths(diskPercent),
    diskMount,
  };
}
