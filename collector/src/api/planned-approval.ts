import { canonicalJson } from '../store/chain.ts';
import type { DefinitionEntry } from '../store/store.ts';
import { rightsOf } from './may.ts';
import type { Person } from './person.ts';

type Plan = Readonly<Record<string, unknown>>;

/** What an approval is of: all that numbers are made by. When work really began and ended is written by the steps that say so. */
const approvedKeys = [
  ...['target', 'targets', 'from', 'to', 'recurs', 'status', 'announcedAt', 'cancelledAt', 'work'],
  ...['approvedBy', 'approvedAt'],
] as const;

const times: ReadonlySet<string> = new Set(['from', 'to', 'announcedAt', 'cancelledAt', 'approvedAt']);

/** Clocks of browsers may be behind by so much when somebody calls off what is to come. */
const slackMs = 60_000;

/**
 * Why somebody may not write a maintenance or an adjustment: one that counts as approved is made so by the step for that, which looks who asked for it.
 * Only administrators write down what was approved of elsewhere. Whoever else changes what was approved asks for it anew, but may call off what is yet
 * to come. Undefined when he may.
 */
export function approvalRefusal(
  value: unknown,
  last: DefinitionEntry | undefined,
  { role, name }: Person,
  nowMs: number,
): string | undefined {
  const plan: Plan = Object(value);
  if (plan.approvedBy == null || rightsOf(role).includes('administer')) return undefined;
  const before = last?.body ?? {};
  const changed = approvedKeys.filter((key) => sayingOf(key, plan[key]) !== sayingOf(key, before[key]));
  const isTimely = plan.effectiveFrom === undefined || isSameStart(plan.effectiveFrom, last);
  if (changed.length === 0 && isTimely) return undefined;
  if (plan.effectiveFrom === undefined && changed.every((key) => isCalledOff(key, plan, before, nowMs)))
    return undefined;
  return `approvedBy: ${role} ${name} cannot write it; leave it out and ask for approval`;
}

/** The same time is the same however it is written, and so is an object in whatever order. */
function sayingOf(key: string, value: unknown): string {
  const ms = times.has(key) && typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return canonicalJson(Number.isNaN(ms) ? (value ?? null) : ms);
}

function isSameStart(effectiveFrom: unknown, last: DefinitionEntry | undefined): boolean {
  const startMs = last?.effectiveFromMs ?? null;
  return effectiveFrom === null ? startMs === null : Date.parse(String(effectiveFrom)) === startMs;
}

/** A window that ends sooner than was approved, from now on; or more dates of a recurrence on which there is none. */
function isCalledOff(key: (typeof approvedKeys)[number], plan: Plan, before: Plan, nowMs: number): boolean {
  if (key === 'cancelledAt') return before[key] == null && Date.parse(String(plan[key])) >= nowMs - slackMs;
  if (key !== 'recurs' || plan[key] === undefined || before[key] === undefined) return false;
  const { except = [], ...rest } = Object(plan[key]);
  const { except: old = [], ...oldRest } = Object(before[key]);
  const isMore = Array.isArray(except) && (old as unknown[]).every((date) => except.includes(date));
  return isMore && canonicalJson(rest) === canonicalJson(oldRest);
}

/** Why somebody may not take a definition back by another one's leave: an approver gives his own, to what is not his. Undefined when he may. */
export function farewellRefusal(
  approvedBy: string | undefined,
  last: DefinitionEntry | undefined,
  { role, name }: Person,
): string | undefined {
  const rights = rightsOf(role);
  if (approvedBy === undefined || rights.includes('administer')) return undefined;
  const isOwnLeave = rights.includes('approve') && approvedBy === name && last?.author !== name;
  return isOwnLeave ? undefined : `approvedBy: somebody else who may approve has to take it back`;
}
