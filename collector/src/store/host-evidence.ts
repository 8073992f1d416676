import type { Kysely } from 'kysely';
import { samplesOf } from '../ledger/alive-runs.ts';
import type { Interval } from '../ledger/change.ts';
import type { HostEvidence } from '../ledger/evidence.ts';
import { hourOf } from '../ledger/looks.ts';
import { probesOf } from './append-probes.ts';
import { fromRunRow } from './rows.ts';
import type { Tables } from './tables.ts';

export const always: Interval = { fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY };

/**
 * What was seen of a host up to an instant. Of a `part` that begins and ends while the host was up (see TargetSource), the runs from
 * the one that holds its beginning to the one that holds its end.
 */
export async function hostEvidence(
  db: Kysely<Tables>,
  hostId: string,
  asOfMs: number,
  part = always,
): Promise<HostEvidence> {
  const isEnded = Number.isFinite(part.toMs);
  const runs = (await runsWithin(db, hostId, { ...part, toMs: Math.min(part.toMs, asOfMs) })).map(fromRunRow);
  const samples = samplesOf(runs, asOfMs);
  const lastMs = samples.reduce((last, { atMs }) => Math.max(last, atMs), Number.NEGATIVE_INFINITY);
  const boots = await bootsOf(db, hostId, runs.length, part, new Set(runs.map(({ boot }) => boot)));
  const shutdowns = await db
    .selectFrom('shutdowns')
    .selectAll()
    .where('host_id', '=', hostId)
    .where('at_ms', '>=', runs[0]?.firstMs ?? Number.NEGATIVE_INFINITY)
    // A part that ends while the host was up knows of no shutdown there.
    .where('at_ms', isEnded ? '<' : '<=', isEnded ? lastMs : asOfMs)
    .execute();
  // Probes from before the last sample say nothing that it does not say better, and a host that lives reads none.
  const probes = isEnded ? [] : await probesFrom(db, hostId, Number.isFinite(lastMs) ? hourOf(lastMs) : 0);
  return {
    samples,
    boots: boots.map(({ boot, at_ms }) => ({ boot, atMs: at_ms })),
    shutdowns: shutdowns.flatMap(({ boot: told, at_ms: atMs }) => {
      // A record that does not tell its boot ended the one that was running; before the first sample there is none.
      const boot = told || runs.findLast((run) => run.firstMs <= atMs)?.boot;
      return boot === undefined ? [] : [{ boot, atMs }];
    }),
    probes: probes.flatMap(probesOf),
  };
}

function probesFrom(db: Kysely<Tables>, hostId: string, hourMs: number) {
  const probes = db.selectFrom('probes').selectAll().where('host_id', '=', hostId).where('hour_ms', '>=', hourMs);
  return probes.orderBy('hour_ms').execute();
}

/** The runs from the one that holds the beginning of the part on. */
async function runsWithin(db: Kysely<Tables>, hostId: string, { fromMs, toMs }: Interval) {
  const runs = db.selectFrom('alive_runs').selectAll().where('host_id', '=', hostId).where('first_ms', '<=', toMs);
  const first = await runs.where('first_ms', '<=', fromMs).orderBy('first_ms', 'desc').limit(1).executeTakeFirst();
  return runs
    .where('first_ms', '>=', first?.first_ms ?? Number.NEGATIVE_INFINITY)
    .orderBy('first_ms')
    .execute();
}

/** Boots that one statement may name. */
const bootsMax = 500;

/** Of a part, only the boots that ran in it. */
async function bootsOf(db: Kysely<Tables>, hostId: string, runCount: number, part: Interval, ran: ReadonlySet<string>) {
  const boots = db.selectFrom('boots').selectAll().where('host_id', '=', hostId);
  if (part === always || runCount > bootsMax) return boots.execute();
  return ran.size === 0 ? [] : boots.where('boot', 'in', [...ran]).execute();
}
