import type { Change } from './change.ts';
import { deriveCheck } from './derive-check.ts';
import { deriveHost } from './derive-host.ts';
import type { CheckEvidence, CheckRule, HostEvidence, UpTime } from './evidence.ts';
import { formatTime } from './format-time.ts';
import { type BadDocument, type Json, readDocument } from './json.ts';

/** One line of JSON, or what is wrong with the file. */
export type LineResult = { readonly ok: true; readonly line: string } | BadDocument;

/** A result holds for two and a half intervals: one may be lost and one late. */
const holdIntervals = 2.5;

const statuses = ['up', 'degraded', 'down', 'unknown'] as const;

/** Reads `kadoban-derivation/1` and derives the changes of every target in it. */
export function deriveFile(text: string): LineResult {
  const result = readDocument(text, derived);
  return result.ok ? { ok: true, line: JSON.stringify(result.value) } : result;
}

function derived(root: Json): Record<string, unknown[]> {
  const file = root.members('format', 'asOf', 'holdMs', 'collectorUp', 'hosts', 'checks');
  file.format.oneOf('kadoban-derivation/1');
  const asOfMs = file.asOf.time();
  const hosts = file.hosts.isNull ? [] : file.hosts.items();
  const checks = file.checks.isNull ? [] : file.checks.items();
  const holdMs = file.holdMs.isNull ? undefined : file.holdMs.integer(0);
  /** Of hosts that have none of their own. */
  const fileHoldMs = () => holdMs ?? file.holdMs.integer(0);
  const collectorUp = file.collectorUp.isNull ? [{ fromMs: null, toMs: null }] : file.collectorUp.items().map(upTime);
  const changes = new Map<string, Change[]>();
  const add = (id: Json, ofTarget: Change[]) => {
    if (changes.has(id.string())) id.fail(`${id.string()} is here twice`);
    changes.set(id.string(), ofTarget);
  };
  for (const host of hosts) {
    const { id, evidence, ownHoldMs } = hostEvidence(host);
    add(id, deriveHost(evidence, { asOfMs, holdMs: ownHoldMs ?? fileHoldMs(), collectorUp }));
  }
  for (const check of checks) {
    const { id, evidence } = checkEvidence(check);
    add(id, deriveCheck(evidence, asOfMs));
  }
  return Object.fromEntries([...changes].map(([id, ofTarget]) => [id, ofTarget.map(printed)]));
}

function hostEvidence(host: Json): { id: Json; evidence: HostEvidence; ownHoldMs: number | undefined } {
  const keys = ['id', 'holdMs', 'samples', 'boots', 'shutdowns', 'probes'] as const;
  const { id, holdMs, samples, boots, shutdowns, probes } = host.members(...keys);
  id.name();
  const bootTime = (one: Json) => {
    const { boot, at } = one.members('boot', 'at');
    return { boot: boot.name(), atMs: at.time() };
  };
  return {
    id,
    ownHoldMs: holdMs.isNull ? undefined : holdMs.integer(0),
    evidence: {
      samples: samples.items().map((one) => {
        const { at, boot, monoMs } = one.members('at', 'boot', 'monoMs');
        return { atMs: at.time(), boot: boot.name(), ...(!monoMs.isNull && { monoMs: monoMs.integer(0) }) };
      }),
      boots: optionalItems(boots).map(bootTime),
      shutdowns: optionalItems(shutdowns).map(bootTime),
      probes: optionalItems(probes).map((one) => {
        const { at, reachable } = one.members('at', 'reachable');
        return { atMs: at.time(), reachable: reachable.boolean() };
      }),
    },
  };
}

function checkEvidence(check: Json): { id: Json; evidence: CheckEvidence } {
  const { id, rules, results, ...rule } = check.members('id', ...ruleKeys, 'rules', 'results');
  id.name();
  const looks = results.items().map((one) => {
    const { at, status } = one.members('at', 'status');
    return { atMs: at.time(), status: status.oneOf(...statuses) };
  });
  return { id, evidence: { looks, rules: rules.isNull ? [readRule(rule)] : readRules(rules, rule) } };
}

const ruleKeys = ['failures', 'recoveries', 'holdMs', 'intervalMs'] as const;

/** The rules of a check whose configuration changed: each from its own instant on, the first also before it. */
function readRules(list: Json, alone: Record<(typeof ruleKeys)[number], Json>): CheckRule[] {
  for (const one of Object.values(alone)) if (!one.isNull) one.fail('stands in each of rules when there are rules');
  const rules = list.items().map((item) => {
    const { from, ...rule } = item.members('from', ...ruleKeys);
    return { ...readRule(rule), fromMs: from.time() };
  });
  return rules.length > 0 ? rules : list.fail('must not be empty');
}

function readRule({ failures, recoveries, holdMs, intervalMs }: Record<(typeof ruleKeys)[number], Json>): CheckRule {
  if (holdMs.isNull && intervalMs.isNull)
    holdMs.fail('is missing; must be a whole number, or intervalMs given instead');
  const every = intervalMs.isNull ? 0 : intervalMs.integer(1);
  return {
    fromMs: Number.NEGATIVE_INFINITY,
    failures: failures.isNull ? 1 : failures.integer(1),
    recoveries: recoveries.isNull ? 1 : recoveries.integer(1),
    holdMs: holdMs.isNull ? holdIntervals * every : holdMs.integer(0),
  };
}

function upTime(one: Json): UpTime {
  const [from, to, ...more] = one.items();
  if (from === undefined || to === undefined || more.length > 0) one.fail('must be a pair of times; null is open');
  const fromMs = from.isNull ? null : from.time();
  const toMs = to.isNull ? null : to.time();
  if (fromMs !== null && toMs !== null && fromMs >= toMs) one.fail('ends before it begins');
  return { fromMs, toMs };
}

function optionalItems(list: Json): Json[] {
  return list.isNull ? [] : list.items();
}

function printed({ atMs, status, reason, earliestMs, latestMs }: Change): unknown {
  return {
    at: formatTime(atMs),
    status,
    ...(reason !== undefined && { reason }),
    ...(earliestMs !== undefined && { earliest: formatTime(earliestMs) }),
    ...(latestMs !== undefined && { latest: formatTime(latestMs) }),
  };
}
