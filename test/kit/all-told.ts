import { availabilityAnswer } from '../../collector/src/api/answers.ts';
import { evaluateSlo } from '../../collector/src/definitions/evaluate-slo.ts';
import { monthWindow } from '../../collector/src/ledger/month.ts';
import { readCheck, readHost } from '../../collector/src/store/readings.ts';
import type { Host, Store } from '../../collector/src/store/store.ts';

/** A window that holds everything, in UTC. */
const window = { fromMs: 0, toMs: Date.UTC(2100, 0) };

/** Everything that a store tells of what it keeps, as of an instant, as plain JSON. Whole figures: nothing of a look or a sample may go missing. */
export async function allTold(store: Store, asOfMs: number) {
  const hosts = await store.hosts.list();
  const slos = await promisesOf(store, asOfMs);
  const month = new Date(asOfMs).toISOString().slice(0, 7);
  const told = {
    hosts,
    tokens: await store.tokens.list(),
    keys: await store.keys.list(),
    upTimes: await store.upTimes.list(),
    report: (await Promise.all(hosts.map((host) => monthOf(store, host, month, asOfMs)))).flat(),
    evidence: await Promise.all(hosts.map(({ hostId }) => evidenceOf(store, hostId, asOfMs))),
    definitions: await store.definitions.entries(),
    revisions: await store.definitions.current('revision'),
    chains: await store.chains.heads(window.toMs),
    roots: await store.chains.roots(),
    ...(slos.length > 0 && { slos }),
  };
  return JSON.parse(JSON.stringify(told));
}

/** The SLOs that can be reckoned, in the month of the instant. */
async function promisesOf(store: Store, asOfMs: number) {
  const slos = (await store.definitions.current('slo')).filter(({ body }) => typeof body?.target === 'string');
  return Promise.all(
    slos.map(async ({ id }) => {
      const result = await evaluateSlo(store, { slo: id }, asOfMs);
      if (!result.ok) throw new Error(`${id}: ${result.reason}`);
      return result.evaluation;
    }),
  );
}

/** The month of a host and of its checks, as the API answers it. */
async function monthOf(store: Store, host: Host, month: string, asOfMs: number) {
  const period = { ...monthWindow(month, 'UTC'), month, timeZone: 'UTC' };
  const checks = await store.evidence.checks(host.hostId);
  const ofChecks = checks.map(async (check) => {
    const notes = await store.evidence.notes(host.hostId, check.name, 0, period.toMs);
    const availability = availabilityAnswer(await readCheck(store, host, check, asOfMs, period), period, notes);
    return { kind: 'check', name: `${host.name} / ${check.name}`, availability };
  });
  const availability = availabilityAnswer(await readHost(store, host, asOfMs, period), period);
  return [{ kind: 'host', name: host.name, availability }, ...(await Promise.all(ofChecks))];
}

async function evidenceOf({ evidence, inventories, metrics }: Store, hostId: string, asOfMs: number) {
  const checks = await evidence.checks(hostId);
  const made = await inventories.list(hostId, 100);
  const { points } = await metrics.read({ hostId, ...window, tier: 'raw' });
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
