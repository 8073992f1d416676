/** A month of a line as far as its outages are counted. */
export interface CountedMonth {
  readonly month: string;
  /** As the month tells it: every outage with time that counts in it. */
  readonly outageCount: number;
  /** When each of them began, and what of it counts in the month, by what is known now; a month that was reported for good may tell others. */
  readonly outages: readonly { readonly fromMs: number; readonly countedMs: number }[];
  /** When each stretch ended in which nobody looked, long enough to hide an outage that counts in it. */
  readonly blindToMs: readonly number[];
  /** How much of it was observed. */
  readonly observedMs: number;
}

/** The outages of several months of a line: one that counts in more than one of them, or in a month of those `before`, counts once, where it counts first. */
export function outagesOnce(months: readonly CountedMonth[], before: readonly CountedMonth[] = []): number {
  const counted = new Set(before.flatMap(({ outages }) => outages.map(({ fromMs }) => fromMs)));
  return months.reduce((count, { outageCount, outages }) => {
    const again = outages.filter(({ fromMs }) => counted.has(fromMs)).length;
    for (const { fromMs } of outages) counted.add(fromMs);
    return count + Math.max(0, outageCount - again);
  }, 0);
}

/** How many outages time in which nobody looked may hide, at one in each stretch. */
export function hiddenIn(months: readonly CountedMonth[]): number {
  return new Set(months.flatMap(({ blindToMs }) => blindToMs)).size;
}
