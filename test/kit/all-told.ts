import { makeReport } from '../../collector/src/reporting/make-report.ts';
import type { Store } from '../../collector/src/store/store.ts';

/** A window that holds everything, in UTC. */
const window = { fromMs: 0, toMs: Date.UTC(2100, 0) };

/** Everything that a store tells of what it keeps, as of an instant, as plain JSON. Whole figures: nothing of a look or a sample may go missing. */
export async function allTold(store: Store, asOfMs: number) {
  const hosts = await store.hosts.list();
  const month = new Date(asOfMs).toISOString().slice(0, 7);
  const organisation = { name: '', timeZone: 'UTC' };
  const versions = { software: '', tzdata: '', holidays: '' };
  const { report } = await makeReport(store, { sla: null, month, asOfMs, organisation, versions });
  const told = {
    hosts,
    tokens: await store.tokens.list(),
    keys: await store.keys.list(),
    upTimes: await store.upTimes.list(),
    report: [report.lines, report.outages],
    evidence: await Promise.all(hosts.map(({ hostId }) => evidenceOf(store, hostId, asOfMs))),
    definitions: await store.definitions.entries(),
    revisions: await store.definitions.current('revision'),
    chains: await store.chains.heads(window.toMs),
    roots: await store.chains.roots(),
  };
  return JSON.parse(JSON.stringify(told));
}

async function evidenceOf({ evidence, inventories, metrics }: Store, hostId: string, asOfMs: number) {
  const checks = await evidence.checks(hostId);
  const made = await inventories.list(hostId, 100);
  const { points } = await metrics.read({ hostId, ...window, tier: 'raw', wanted: () => true });
  const sums: Record<string, { samples: number; sum: number }> = {};
  for (const { series } of points) {
    for (const { metric, instance, count, sum } of series) {
      const key = `${metric} ${instance}`.trim();
      const { samples, sum: before } = sums[key] ?? { samples: 0, sum: 0 };
      sums[key] = { samples: samples + total(count), sum: before + total(sum) };
    }
  }
  return {
    hostId,
    host: await evidence.host(hostId, asOfMs),
    lastSeenMs: await evidence.lastSeen(hostId),
    epochs: await evidence.epochs(hostId, 100),
    events: await evidence.events(hostId, 100),
    checks: await Promise.all(
      checks.map(async (check) => ({
        ...check,
        looks: (await evidence.check(hostId, check.name)).looks.map(({ atMs, status }) => [atMs, status].join(' ')),
        notes: await evidence.notes(hostId, check.name, 0, window.toMs),
      })),
    ),
    metrics: sums,
    ...(made.length > 0 && { inventories: made }),
  };
}

function total(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0);
}
