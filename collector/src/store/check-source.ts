import type { Kysely } from 'kysely';
import type { Change } from '../ledger/change.ts';
import { looksInOrder, openChanges, resumeCheck } from '../ledger/derive-check.ts';
import {
  type CheckKey,
  type DayState,
  dayMs,
  dayOf,
  daysOfLooks,
  firstOpenMs,
  fromChangeRow,
  lastState,
  nothing,
  rulesOf,
} from './check-states.ts';
import type { ChangesFrom } from './store.ts';
import type { Tables } from './tables.ts';
import type { TargetSource } from './target-source.ts';

const ever = Number.POSITIVE_INFINITY;

/** The changes of a check as of an instant: what is settled is kept, the rest follows from the last state, or all of it from the looks. */
export async function checkSource(
  db: Kysely<Tables>,
  key: CheckKey,
  asOfMs: number,
  from: ChangesFrom,
): Promise<TargetSource> {
  const { settledToMs, tail } =
    from === 'kept' ? await tailOf(db, key, asOfMs) : await tailAfter(db, key, nothing, asOfMs);
  const rows = db
    .selectFrom('check_changes')
    .selectAll()
    .where('host_id', '=', key.hostId)
    .where('check_name', '=', key.check)
    .where('at_ms', '<', settledToMs);
  const isUp = (change: Change) => change.status === 'up';

  const lastUp = async (atMs: number): Promise<Change | undefined> => {
    const open = tail.findLast((change) => change.atMs <= atMs && isUp(change));
    if (open) return open;
    const row = rows.where('status', '=', 'up').where('at_ms', '<=', atMs).orderBy('at_ms', 'desc').limit(1);
    return fromRow(await row.executeTakeFirst());
  };
  const next = async (atMs: number): Promise<Change | undefined> => {
    const row = rows.where('at_ms', '>', atMs).orderBy('at_ms').limit(1);
    return fromRow(await row.executeTakeFirst()) ?? tail.find((change) => change.atMs > atMs);
  };
  const nextUp = async (atMs: number): Promise<Change | undefined> => {
    const row = rows.where('status', '=', 'up').where('at_ms', '>', atMs).orderBy('at_ms').limit(1);
    return fromRow(await row.executeTakeFirst()) ?? tail.find((change) => change.atMs > atMs && isUp(change));
  };
  /** From when on the change after `up` may have happened: its bounds must not reach across a cut. */
  const doubtMs = async (up: Change): Promise<number> => {
    const after = await next(up.atMs);
    return after === undefined ? ever : (after.earliestMs ?? after.atMs);
  };

  return {
    async upAtOrBefore(atMs) {
      for (let up = await lastUp(atMs); up !== undefined; up = await lastUp(up.atMs - 1)) {
        const cutMs = Math.min(atMs, (await doubtMs(up)) - 1);
        if (cutMs >= up.atMs) return cutMs;
      }
      return -ever;
    },
    async upAtOrAfter(atMs) {
      for (let up = (await lastUp(atMs)) ?? (await nextUp(atMs)); up !== undefined; up = await nextUp(up.atMs)) {
        const cutMs = Math.max(atMs, up.atMs);
        if (cutMs < (await doubtMs(up))) return cutMs;
      }
      return ever;
    },
    async changes(fromMs, toMs) {
      const inForce = rows.where('at_ms', '<=', fromMs).orderBy('at_ms', 'desc').limit(1);
      const first = fromRow(await inForce.executeTakeFirst());
      const within = rows.where('at_ms', '>', fromMs).where('at_ms', '<=', toMs).orderBy('at_ms');
      const settled = [...(first ? [first] : []), ...(await within.execute()).map(fromChangeRow)];
      const all = [...settled, ...tail.filter((change) => change.atMs <= toMs)];
      return all.slice(
        Math.max(
          0,
          all.findLastIndex((change) => change.atMs <= fromMs),
        ),
      );
    },
  };
}

function fromRow(row: Tables['check_changes'] | undefined): Change | undefined {
  return row && fromChangeRow(row);
}

/** The changes from `settledToMs` on: none of them is a row that counts. */
interface Tail {
  readonly settledToMs: number;
  readonly tail: readonly Change[];
}

/** The changes that a later look could still touch, or that `asOfMs` makes. */
async function tailOf(db: Kysely<Tables>, key: CheckKey, asOfMs: number): Promise<Tail> {
  const current = await lastState(db, key, ever);
  const last = current.state.looks.at(-1);
  if (last !== undefined && last.atMs <= asOfMs) {
    return { settledToMs: firstOpenMs(current.state), tail: openChanges(current.state, asOfMs) };
  }
  // Looks from after `asOfMs` are not there yet, or nothing was derived so far.
  return tailAfter(db, key, await lastState(db, key, dayOf(asOfMs)), asOfMs);
}

/** The changes that follow from what was seen after the day of a state. */
async function tailAfter(db: Kysely<Tables>, key: CheckKey, before: DayState, asOfMs: number): Promise<Tail> {
  const rules = await rulesOf(db, key);
  const settled: Change[] = [];
  let { state } = before;
  for await (const { looks } of daysOfLooks(db, key, { fromMs: before.dayMs + dayMs, toMs: asOfMs + 1 })) {
    const next = resumeCheck(state, looksInOrder(looks, asOfMs), rules);
    settled.push(...next.settled);
    state = next.state;
  }
  return { settledToMs: firstOpenMs(before.state), tail: [...settled, ...openChanges(state, asOfMs)] };
}
