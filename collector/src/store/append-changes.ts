import type { Kysely, Transaction } from 'kysely';
import type { Change } from '../ledger/change.ts';
import { looksInOrder, resumeCheck } from '../ledger/derive-check.ts';
import type { Look } from '../ledger/evidence.ts';
import {
  type CheckKey,
  type DayState,
  dayMs,
  dayOf,
  daysOfLooks,
  firstOpenMs,
  lastState,
  rulesOf,
  stateText,
  toChangeRow,
} from './check-states.ts';
import { runCompiled } from './run-compiled.ts';
import type { Tables } from './tables.ts';

const ever = Number.POSITIVE_INFINITY;

/**
 * Brings the derived changes of a check up to date with looks that were just stored, in the caller's transaction. Looks that are later
 * than all before cost what they are; late ones derive again from the day before them on, until that changes nothing any more.
 */
export async function appendChanges(
  transaction: Transaction<Tables>,
  key: CheckKey,
  looks: readonly Look[],
): Promise<void> {
  const ordered = looksInOrder(looks, ever);
  const [first, last] = [ordered[0], ordered.at(-1)];
  const rules = await rulesOf(transaction, key);
  // Nobody told yet how such looks are judged; the first rule derives them all.
  if (!first || !last || rules.length === 0) return;
  const current = await lastState(transaction, key, ever);
  const known = current.state.looks.at(-1);
  if (known === undefined || known.atMs >= first.atMs) {
    return deriveAgain(transaction, key, { fromMs: known === undefined ? -ever : first.atMs, untilMs: last.atMs });
  }
  const days = [...Map.groupBy(ordered, ({ atMs }) => dayOf(atMs))];
  const settled: Change[] = [];
  let { state } = current;
  for (const [day, added] of days) {
    const next = resumeCheck(state, added, rules);
    settled.push(...next.settled);
    state = next.state;
    await keepState(transaction, key, { dayMs: day, state });
  }
  await insertChanges(transaction, key, settled);
}

/** Derives again what a rule that begins at `fromMs` judges; the first rule also judges what was before it. */
export async function judgeAgain(transaction: Transaction<Tables>, key: CheckKey, fromMs: number): Promise<void> {
  const [first] = await rulesOf(transaction, key);
  const last = (await lastState(transaction, key, ever)).state.looks.at(-1);
  if (first?.fromMs === fromMs) await deriveAgain(transaction, key, { fromMs: -ever, untilMs: ever });
  else if (last !== undefined && last.atMs >= fromMs) await deriveAgain(transaction, key, { fromMs, untilMs: ever });
}

/** Derives again from the day of `fromMs` on: what was stored up to `untilMs`, or how it is judged, is not what it was. */
async function deriveAgain(
  transaction: Transaction<Tables>,
  key: CheckKey,
  { fromMs, untilMs }: { readonly fromMs: number; readonly untilMs: number },
): Promise<void> {
  const rules = await rulesOf(transaction, key);
  const before = await lastState(transaction, key, Number.isFinite(fromMs) ? dayOf(fromMs) : -ever);
  const settled: Change[] = [];
  let { state } = before;
  for await (const { dayMs: day, looks } of daysOfLooks(transaction, key, {
    fromMs: before.dayMs + dayMs,
    toMs: ever,
  })) {
    const next = resumeCheck(state, looksInOrder(looks, ever), rules);
    settled.push(...next.settled);
    state = next.state;
    if (day >= dayOf(untilMs) && (await isKept(transaction, key, { dayMs: day, state }))) {
      const changed = { fromMs: firstOpenMs(before.state), toMs: firstOpenMs(state) };
      return replaceChanges(transaction, key, changed, settled);
    }
    await keepState(transaction, key, { dayMs: day, state });
  }
  await replaceChanges(transaction, key, { fromMs: firstOpenMs(before.state), toMs: ever }, settled);
}

/** Whether the same state is kept for that day: all days after it stand. */
async function isKept(transaction: Transaction<Tables>, key: CheckKey, { dayMs, state }: DayState): Promise<boolean> {
  const kept = await lastState(transaction, key, dayMs + 1);
  return kept.dayMs === dayMs && stateText(kept.state) === stateText(state);
}

async function keepState(transaction: Transaction<Tables>, key: CheckKey, { dayMs, state }: DayState): Promise<void> {
  const row = { host_id: key.hostId, check_name: key.check, day_ms: dayMs, state: stateText(state) };
  await runCompiled(transaction, putState, row);
}

function putState(db: Kysely<Tables>, { host_id, check_name, day_ms, state }: Tables['check_states']) {
  return db
    .insertInto('check_states')
    .values({ host_id, check_name, day_ms, state })
    .onConflict((conflict) => conflict.columns(['host_id', 'check_name', 'day_ms']).doUpdateSet({ state }));
}

async function replaceChanges(
  transaction: Transaction<Tables>,
  key: CheckKey,
  window: { readonly fromMs: number; readonly toMs: number },
  changes: readonly Change[],
): Promise<void> {
  await runCompiled(transaction, removeChanges, { ...key, ...window });
  await insertChanges(transaction, key, changes);
}

function removeChanges(
  db: Kysely<Tables>,
  { hostId, check, fromMs, toMs }: CheckKey & { readonly fromMs: number; readonly toMs: number },
) {
  const rows = db.deleteFrom('check_changes').where('host_id', '=', hostId).where('check_name', '=', check);
  return rows.where('at_ms', '>=', fromMs).where('at_ms', '<', toMs);
}

async function insertChanges(
  transaction: Transaction<Tables>,
  key: CheckKey,
  changes: readonly Change[],
): Promise<void> {
  for (const change of changes) await runCompiled(transaction, insertChange, toChangeRow(key, change));
}

function insertChange(
  db: Kysely<Tables>,
  { host_id, check_name, at_ms, status, reason, earliest_ms }: Tables['check_changes'],
) {
  return db.insertInto('check_changes').values({ host_id, check_name, at_ms, status, reason, earliest_ms });
}
