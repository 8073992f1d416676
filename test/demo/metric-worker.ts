import { parentPort, workerData } from 'node:worker_threads';
import { pointsOfBlock } from '../../collector/src/metrics/points.ts';
import { encodePoints } from '../../collector/src/metrics/points-chunk.ts';
import { dayMs, floorTo, hourMs, minuteMs, type Tier, tiers } from '../../collector/src/metrics/tiers.ts';
import { widen } from '../../collector/src/metrics/widen.ts';
import { zstd } from '../../collector/src/store/zstd.ts';
import { companyAt, type Member, minutesFromMs, rawFromMs } from './company.ts';

/** One host's metrics of days that are over. */
export interface HostChunks {
  readonly hostId: string;
  readonly chunks: readonly { readonly tier: Tier; readonly fromMs: number; readonly chunk: Uint8Array }[];
}

/** As the metrics of the past would have been left of it: hours of long ago, and minutes of the last weeks besides. */
function chunksOf({ hostId, past, life }: Member, nowMs: number): HostChunks {
  const chunks: HostChunks['chunks'][number][] = [];
  const toMs = Math.min(rawFromMs(nowMs), life.span.toMs);
  for (let fromMs = floorTo(life.span.fromMs, dayMs); fromMs < toMs; fromMs += dayMs) {
    const day = { fromMs, toMs: fromMs + dayMs };
    const hasMinutes = fromMs >= minutesFromMs(nowMs);
    const points = past.measured(day, hasMinutes ? 5 * minuteMs : hourMs).map(pointsOfBlock);
    const put = (tier: 'minute' | 'hour') => {
      const chunk = encodePoints(widen(points, day, tiers[tier].widthMs), zstd);
      chunks.push({ tier, fromMs, chunk });
    };
    put('hour');
    if (hasMinutes) put('minute');
  }
  return { hostId, chunks };
}

const { nowMs } = workerData as { readonly nowMs: number };
for (const member of companyAt(nowMs).members) parentPort?.postMessage(chunksOf(member, nowMs));
