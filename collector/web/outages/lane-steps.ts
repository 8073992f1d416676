import type { Lane, Lanes } from '../../src/api/contract/lanes.ts';
import { type View, viewForKey } from './lane-view.ts';

/** Where the keyboard is: in which lane, at which of its troubles. */
export interface LanePlace {
  readonly lane: number;
  readonly span: number | null;
}

/** What a key does. */
export type LaneStep =
  | { readonly do: 'go'; readonly place: LanePlace; readonly view: View }
  | { readonly do: 'show'; readonly view: View }
  | { readonly do: 'open'; readonly place: LanePlace };

export interface LaneKey {
  readonly key: string;
  readonly shiftKey: boolean;
}

type TimedLane = Pick<Lane, 'spans'>;

/** Up and down change lanes, with Shift left and right go from trouble to trouble, the rest moves and zooms what is seen; null is no key of ours. */
export function laneStep(
  { key, shiftKey }: LaneKey,
  place: LanePlace,
  lanes: readonly TimedLane[],
  view: View,
  whole: View,
): LaneStep | null {
  const spans = lanes[place.lane]?.spans ?? [];
  const go = (next: LanePlace, seen = view): LaneStep => ({ do: 'go', place: next, view: seen });
  switch (true) {
    case key === 'ArrowUp':
      return go({ lane: Math.max(0, place.lane - 1), span: null });
    case key === 'ArrowDown':
      return go({ lane: Math.min(lanes.length - 1, place.lane + 1), span: null });
    case key === 'Escape':
      return place.span === null ? null : go({ ...place, span: null });
    case key === 'Enter':
      return place.span === null ? null : { do: 'open', place };
    case shiftKey && (key === 'ArrowLeft' || key === 'ArrowRight'): {
      const span = nextTrouble(spans, place.span, key === 'ArrowLeft' ? -1 : 1, view);
      return span === null ? null : go({ ...place, span }, broughtIn(view, Date.parse(spans[span]?.from ?? '')));
    }
    default: {
      const seen = viewForKey(key, view, whole, middleOf(spans, place.span, view));
      return seen && { do: 'show', view: seen };
    }
  }
}

/** The trouble before or after the one that is selected; without one, the first that is seen, or the last. */
function nextTrouble(spans: TimedLane['spans'], span: number | null, by: 1 | -1, view: View): number | null {
  if (spans.length === 0) return null;
  if (span !== null) return Math.max(0, Math.min(spans.length - 1, span + by));
  const seen = spans.flatMap(({ from, to }, index) =>
    Date.parse(from) < view.toMs && view.fromMs < Date.parse(to) ? [index] : [],
  );
  return (by === 1 ? seen[0] : seen.at(-1)) ?? (by === 1 ? 0 : spans.length - 1);
}

/** What is selected stays where it is when one looks closer, else the middle does. */
function middleOf(spans: TimedLane['spans'], span: number | null, { fromMs, toMs }: View): number {
  const one = span === null ? undefined : spans[span];
  const middleMs = one === undefined ? Number.NaN : (Date.parse(one.from) + Date.parse(one.to)) / 2;
  return fromMs <= middleMs && middleMs < toMs ? middleMs : (fromMs + toMs) / 2;
}

/** The view moved so far that an instant is in it. */
function broughtIn(view: View, atMs: number): View {
  if (view.fromMs <= atMs && atMs < view.toMs) return view;
  const halfMs = Math.round((view.toMs - view.fromMs) / 2);
  return { fromMs: atMs - halfMs, toMs: atMs + halfMs };
}

/** On more than this, times without service are thinner than what a screen can show. */
const closedViewMsMax = 62 * 86_400_000;

/** By calendar, the times without service that are seen. */
export function closedIn({ closed }: Pick<Lanes, 'closed'>, { fromMs, toMs }: View) {
  if (toMs - fromMs > closedViewMsMax) return new Map<string, readonly View[]>();
  return new Map(
    Object.entries(closed).map(([calendar, times]) => [
      calendar,
      times
        .map((one) => ({ fromMs: Date.parse(one.from), toMs: Date.parse(one.to) }))
        .filter((one) => one.fromMs < toMs && fromMs < one.toMs),
    ]),
  );
}
