import type { Kysely } from 'kysely';
import { deriveHost, type HostOptions } from '../ledger/derive-host.ts';
import { always, hostEvidence } from './host-evidence.ts';
import type { Tables } from './tables.ts';
import type { TargetSource } from './target-source.ts';

const ever = Number.POSITIVE_INFINITY;

/** The changes of a host as of an instant. They follow from its runs, of which there is one for each time it was up. */
export async function hostSource(db: Kysely<Tables>, hostId: string, options: HostOptions): Promise<TargetSource> {
  const runs = db.selectFrom('alive_runs').select(['first_ms', 'last_ms']).where('host_id', '=', hostId);
  type Run = Pick<Tables['alive_runs'], 'first_ms' | 'last_ms'>;
  const overlaps = db.selectFrom('overlapping_hosts').select('host_id').where('host_id', '=', hostId);
  // Where boots overlap, as copies of a machine's do, no run alone says what the host was.
  const overlapping = (await overlaps.executeTakeFirst()) !== undefined;

  const lastRun = (atMs: number): Promise<Run | undefined> =>
    runs.where('first_ms', '<=', atMs).orderBy('first_ms', 'desc').limit(1).executeTakeFirst();
  const nextRun = (atMs: number): Promise<Run | undefined> =>
    runs.where('first_ms', '>', atMs).orderBy('first_ms').limit(1).executeTakeFirst();

  return {
    async upAtOrBefore(atMs) {
      if (overlapping) return -ever;
      for (let run = await lastRun(atMs); run !== undefined; run = await lastRun(run.first_ms - 1)) {
        const cutMs = Math.min(atMs, run.last_ms - 1);
        if (cutMs >= run.first_ms) return cutMs;
      }
      return -ever;
    },
    async upAtOrAfter(atMs) {
      if (overlapping) return ever;
      for (
        let run = (await lastRun(atMs)) ?? (await nextRun(atMs));
        run !== undefined;
        run = await nextRun(run.first_ms)
      ) {
        const cutMs = Math.max(atMs, run.first_ms);
        // What is after `asOfMs` is not there yet.
        if (cutMs > options.asOfMs) return ever;
        if (cutMs < run.last_ms) return cutMs;
      }
      return ever;
    },
    async changes(fromMs, toMs) {
      const asOfMs = Math.min(toMs, options.asOfMs);
      const part = fromMs === -ever && toMs === ever ? always : { fromMs, toMs };
      return deriveHost(await hostEvidence(db, hostId, asOfMs, part), { ...options, asOfMs });
    },
  };
}
