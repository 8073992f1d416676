import { pointsOfBlock } from '../../collector/src/metrics/points.ts';
import { hourMs, minuteMs, tiers } from '../../collector/src/metrics/tiers.ts';
import { widen } from '../../collector/src/metrics/widen.ts';
import type { Backend } from '../../collector/src/store/backend.ts';
import { putChunk } from '../../collector/src/store/metric-chunks.ts';
import type { Store } from '../../collector/src/store/store.ts';
import { type Company, minutesFromMs, rawFromMs } from './company.ts';

const dayMs = 24 * hourMs;

/**
 * Keeps the metrics of the past as they would have been left of it: hours of long ago, minutes of the last weeks, and samples of the last days, which came
 * with the evidence. Days that are over go straight to their chunks: made hour by hour they take ten times as long.
 */
export async function fillMetrics({ writer }: Backend, store: Store, { members, era }: Company): Promise<void> {
  const rawMs = rawFromMs(era.nowMs);
  const minutesMs = minutesFromMs(era.nowMs);
  for (const { hostId, past, life } of members) {
    await writer.transaction().execute(async (transaction) => {
      const firstMs = Math.floor(life.span.fromMs / dayMs) * dayMs;
      for (let fromMs = firstMs; fromMs < Math.min(rawMs, life.span.toMs); fromMs += dayMs) {
        const day = { fromMs, toMs: fromMs + dayMs };
        const points = past.measured(day, fromMs < minutesMs ? hourMs : 5 * minuteMs).map(pointsOfBlock);
        const key = { hostId, fromMs };
        const hours = widen(points, day, tiers.hour.widthMs);
        await putChunk(transaction, 'hour', key, hours);
        if (fromMs >= minutesMs) await putChunk(transaction, 'minute', key, widen(points, day, tiers.minute.widthMs));
      }
    });
    while (await store.metrics.closeHour(hostId, era.nowMs));
    while (await store.metrics.closeDay(hostId, era.nowMs));
  }
}
