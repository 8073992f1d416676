import { type Kysely, sql } from 'kysely';
import type { Change } from '../ledger/change.ts';
import { beforeLooks, type CheckState, looksInOrder, resumeCheck } from '../ledger/derive-check.ts';
import { type CheckKey, daysOfLooks, fromChangeRow, rulesOf, stateText } from '../store/check-states.ts';
import { always } from '../store/host-evidence.ts';
import type { Tables } from '../store/tables.ts';
import { BrokenLink } from './broken.ts';

const ever = Number.POSITIVE_INFINITY;

/** Compares what is kept of a host's checks, so that numbers need not derive it again, with what their looks say. */
export async function compareKeptChanges(db: Kysely<Tables>, hostId: string): Promise<void> {
  const kept = db.selectFrom('check_states').select('check_name').where('host_id', '=', hostId).distinct();
  const changed = db.selectFrom('check_changes').select('check_name').where('host_id', '=', hostId).distinct();
  for (const { check_name } of await kept.union(changed).execute()) {
    await compareCheck(db, { hostId, check: check_name });
  }
  await compareOverlap(db, hostId);
}

async function compareCheck(db: Kysely<Tables>, key: CheckKey): Promise<void> {
  const fail = (what: string): never => {
    throw new BrokenLink({
      chain: key.hostId,
      entry: null,
      what: `${what} of check ${key.check} is not what its looks say`,
    });
  };
  const { states, changes } = await keptOf(db, key);
  const rules = await rulesOf(db, key);
  const settled: Change[] = [];
  let [state, days, openCount] = [beforeLooks, 0, 0];
  for await (const { dayMs, looks } of daysOfLooks(db, key, always)) {
    const next = resumeCheck(state, looksInOrder(looks, ever), rules);
    settled.push(...next.settled);
    state = next.state;
    const day = states[days++];
    const count = day?.day_ms === dayMs ? openCountOf(day.state, state, settled) : undefined;
    openCount = count ?? fail(`the kept state at ${new Date(dayMs).toISOString()}`);
  }
  if (days !== states.length) fail('a kept state');
  const all = [...settled, ...state.changes];
  const rows = all.slice(0, all.length - openCount);
  for (let index = 0; index < Math.max(rows.length, changes.length); index++) {
    const [said, found] = [rows[index], changes[index]];
    if (JSON.stringify(said) === JSON.stringify(found)) continue;
    fail(`the kept change at ${new Date((found ?? said)?.atMs ?? 0).toISOString()}`);
  }
}

async function keptOf(db: Kysely<Tables>, { hostId, check }: CheckKey) {
  const states = db.selectFrom('check_states').select(['day_ms', 'state']).where('host_id', '=', hostId);
  const changes = db.selectFrom('check_changes').selectAll().where('host_id', '=', hostId);
  return {
    states: await states.where('check_name', '=', check).orderBy('day_ms').execute(),
    changes: (await changes.where('check_name', '=', check).orderBy('at_ms').execute()).map(fromChangeRow),
  };
}

/**
 * How many changes a kept state holds open; `undefined` where it is not what the looks say. An earlier version kept two
 * changes open even where no later look can touch the first of them.
 */
function openCountOf(text: string, state: CheckState, settled: readonly Change[]): number | undefined {
  const lastTwo = [...settled.slice(-2), ...state.changes].slice(-2);
  return [state.changes, lastTwo].find((changes) => text === stateText({ ...state, changes }))?.length;
}

/** A host of which two boots claimed one instant must be noted: the readings of others are cut between their runs. */
async function compareOverlap(db: Kysely<Tables>, hostId: string): Promise<void> {
  const { rows } = await sql`
    select 1 from (
      select first_ms, max(last_ms) over (order by first_ms rows between unbounded preceding and 1 preceding) as before_ms
      from alive_runs where host_id = ${hostId}
    ) where before_ms >= first_ms limit 1`.execute(db);
  const noted = db.selectFrom('overlapping_hosts').select('host_id').where('host_id', '=', hostId);
  if (rows.length === 0 || (await noted.executeTakeFirst()) !== undefined) return;
  throw new BrokenLink({ chain: hostId, entry: null, what: 'two boots claim one instant, which is not noted' });
}
