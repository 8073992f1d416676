/** A month of a line as far as its outages are counted. */
export interface CountedMonth {
  readonly month: string;
  /** As the month tells it: every outage with time that counts in it. */
  readonly outageCount: number;
  /** When each of them began, by what is known now; a month that was reported for good may tell others. */
  readonly beganMs: readonly number[];
  /** When each stretch ended in which nobody looked, long enough to hide an outage that counts in it. */
  readonly blindToMs: readonly number[];
  /** How much of it was observed. */
  readonly observedMs: number;
}

/** The outages of several months of a line: one that counts in more than one of them, or in a month of those `before`, counts once, where it counts first. */
export function outagesOnce(months: readonly CountedMonth[], before: readonly CountedMonth[] = []): number {
  const counted = new Set(before.flatMap(({ beganMs }) => beganMs));
  return months.reduce((count, { outageCount, beganMs }) => {
    const again = beganMs.filter((atMs) => counted.has(atMs)).length;
    for (const atMs of beganMs) counted.add(atMs);
    return count + Math.max(0, outageCount - again);
  }, 0);
}

/** How many outages time in which nobody looked may hide, at one in each stretch. */
export function hiddenIn(months: readonly CountedMonth[]): number {
  return new Set(months.flatMap(({ blindToMs }) => blindToMs)).size;
}
