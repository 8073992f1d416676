/** An outage as far as finding it goes. */
export interface OutageSpan {
  readonly target: string;
  readonly fromMs: number;
  /** null while it lasts. */
  readonly toMs: number | null;
}

/** A note as far as its place goes. */
export interface PlacedNote {
  readonly target: string;
  readonly atMs: number;
}

export interface AttachedNotes<O, N> {
  /** Every outage in the order given, with its notes in order of their instants: there are several where outages became one. */
  readonly outages: readonly { readonly outage: O; readonly notes: readonly N[] }[];
  /** Notes whose outage is no longer there, or not in these. */
  readonly loose: readonly N[];
}

/** Puts every note to the outage of its target that its instant lies in; none is lost. */
export function attachNotes<O extends OutageSpan, N extends PlacedNote>(
  outages: readonly O[],
  notes: readonly N[],
): AttachedNotes<O, N> {
  const inOrder = notes.toSorted((a, b) => a.atMs - b.atMs);
  const byTarget = Map.groupBy(inOrder, ({ target }) => target);
  const attached = outages.map((outage) => ({
    outage,
    notes: (byTarget.get(outage.target) ?? []).filter(({ atMs }) => isWithin(outage, atMs)),
  }));
  const found = new Set(attached.flatMap((one) => one.notes));
  return { outages: attached, loose: inOrder.filter((note) => !found.has(note)) };
}

export function isWithin({ fromMs, toMs }: Pick<OutageSpan, 'fromMs' | 'toMs'>, atMs: number): boolean {
  return fromMs <= atMs && (toMs === null || atMs < toMs);
}

/** Where to put the first note of an outage: its middle, which late evidence about an edge hardly ever cuts off. */
export function noteInstant({ fromMs, toMs }: Pick<OutageSpan, 'fromMs' | 'toMs'>, asOfMs: number): number {
  return fromMs + Math.floor(((toMs ?? Math.max(asOfMs, fromMs)) - fromMs) / 2);
}
