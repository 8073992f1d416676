/** How wide a column may be; each is at least as wide as the one before. */
export interface ColumnNeed {
  /** So that no word or figure is cut. */
  readonly minimal: number;
  /** So that nothing below its head is wrapped. */
  readonly natural: number;
  /** So that its head is not wrapped either. */
  readonly roomy: number;
}

const steps = ['minimal', 'natural', 'roomy'] as const;

/**
 * Shares a width among columns: heads are wrapped before what stands below them, and that before any word is cut. With room for all, what
 * is over is shared alike; without room for words all shrink alike and figures are cut, because nothing may stick out.
 */
export function columnWidths(needs: readonly ColumnNeed[], width: number): number[] {
  const sums = steps.map((step) => needs.reduce((total, need) => total + need[step], 0));
  const [minimal = 0, natural = 0, roomy = 0] = sums;
  if (minimal >= width) return needs.map((need) => (need.minimal * width) / minimal);
  if (natural >= width) return between(needs, 'minimal', 'natural', (width - minimal) / (natural - minimal));
  if (roomy >= width) return between(needs, 'natural', 'roomy', (width - natural) / (roomy - natural));
  return needs.map((need) => need.roomy + (width - roomy) / needs.length);
}

type Step = (typeof steps)[number];

function between(needs: readonly ColumnNeed[], from: Step, to: Step, share: number): number[] {
  return needs.map((need) => need[from] + (need[to] - need[from]) * share);
}
