import type { LineOutage } from '../reports/build/line-outages.ts';
import type { Sighting } from '../reports/build/outage-rows.ts';
import type { Store } from '../store/store.ts';

/** An outage is confirmed within hours of its beginning, or its looks tell no time of detection. */
const confirmedWithinMs = 6 * 3_600_000;

/** What the looks of checks said where an outage began. */
export async function sightingsOf(store: Store, outages: readonly LineOutage[]): Promise<Sighting[]> {
  const witnesses = new Map(
    outages.flatMap(({ witness }) => (witness ? [[`${witness.atMs} ${witness.target}`, witness]] : [])),
  );
  const sightings = [...witnesses.values()].map(async ({ target, atMs }): Promise<Sighting[]> => {
    const { hostId, check } = /^check:(?<hostId>[^/]+)\/(?<check>.+)$/.exec(target)?.groups ?? {};
    if (hostId === undefined || check === undefined) return [];
    const [note] = await store.evidence.notes(hostId, check, atMs, atMs + 1);
    const confirmedMs = await confirmedAt(store, hostId, check, atMs);
    return [{ target, atMs, reason: note?.reason || null, confirmedMs }];
  });
  return (await Promise.all(sightings)).flat();
}

/** When as many looks in a row had failed as the rule of that time asks for. */
async function confirmedAt(store: Store, hostId: string, check: string, atMs: number): Promise<number | null> {
  const part = { fromMs: atMs, toMs: atMs + confirmedWithinMs };
  const { looks, rules } = await store.evidence.check(hostId, check, part);
  const rule = rules.findLast(({ fromMs }) => fromMs <= atMs) ?? rules[0];
  const failed = looks.filter((look) => look.atMs >= atMs && look.status !== 'up' && look.status !== 'unknown');
  return failed[(rule?.failures ?? 1) - 1]?.atMs ?? null;
}
