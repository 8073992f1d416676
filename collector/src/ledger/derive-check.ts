import { appendChange } from './append-change.ts';
import type { Change } from './change.ts';
import type { CheckEvidence, CheckRule, Look } from './evidence.ts';
import { inOrder } from './in-order.ts';

/** Of several looks at one instant the worst counts, and `unknown` gives way to any look. */
const severity = { unknown: 0, up: 1, degraded: 2, down: 3 } as const;

/** What is settled, and where in the list of looks the run begins that would overturn it (-1: there is none). */
interface Standing {
  settled: 'unknown' | 'up' | 'bad';
  runFrom: number;
}

/** Where a derivation stands: all that later looks need to know of earlier ones. Plain JSON, so that it can be kept. */
export interface CheckState extends Readonly<Standing> {
  /** From the look before the run on, or the last one; `runFrom` counts in here. */
  readonly looks: readonly Look[];
  /** Until when the last look holds; `null` before the first one. */
  readonly holdsToMs: number | null;
  /** The last change, and the one before it where a look may still replace the last: what replaces it is compared with that. */
  readonly changes: readonly Change[];
}

export const beforeLooks: CheckState = { settled: 'unknown', runFrom: -1, looks: [], holdsToMs: null, changes: [] };

/** What the looks say the checked thing was, up to `asOfMs`. Order and repetition of looks change nothing. */
export function deriveCheck({ looks, rules }: CheckEvidence, asOfMs: number): Change[] {
  const { state, settled } = resumeCheck(beforeLooks, looksInOrder(looks, asOfMs), rules);
  return [...settled, ...openChanges(state, asOfMs)];
}

/** The looks up to `asOfMs` in order of time, and at one instant of severity. */
export function looksInOrder(looks: readonly Look[], asOfMs: number): readonly Look[] {
  return inOrder(looks, asOfMs, (a, b) => severity[a.status] - severity[b.status]);
}

/**
 * Goes on where a derivation stood, with looks that are all later and in order. `settled` are the
 * changes that no later look can touch any more.
 */
export function resumeCheck(
  before: CheckState,
  added: readonly Look[],
  rules: readonly CheckRule[],
): { readonly state: CheckState; readonly settled: readonly Change[] } {
  const worst = worstPerInstant(added);
  if (worst.length === 0) return { state: before, settled: [] };
  const looks = before.looks.length === 0 ? worst : [...before.looks, ...worst];
  const ruleAt = ruleFinder(rules);
  const changes = [...before.changes];
  const standing: Standing = { settled: before.settled, runFrom: before.runFrom };
  let holdsToMs = before.holdsToMs ?? Number.POSITIVE_INFINITY;
  for (let index = before.looks.length; index < looks.length; index++) {
    const look = looks[index] as Look;
    if (look.atMs > holdsToMs) loseSight(changes, standing, looks[index - 1]);
    const rule = ruleAt(look.atMs);
    take(changes, standing, looks, index, rule);
    holdsToMs = look.atMs + rule.holdMs;
  }
  const keepFrom = standing.runFrom === -1 ? looks.length - 1 : Math.max(0, standing.runFrom - 1);
  const settledCount = Math.max(0, changes.length - openCount(changes, looks));
  const state = {
    settled: standing.settled,
    runFrom: standing.runFrom === -1 ? -1 : standing.runFrom - keepFrom,
    looks: looks.slice(keepFrom),
    holdsToMs,
    changes: changes.slice(settledCount),
  };
  return { state, settled: changes.slice(0, settledCount) };
}

/**
 * How many of the last changes stay open. Only one at the instant of the last look can still be replaced: so it is by what the looks say, not by how
 * many of them came at once, and the same looks leave the same state.
 */
function openCount(changes: readonly Change[], looks: readonly Look[]): number {
  return changes.at(-1)?.atMs === looks.at(-1)?.atMs ? 2 : 1;
}

/** The changes from the first that is not settled on, as `asOfMs` sees them. */
export function openChanges({ settled, runFrom, looks, holdsToMs, changes }: CheckState, asOfMs: number): Change[] {
  const open = [...changes];
  if (holdsToMs !== null && asOfMs > holdsToMs) loseSight(open, { settled, runFrom }, looks.at(-1));
  return open;
}

/** The whole gap after `last` is unknown, and what was suspected before it proves nothing after it. */
function loseSight(changes: Change[], standing: Standing, last: Look | undefined): void {
  if (last !== undefined) appendChange(changes, { atMs: last.atMs, status: 'unknown', reason: 'no-result' });
  standing.settled = 'unknown';
  standing.runFrom = -1;
}

function take(changes: Change[], standing: Standing, looks: readonly Look[], index: number, rule: CheckRule): void {
  const { atMs, status } = looks[index] as Look;
  if (status === 'unknown') {
    appendChange(changes, { atMs, status, reason: 'check-could-not-run' });
    standing.settled = 'unknown';
    standing.runFrom = -1;
    return;
  }
  const good = status === 'up';
  if (standing.settled === (good ? 'up' : 'bad')) {
    standing.runFrom = -1;
    // Within a confirmed run severity changes at once.
    if (!good) appendLook(changes, looks, index);
    return;
  }
  const blind = standing.settled === 'unknown';
  if (standing.runFrom === -1 || (good && blind)) standing.runFrom = index;
  const needed = good ? (blind ? 1 : rule.recoveries) : rule.failures;
  if (index - standing.runFrom + 1 < needed) return;
  if (blind)
    appendChange(changes, {
      atMs: (looks[standing.runFrom] as Look).atMs,
      status: (looks[standing.runFrom] as Look).status,
    });
  // A recovery is one change at its first look; a failure keeps the severity of each of its looks.
  const last = good ? standing.runFrom : index;
  for (let each = standing.runFrom + (blind ? 1 : 0); each <= last; each++) appendLook(changes, looks, each);
  standing.settled = good ? 'up' : 'bad';
  standing.runFrom = -1;
}

/** It changed somewhere between the look before and this one. */
function appendLook(changes: Change[], looks: readonly Look[], index: number): void {
  const { atMs, status } = looks[index] as Look;
  appendChange(changes, { atMs, status, earliestMs: (looks[index - 1] as Look).atMs });
}

function worstPerInstant(looks: readonly Look[]): readonly Look[] {
  return looks.filter((look, index) => looks[index + 1]?.atMs !== look.atMs);
}

/** Finds the rule in force; asked in order of time. */
function ruleFinder(rules: readonly CheckRule[]): (atMs: number) => CheckRule {
  const ordered = rules.toSorted((a, b) => a.fromMs - b.fromMs);
  let current = 0;
  return (atMs) => {
    while ((ordered[current + 1]?.fromMs ?? Number.POSITIVE_INFINITY) <= atMs) current++;
    const rule = ordered[current];
    if (rule === undefined) throw new Error('a check has at least one rule');
    return rule;
  };
}
