import { seriesKey } from './points.ts';
import type { ToldPart } from './tell-window.ts';

/** A series over a whole window: of each list the pieces that follow each other, each with a comma at its end. */
export interface JoinedSeries {
  readonly metric: number;
  readonly instance: string;
  readonly average: readonly Uint8Array[];
  readonly min: readonly Uint8Array[];
  readonly max: readonly Uint8Array[];
}

/** Puts the parts of a window together, series by series in the order of their names; where one has no sample in a part it is null there. */
export function joinParts(parts: readonly ToldPart[], gap: (steps: number) => Uint8Array): JoinedSeries[] {
  const names = new Map<string, { readonly metric: number; readonly instance: string }>();
  const byName = parts.map(({ steps, series }) => {
    const told = new Map(series.map((one) => [seriesKey(one), one]));
    for (const [key, { metric, instance }] of told) if (!names.has(key)) names.set(key, { metric, instance });
    return { steps, told };
  });
  return [...names]
    .sort(([, a], [, b]) => (a.instance === b.instance ? a.metric - b.metric : a.instance < b.instance ? -1 : 1))
    .map(([key, name]) => {
      const pieces = (list: 'average' | 'min' | 'max') =>
        byName.map(({ steps, told }) => told.get(key)?.[list] ?? gap(steps));
      return { ...name, average: pieces('average'), min: pieces('min'), max: pieces('max') };
    });
}
