import type { Kysely } from 'kysely';
import type { Interval } from '../ledger/change.ts';
import type { CheckEvidence, Look } from '../ledger/evidence.ts';
import { decodeLooks } from '../ledger/looks.ts';
import { type CheckKey, rulesOf } from './check-states.ts';
import { always } from './host-evidence.ts';
import type { Tables } from './tables.ts';

/**
 * What a check saw. Of a `part` that begins and ends while it was up (see TargetSource), the looks from the last good one before it to
 * the first one after it.
 */
export async function checkEvidence(db: Kysely<Tables>, key: CheckKey, part = always): Promise<CheckEvidence> {
  const looks: Look[] = [];
  for (const chunk of await chunksOf(db, key, part)) looks.push(...decodeLooks(chunk.looks, chunk.hour_ms));
  const first = looks.findLastIndex(({ atMs, status }) => atMs <= part.fromMs && status === 'up');
  const last = looks.findIndex(({ atMs }) => atMs > part.toMs);
  return {
    looks: looks.slice(Math.max(first, 0), last === -1 ? undefined : last + 1),
    rules: await rulesOf(db, key),
  };
}

/** The hours of the part, and around it as far as looks are missing there. */
async function chunksOf(db: Kysely<Tables>, { hostId, check }: CheckKey, { fromMs, toMs }: Interval) {
  const chunks = db.selectFrom('looks').select(['hour_ms', 'looks']).where('host_id', '=', hostId);
  const ofCheck = chunks.where('check_name', '=', check);
  const within = ofCheck.where('hour_ms', '>', fromMs).where('hour_ms', '<=', toMs).orderBy('hour_ms');
  const rows = await within.execute();
  for (let beforeMs = fromMs, found = !Number.isFinite(fromMs); !found; ) {
    const earlier = ofCheck.where('hour_ms', '<=', beforeMs).orderBy('hour_ms', 'desc').limit(1);
    const row = await earlier.executeTakeFirst();
    if (!row) break;
    rows.unshift(row);
    beforeMs = row.hour_ms - 1;
    const looks = decodeLooks(row.looks, row.hour_ms);
    found = looks.some(({ atMs, status }) => atMs <= fromMs && status === 'up');
  }
  if (Number.isFinite(toMs)) {
    const later = ofCheck.where('hour_ms', '>', toMs).orderBy('hour_ms').limit(1);
    const row = await later.executeTakeFirst();
    if (row) rows.push(row);
  }
  return rows;
}
