import { setTimeout as pause } from 'node:timers/promises';
import { Latencies } from './latencies.ts';
import type { Loaded } from './steady.ts';
import { tell } from './tell.ts';

/** As often as it is looked how far they are. */
const lookEveryMs = 250;

/** Acks are as usual again when those of so long a time are. */
const calmMs = 2000;
const calmAckMs = 250;

/** Then the storm has won. */
const withinMs = 300_000;

/** Has something happen that takes all connections away, and tells how long it takes until all is as before. */
export async function storm(loaded: Loaded, what: string, happen: () => Promise<void>): Promise<void> {
  const { generators, agents, about } = loaded;
  await generators.look();
  const beginMs = performance.now();
  await happen();
  const happenedMs = performance.now() - beginMs;
  let [connectedMs, calmAtMs]: (number | undefined)[] = [];
  const counts = { sessions: 0, throttles: 0, sentAgain: 0, forgotten: 0 };
  const closings = new Map<string, number>();
  const all = new Latencies();
  let recent: Latencies[] = [];
  while ((connectedMs === undefined || calmAtMs === undefined) && performance.now() - beginMs < withinMs) {
    await pause(lookEveryMs);
    const seen = await generators.look();
    const sinceMs = performance.now() - beginMs;
    for (const name of ['sessions', 'throttles', 'sentAgain', 'forgotten'] as const) counts[name] += seen[name];
    for (const [why, count] of seen.closings) closings.set(why, (closings.get(why) ?? 0) + count);
    all.merge(seen.acks);
    if (seen.open === agents) connectedMs ??= sinceMs;
    recent = [...recent, seen.acks].slice(-calmMs / lookEveryMs);
    if (connectedMs !== undefined && isCalm(recent)) calmAtMs ??= sinceMs;
  }
  const told = {
    ...about,
    ...counts,
    closings: Object.fromEntries(closings),
    'ack ms, p99 meanwhile': all.percentileMs(0.99),
  };
  const seconds = (ms = Number.POSITIVE_INFINITY) => [ms / 1000];
  tell('ingest storm', `${what}: s until it had happened`, [happenedMs / 1000], about);
  tell('ingest storm', `${what}: s until all were connected`, seconds(connectedMs), told);
  tell('ingest storm', `${what}: s until 99 % of acks came within ${calmAckMs} ms`, seconds(calmAtMs), about);
}

function isCalm(recent: readonly Latencies[]): boolean {
  const together = new Latencies();
  for (const one of recent) together.merge(one);
  return recent.length >= calmMs / lookEveryMs && together.count > 0 && together.percentileMs(0.99) <= calmAckMs;
}
