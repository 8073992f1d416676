import type { Kysely } from 'kysely';
import type { Change } from '../ledger/change.ts';
import { beforeLooks, type CheckState } from '../ledger/derive-check.ts';
import type { CheckRule, Look } from '../ledger/evidence.ts';
import { chunkMs, decodeLooks } from '../ledger/looks.ts';
import { fromRuleRow } from './rows.ts';
import { runCompiled } from './run-compiled.ts';
import type { Tables } from './tables.ts';

/** Which check of which host. */
export interface CheckKey {
  readonly hostId: string;
  readonly check: string;
}

/** A state is kept for the end of each day with looks: late evidence derives again from the day before it on. */
export const dayMs = 24 * chunkMs;

/** A look holds for this many intervals (availability: `holdMs`). */
const holdIntervals = 2.5;

/** Where the derivation of a check stood after all looks of a day. */
export interface DayState {
  readonly dayMs: number;
  readonly state: CheckState;
}

/** Where a derivation begins. */
export const nothing: DayState = { dayMs: Number.NEGATIVE_INFINITY, state: beforeLooks };

export function dayOf(atMs: number): number {
  return Math.floor(atMs / dayMs) * dayMs;
}

/** The last state kept for a day before `beforeMs`; where there is none, nothing was derived before. */
export async function lastState(db: Kysely<Tables>, { hostId, check }: CheckKey, beforeMs: number): Promise<DayState> {
  const [row] = await runCompiled(db, selectStateBefore, { hostId, check, beforeMs });
  return row ? { dayMs: row.day_ms, state: JSON.parse(row.state) } : nothing;
}

function selectStateBefore(db: Kysely<Tables>, { hostId, check, beforeMs }: CheckKey & { readonly beforeMs: number }) {
  const rows = db.selectFrom('check_states').select(['day_ms', 'state']).where('host_id', '=', hostId);
  const before = rows.where('check_name', '=', check).where('day_ms', '<', beforeMs);
  return before.orderBy('day_ms', 'desc').limit(1);
}

/** Written in one order of keys, so that equal states are equal texts. */
export function stateText({ settled, runFrom, looks, holdsToMs, changes }: CheckState): string {
  const plainLooks = looks.map(({ atMs, status }) => ({ atMs, status }));
  const plainChanges = changes.map(({ atMs, status, reason, earliestMs }) => ({ atMs, status, reason, earliestMs }));
  return JSON.stringify({ settled, runFrom, looks: plainLooks, holdsToMs, changes: plainChanges });
}

/** The first change that is not settled in a state; all before it are rows. */
export function firstOpenMs({ changes }: CheckState): number {
  return changes[0]?.atMs ?? Number.NEGATIVE_INFINITY;
}

export async function rulesOf(db: Kysely<Tables>, { hostId, check }: CheckKey): Promise<CheckRule[]> {
  const rows = await runCompiled(db, selectRules, { hostId, check });
  return rows.map(fromRuleRow).map((rule) => ({
    fromMs: rule.fromMs,
    failures: rule.failures,
    recoveries: rule.recoveries,
    holdMs: Math.floor(rule.intervalMs * holdIntervals),
  }));
}

function selectRules(db: Kysely<Tables>, { hostId, check }: CheckKey) {
  const rows = db.selectFrom('check_rules').selectAll().where('host_id', '=', hostId);
  return rows.where('check_name', '=', check).orderBy('from_ms');
}

/** The days with looks that begin at or after `fromMs` and before `toMs`, each with its looks, oldest first. */
export async function* daysOfLooks(
  db: Kysely<Tables>,
  { hostId, check }: CheckKey,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): AsyncGenerator<{ readonly dayMs: number; readonly looks: readonly Look[] }> {
  for (let nextMs = Math.max(fromMs, Number.MIN_SAFE_INTEGER); ; ) {
    const [next] = await runCompiled(db, selectHourFrom, { hostId, check, fromMs: nextMs });
    if (next === undefined || next.hour_ms >= toMs) return;
    const day = dayOf(next.hour_ms);
    nextMs = day + dayMs;
    const rows = await runCompiled(db, selectHours, { hostId, check, fromMs: day, toMs: nextMs });
    yield { dayMs: day, looks: rows.flatMap((row) => decodeLooks(row.looks, row.hour_ms)) };
  }
}

type HoursFrom = CheckKey & { readonly fromMs: number };

function selectHourFrom(db: Kysely<Tables>, { hostId, check, fromMs }: HoursFrom) {
  const hours = db.selectFrom('looks').select('hour_ms').where('host_id', '=', hostId);
  return hours.where('check_name', '=', check).where('hour_ms', '>=', fromMs).orderBy('hour_ms').limit(1);
}

function selectHours(db: Kysely<Tables>, { hostId, check, fromMs, toMs }: HoursFrom & { readonly toMs: number }) {
  const hours = db.selectFrom('looks').select(['hour_ms', 'looks']).where('host_id', '=', hostId);
  const from = hours.where('check_name', '=', check).where('hour_ms', '>=', fromMs);
  return from.where('hour_ms', '<', toMs).orderBy('hour_ms');
}

export function fromChangeRow(row: Tables['check_changes']): Change {
  return {
    atMs: row.at_ms,
    status: row.status as Change['status'],
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.earliest_ms !== null && { earliestMs: row.earliest_ms }),
  };
}

export function toChangeRow({ hostId, check }: CheckKey, change: Change): Tables['check_changes'] {
  const { atMs, status, reason = null, earliestMs = null } = change;
  return { host_id: hostId, check_name: check, at_ms: atMs, status, reason, earliest_ms: earliestMs };
}
