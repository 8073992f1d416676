import type { Kysely } from 'kysely';
import { deriveHost, type HostOptions } from '../ledger/derive-host.ts';
import { always, hostEvidence } from './host-evidence.ts';
import type { Tables } from './tables.ts';
import type { TargetSource } from './target-source.ts';

const ever = Number.POSITIVE_INFINITY;

/** The changes of a host as of an instant. They follow from its runs, of which there is one for each time it was up. */
export function hostSource(db: Kysely<Tables>, hostId: string, options: HostOptions): TargetSource {
  const runs = db.selectFrom('alive_runs').select(['first_ms', 'last_ms', 'boot']).where('host_id', '=', hostId);
  type Run = Pick<Tables['alive_runs'], 'first_ms' | 'last_ms' | 'boot'>;

  const lastRun = (atMs: number): Promise<Run | undefined> =>
    runs.where('first_ms', '<=', atMs).orderBy('first_ms', 'desc').limit(1).executeTakeFirst();
  const nextRun = (atMs: number): Promise<Run | undefined> =>
    runs.where('first_ms', '>', atMs).orderBy('first_ms').limit(1).executeTakeFirst();

  /** Where boots overlap, as copies of a machine's do, neither run says what the host was. */
  const isClear = async ({ first_ms, boot }: Run): Promise<boolean> => {
    const others = runs.where('last_ms', '>=', first_ms).where('first_ms', '<=', first_ms);
    const other = await others
      .where((is) => is.not(is.and([is('first_ms', '=', first_ms), is('boot', '=', boot)])))
      .limit(1)
      .executeTakeFirst();
    return other === undefined;
  };

  return {
    async upAtOrBefore(atMs) {
      for (let run = await lastRun(atMs); run !== undefined; run = await lastRun(run.first_ms - 1)) {
        const cutMs = Math.min(atMs, run.last_ms - 1);
        if (cutMs >= run.first_ms && (await isClear(run))) return cutMs;
      }
      return -ever;
    },
    async upAtOrAfter(atMs) {
      for (
        let run = (await lastRun(atMs)) ?? (await nextRun(atMs));
        run !== undefined;
        run = await nextRun(run.first_ms)
      ) {
        const cutMs = Math.max(atMs, run.first_ms);
        // What is after `asOfMs` is not there yet.
        if (cutMs > options.asOfMs) return ever;
        if (cutMs < run.last_ms && (await isClear(run))) return cutMs;
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
