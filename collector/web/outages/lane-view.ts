/** The stretch of time that is drawn. */
export interface View {
  readonly fromMs: number;
  readonly toMs: number;
}

const secondMs = 1000;
const yearMs = 366 * 86_400_000;

/** From a few seconds to more than a year; the collector answers for no more than two. */
export const viewMsMin = 5 * secondMs;
export const viewMsMax = yearMs + 31 * 86_400_000;
const askedMsMax = 2 * yearMs;

/** How much larger one step of the wheel or a press of + shows. */
const zoomStep = 1.6;

/** How much of what is seen an arrow goes on by. */
const panShare = 0.2;

/** Shows larger (`factor` below 1) or smaller; the instant `aroundMs` stays where it is. */
export function zoomed({ fromMs, toMs }: View, factor: number, aroundMs: number): View {
  const lengthMs = Math.round(Math.max(viewMsMin, Math.min(viewMsMax, (toMs - fromMs) * factor)));
  const share = (aroundMs - fromMs) / (toMs - fromMs);
  const nextMs = Math.round(aroundMs - share * lengthMs);
  return { fromMs: nextMs, toMs: nextMs + lengthMs };
}

export function panned({ fromMs, toMs }: View, byMs: number): View {
  const ms = Math.round(byMs);
  return { fromMs: fromMs + ms, toMs: toMs + ms };
}

/** Around an outage: it, and as much again on both sides. */
export function around(fromMs: number, toMs: number): View {
  const lengthMs = Math.max(viewMsMin, toMs - fromMs);
  return { fromMs: fromMs - lengthMs, toMs: fromMs + 2 * lengthMs };
}

/** The view that a key leads to; null for a key that means nothing here. `whole` is what Home begins and End ends with. */
export function viewForKey(key: string, view: View, whole: View, aroundMs: number): View | null {
  const lengthMs = view.toMs - view.fromMs;
  switch (key) {
    case '+':
    case '=':
      return zoomed(view, 1 / zoomStep, aroundMs);
    case '-':
    case '_':
      return zoomed(view, zoomStep, aroundMs);
    case 'ArrowLeft':
      return panned(view, -lengthMs * panShare);
    case 'ArrowRight':
      return panned(view, lengthMs * panShare);
    case 'PageUp':
      return panned(view, -lengthMs);
    case 'PageDown':
      return panned(view, lengthMs);
    case 'Home':
      return panned(view, whole.fromMs - view.fromMs);
    case 'End':
      return panned(view, whole.toMs - view.toMs);
    case '0':
      return whole;
    default:
      return null;
  }
}

/** The view that the address asks for: `from` and `to`, or `at` in the middle of an hour; null where it asks for none. */
export function viewOf(query: URLSearchParams): View | null {
  const [fromMs, toMs, atMs] = ['from', 'to', 'at'].map((name) => Date.parse(query.get(name) ?? ''));
  if (fromMs !== undefined && toMs !== undefined && fromMs < toMs && toMs - fromMs <= 2 * viewMsMax)
    return { fromMs, toMs };
  if (atMs === undefined || Number.isNaN(atMs)) return null;
  const halfMs = 1_800_000;
  return { fromMs: atMs - halfMs, toMs: atMs + halfMs };
}

/** The address of a view, to the second: milliseconds are noise in a link that people read. */
export function viewQuery({ fromMs, toMs }: View): { readonly from: string; readonly to: string; readonly at: null } {
  return { from: text(Math.floor(fromMs / secondMs)), to: text(Math.ceil(toMs / secondMs)), at: null };
}

function text(seconds: number): string {
  return new Date(seconds * secondMs).toISOString().replace('.000Z', 'Z');
}

/** What is asked for is a multiple of an eighth of what is seen: going on a little, or looking closer, needs no new answer. */
const gridShare = 8;

/** What to ask the collector for: what is seen with as much again on both sides, as far as the collector answers. */
export function fetchedFor({ fromMs, toMs }: View): View {
  // A power of two, so that views of about one length ask for the same.
  const gridMs = 2 ** Math.ceil(Math.log2((toMs - fromMs) / gridShare));
  const sideMs = Math.min(gridShare * gridMs, (askedMsMax - 2 * gridMs - (toMs - fromMs)) / 2);
  return {
    fromMs: Math.floor((fromMs - sideMs) / gridMs) * gridMs,
    toMs: Math.ceil((toMs + sideMs) / gridMs) * gridMs,
  };
}
