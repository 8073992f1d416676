import { type Kysely, sql } from 'kysely';
import type { Change } from '../ledger/change.ts';
import { beforeLooks, looksInOrder, resumeCheck } from '../ledger/derive-check.ts';
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
  const ofCheck = { host_id: key.hostId, check_name: key.check };
  const states = await db
    .selectFrom('check_states')
    .select(['day_ms', 'state'])
    .where((is) => is.and(ofCheck))
    .orderBy('day_ms')
    .execute();
  const rows = db
    .selectFrom('check_changes')
    .selectAll()
    .where((is) => is.and(ofCheck));
  const changes = (await rows.orderBy('at_ms').execute()).map(fromChangeRow);
  const rules = await rulesOf(db, key);
  const settled: Change[] = [];
  let [state, days] = [beforeLooks, 0];
  for await (const { dayMs, looks } of daysOfLooks(db, key, always)) {
    const next = resumeCheck(state, looksInOrder(looks, ever), rules);
    settled.push(...next.settled);
    state = next.state;
    const day = states[days++];
    if (day?.day_ms !== dayMs || day.state !== stateText(state))
      fail(`the kept state at ${new Date(dayMs).toISOString()}`);
  }
  if (days !== states.length) fail('a kept state');
  const length = Math.max(settled.length, changes.length);
  for (let index = 0; index < length; index++) {
    const [said, found] = [settled[index], changes[index]];
    if (JSON.stringify(said) === JSON.stringify(found)) continue;
    fail(`the kept change at ${new Date((found ?? said)?.atMs ?? 0).toISOString()}`);
  }
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
