import type { Interval } from '../ledger/change.ts';
import { firstPart, lengthMs } from '../ledger/intervals.ts';
import { epochMs, type Incident } from './incident.ts';
import { isBeforeMeasured, type MeasuredEndMs } from './measured-end.ts';
import { type IncidentRules, type Priority, priorityOf } from './priority.ts';

/** The service time within a window; of a clock that counts round the clock the window itself. */
export type AgreedTime = (window: Interval) => readonly Interval[];

export const roundTheClock: AgreedTime = (window) => [window];

/** One clock of an incident. */
export interface IncidentClock {
  /** Service time from when it was detected until it was stopped, or until now. */
  readonly elapsedMs: number;
  readonly isStopped: boolean;
  /** null where nothing is promised. */
  readonly targetMs: number | null;
  /** Signed; null without a target. */
  readonly remainingMs: number | null;
  /** The last instant at which it is still met; null without a target, or where service is not agreed for so long. */
  readonly dueMs: number | null;
  /** null while it may still be met, or without a target. Exactly the target is met. */
  readonly isMet: boolean | null;
}

export interface IncidentClocks {
  /** What was said, else what impact and urgency make of it; null until they are known. */
  readonly priority: Priority | null;
  /** From detected to acknowledged. */
  readonly respond: IncidentClock;
  /** From detected to restored, as it was said or as its outages were measured, whichever is later. */
  readonly resolve: IncidentClock;
  /** The ledger has an outage of it last longer than was said: until then, null while it does. null where what was said holds. */
  readonly overruled: { readonly endMs: number | null } | null;
}

/** When one looks, and what was measured by then. */
export interface ClockMoment {
  readonly nowMs: number;
  readonly measuredEndMs: MeasuredEndMs;
}

/** How the clocks of an incident stand. Nobody's word stops the resolve clock while the ledger has service down. */
export function clocksOf(
  incident: Incident,
  rules: IncidentRules,
  agreed: AgreedTime,
  { nowMs, measuredEndMs }: ClockMoment,
): IncidentClocks {
  const priority = incident.priority ?? priorityOf(incident.impact, incident.urgency, rules.matrix);
  const { mergedInto, acknowledgedAt, restoredAt, closedAt } = incident;
  // What became part of another incident is judged there: here its clocks stand from then on, and nothing is promised.
  const partAt = mergedInto === undefined ? undefined : closedAt;
  const target = priority === null || mergedInto !== undefined ? undefined : rules.targets[priority];
  const counted = rules.clock === 'always' ? roundTheClock : agreed;
  const clock = (stoppedMs: number | null, targetMs: number | null) =>
    clockOf(epochMs(incident.detectedAt), stoppedMs, targetMs, counted, nowMs);
  const saidMs = msOrNull(restoredAt);
  const isOverruled = mergedInto === undefined && saidMs !== null && isBeforeMeasured(saidMs, measuredEndMs);
  const overruled = isOverruled ? { endMs: measuredEndMs ?? null } : null;
  return {
    priority,
    respond: clock(msOrNull(acknowledgedAt ?? partAt), target?.respondMs ?? null),
    resolve: clock(overruled ? overruled.endMs : (saidMs ?? msOrNull(partAt)), target?.resolveMs ?? null),
    overruled,
  };
}

function msOrNull(time: string | undefined): number | null {
  return time === undefined ? null : epochMs(time);
}

/** Whether service is agreed at an instant, and when that changes next; null: not as far as calendars are looked at. */
export function hoursAt(
  agreed: AgreedTime,
  nowMs: number,
): { readonly isOpen: boolean; readonly changesMs: number | null } {
  const horizonMs = nowMs + 2 * dueStepMs;
  const [next] = agreed({ fromMs: nowMs, toMs: horizonMs });
  if (next === undefined) return { isOpen: false, changesMs: null };
  const isOpen = next.fromMs === nowMs;
  const changesMs = isOpen ? next.toMs : next.fromMs;
  return { isOpen, changesMs: changesMs === horizonMs ? null : changesMs };
}

/** How far ahead a due time is looked for: what is not due within a year has no service hours to be due in. */
const dueWithinMs = 366 * 86_400_000;

/** Calendars are laid out by so much, because most targets are hours. */
const dueStepMs = 14 * 86_400_000;

function clockOf(
  fromMs: number,
  stoppedMs: number | null,
  targetMs: number | null,
  agreed: AgreedTime,
  nowMs: number,
): IncidentClock {
  const toMs = Math.max(fromMs, stoppedMs ?? nowMs);
  const elapsedMs = fromMs < toMs ? lengthMs(agreed({ fromMs, toMs })) : 0;
  const isStopped = stoppedMs !== null;
  if (targetMs === null) return { elapsedMs, isStopped, targetMs, remainingMs: null, dueMs: null, isMet: null };
  const isMet = elapsedMs <= targetMs && (isStopped ? true : null);
  return {
    elapsedMs,
    isStopped,
    targetMs,
    remainingMs: targetMs - elapsedMs,
    dueMs: dueOf(fromMs, targetMs, agreed),
    isMet,
  };
}

function dueOf(fromMs: number, targetMs: number, agreed: AgreedTime): number | null {
  let leftMs = targetMs;
  for (let atMs = fromMs; atMs < fromMs + dueWithinMs; atMs += dueStepMs) {
    const time = agreed({ fromMs: atMs, toMs: atMs + dueStepMs });
    const spent = firstPart(time, leftMs);
    leftMs -= lengthMs(spent);
    if (leftMs === 0) return spent.at(-1)?.toMs ?? atMs;
  }
  return null;
}
