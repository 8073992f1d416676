/** What a column would like, and what it cannot do without. */
export interface ColumnNeed {
  /** So wide that nothing is wrapped. */
  readonly natural: number;
  /** So wide that no word or figure is cut. */
  readonly minimal: number;
}

/**
 * Shares a width among columns. With room for all, what is over is shared alike; else each gives up in proportion to what it
 * can; and if even that is too wide, all shrink alike and figures are cut, because nothing may stick out.
 */
export function columnWidths(needs: readonly ColumnNeed[], width: number): number[] {
  const sum = (of: (need: ColumnNeed) => number) => needs.reduce((total, need) => total + of(need), 0);
  const natural = sum((need) => need.natural);
  const minimal = sum((need) => need.minimal);
  if (natural <= width) return needs.map((need) => need.natural + (width - natural) / needs.length);
  if (minimal >= width) return needs.map((need) => (need.minimal * width) / minimal);
  const share = (width - minimal) / (natural - minimal);
  return needs.map((need) => need.minimal + (need.natural - need.minimal) * share);
}
