import { listRoom } from '../../collector/src/metrics/number-list.ts';
import type { PointSeries, Points } from '../../collector/src/metrics/points.ts';
import { stepLists } from '../../collector/src/metrics/step-lists.ts';

/** What is told of points, read again. */
export function toldSteps({ atMs, series }: Points, scale = 1) {
  return { atMs: Array.from(atMs), series: series.map((one) => toldSeries(one, scale)) };
}

function toldSeries(series: PointSeries, scale: number) {
  const { average, min, max } = stepLists(series, scale, listRoom(series.count.length));
  const { metric, instance } = series;
  return { metric, instance, average: read(average), min: read(min), max: read(max) };
}

function read(list: Uint8Array): (number | null)[] {
  return JSON.parse(`[${new TextDecoder().decode(list).replace(/,$/, '')}]`);
}
