import type { Interval } from './change.ts';
import type { Slo } from './definitions.ts';
import type { Evaluate } from './evaluate.ts';
import type { Objective } from './objective.ts';

/** A pair of lookbacks that both must burn for `state`; `share` of the budget, in percent, burned within `longMs`. */
interface BurnRule {
  readonly state: 'page' | 'ticket';
  readonly longMs: number;
  readonly shortMs: number;
  readonly sharePercent: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/**
 * Of a period of 30 days these shares are burn rates of 14.4, 6 and 1. The rate follows the real length of the period: in a
 * quarter the same hour of the same outage is a third of the share.
 */
export const burnRules: readonly BurnRule[] = [
  { state: 'page', longMs: hourMs, shortMs: 5 * minuteMs, sharePercent: 2 },
  { state: 'page', longMs: 6 * hourMs, shortMs: 30 * minuteMs, sharePercent: 5 },
  { state: 'ticket', longMs: 3 * dayMs, shortMs: 6 * hourMs, sharePercent: 10 },
];

/** How much of the time somebody looked was bad. */
export interface Lookback {
  readonly downMs: number;
  readonly knownMs: number;
}

export interface BurnQuestion {
  readonly objective: Objective;
  readonly period: Interval;
  readonly asOfMs: number;
  /** Since when there is data; no rule fires on a lookback that reaches further. */
  readonly dataFromMs: number | null;
  /** The figures of `[asOfMs - lengthMs, asOfMs)`. */
  readonly lookback: (lengthMs: number) => Lookback;
}

interface BurnLeg extends Lookback {
  readonly lengthMs: number;
  /** How many times faster than the objective allows, floored to two decimals; `null` when nothing is known or nothing allowed. */
  readonly rate: string | null;
}

interface BurnAnswer extends BurnRule {
  /** The rate above which the rule fires, floored to two decimals. */
  readonly threshold: string;
  readonly isFiring: boolean;
  readonly long: BurnLeg;
  readonly short: BurnLeg;
}

/** The figures of an SLO over lookbacks that end at `asOfMs`. Unknown time is never burned, whatever the contract makes of it. */
export function lookbackOf(evaluate: Evaluate, slo: Slo, asOfMs: number): (lengthMs: number) => Lookback {
  return (lengthMs) => {
    const { outages, baseMs, unknownMs } = evaluate(slo, { fromMs: asOfMs - lengthMs, toMs: asOfMs }, null);
    return { downMs: outages.reduce((sumMs, { countedMs }) => sumMs + countedMs, 0), knownMs: baseMs - unknownMs };
  };
}

/** The worst state that fires, and what every rule saw. */
export function burnOf(question: BurnQuestion): {
  readonly state: 'ok' | 'ticket' | 'page';
  readonly rules: BurnAnswer[];
} {
  const rules = burnRules.map((rule) => answerOf(rule, question));
  const firing = rules.filter(({ isFiring }) => isFiring);
  const isPaging = firing.some(({ state }) => state === 'page');
  return { state: isPaging ? 'page' : firing.length > 0 ? 'ticket' : 'ok', rules };
}

function answerOf(rule: BurnRule, { objective, period, asOfMs, dataFromMs, lookback }: BurnQuestion): BurnAnswer {
  const periodMs = period.toMs - period.fromMs;
  const legOf = (lengthMs: number): BurnLeg => {
    const { downMs, knownMs } = lookback(lengthMs);
    return { lengthMs, downMs, knownMs, rate: rateOf({ downMs, knownMs }, objective) };
  };
  const long = legOf(rule.longMs);
  const short = legOf(rule.shortMs);
  const isOldEnough = dataFromMs !== null && dataFromMs <= asOfMs - rule.longMs;
  const burns = (leg: Lookback) => isBurning(leg, rule, periodMs, objective);
  return {
    ...rule,
    threshold: hundredths(BigInt(rule.sharePercent) * BigInt(periodMs), BigInt(rule.longMs)),
    isFiring: isOldEnough && burns(long) && burns(short),
    long,
    short,
  };
}

/** down / known ≥ share × period / long leg × (1 − objective), compared without rounding. */
function isBurning(
  { downMs, knownMs }: Lookback,
  rule: BurnRule,
  periodMs: number,
  { units, scale }: Objective,
): boolean {
  if (downMs === 0) return false;
  const left = BigInt(downMs) * 10_000n * scale * BigInt(rule.longMs);
  return left >= BigInt(rule.sharePercent) * BigInt(periodMs) * (100n * scale - units) * BigInt(knownMs);
}

function rateOf({ downMs, knownMs }: Lookback, { units, scale }: Objective): string | null {
  const allowed = (100n * scale - units) * BigInt(knownMs);
  return allowed === 0n ? null : hundredths(BigInt(downMs) * 10_000n * scale, allowed);
}

/** `part / of` percent, floored to two decimals. */
function hundredths(part: bigint, of: bigint): string {
  const floored = part / of;
  return `${floored / 100n}.${String(floored % 100n).padStart(2, '0')}`;
}
