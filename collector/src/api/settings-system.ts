import { countedHelp, refusals, sumOf } from '../ingest/tally.ts';
import type { Store } from '../store/store.ts';
import { instant, instantOrNull } from './answers.ts';
import type { App } from './app.ts';
import { SystemAnswer } from './contract/settings.ts';
import { currentOf } from './maintenance-windows.ts';
import type { ApiParts } from './parts.ts';
import { signingKeyAnswers, signingKeyOf } from './signing-key.ts';

/** Absences that people are told; a list of all would only grow. */
const gapsMax = 20;

/** `/api/v1/system`: how the collector is set up, and how it does itself: from what is at hand, nothing is looked through for it. */
export function systemRoute(app: App, parts: ApiParts): void {
  const { fingerprint } = signingKeyOf(parts.identity);
  const keys = signingKeyAnswers(parts.identity);
  app.get('/api/v1/system', { schema: { tags: ['health'], response: { 200: SystemAnswer } } }, async () => {
    const { store, setup, live, now } = parts;
    const asOfMs = now();
    const runs = await store.upTimes.list();
    const hosts = await store.hosts.list();
    const { hosts: waiting, bytes, oldestMs } = await store.evidence.settle(0);
    const roots = await store.chains.roots();
    const last = roots.at(-1);
    const { disk, retention, ...told } = setup;
    const endpoint = await parts.endpoint();
    return {
      asOf: instant(asOfMs),
      version: parts.version,
      collectorId: parts.identity.collectorId,
      fingerprint,
      keys,
      tables: parts.tables,
      setup: { ...told, ...retention, url: endpoint?.url ?? null },
      upSince: instantOrNull(runs.at(-1)?.fromMs ?? null),
      clockBehindMs: Math.round(await parts.clockBehindMs()),
      gaps: gapsBetween(runs).slice(-gapsMax).reverse(),
      disk: disk(),
      backlog: { hosts: waiting, bytes, oldestAt: instantOrNull(oldestMs ?? null) },
      unsealedChains: (await store.chains.unsealed()).length,
      lastRoot: last ? { day: last.day, at: instant(last.atMs) } : null,
      roots: roots.length,
      failedMails: await failedMails(store),
      ...(await counted(parts)),
      hosts: { all: hosts.length, connected: hosts.filter(({ hostId }) => live.connected.has(hostId)).length },
    };
  });
}

/** What lies between the runs of the collector. */
function gapsBetween(runs: readonly { readonly fromMs: number; readonly toMs: number }[]) {
  return runs.slice(1).flatMap(({ fromMs }, index) => {
    const endedMs = runs[index]?.toMs ?? fromMs;
    return endedMs < fromMs ? [{ from: instant(endedMs), to: instant(fromMs) }] : [];
  });
}

/** The reports whose last delivery failed. */
async function failedMails(store: Store) {
  return currentOf(await store.definitions.current('delivery'), 'delivery').flatMap(({ id, atMs, body }) => {
    const { outcome, problem } = body as { outcome: string; problem: string };
    return outcome === 'failed' ? [{ report: id, at: instant(atMs), problem }] : [];
  });
}

/** What the agents' door counted, and of its refusals those that happened. */
async function counted({ counts }: ApiParts) {
  const sums = sumOf(await Promise.all(counts.map((one) => one())));
  const of = (names: readonly string[]) => Object.entries(sums).filter(([name]) => names.includes(name));
  return {
    counts: Object.fromEntries(of(Object.keys(countedHelp))),
    refused: Object.fromEntries(of(Object.keys(refusals)).filter(([, count]) => count > 0)),
  };
}
