/** How much is hit, and how soon it must be mended. */
export const degrees = ['high', 'medium', 'low'] as const;
export type Degree = (typeof degrees)[number];

/** From the most pressing on. */
export const priorities = ['urgent', 'high', 'medium', 'low'] as const;
export type Priority = (typeof priorities)[number];

/** The priority by impact, then by urgency. */
export type PriorityMatrix = Readonly<Record<Degree, Readonly<Record<Degree, Priority>>>>;

/** Where an agreement says nothing. */
export const defaultMatrix: PriorityMatrix = {
  high: { high: 'urgent', medium: 'high', low: 'medium' },
  medium: { high: 'high', medium: 'medium', low: 'low' },
  low: { high: 'medium', medium: 'low', low: 'low' },
};

/** How fast incidents of a priority are to be answered and resolved; null promises nothing. */
export interface PriorityTarget {
  readonly respondMs: number | null;
  readonly resolveMs: number | null;
}

/** What an agreement says of incidents. */
export interface IncidentRules {
  readonly matrix: PriorityMatrix;
  readonly targets: Readonly<Partial<Record<Priority, PriorityTarget>>>;
  /** Whose time the clocks count: service hours, or round the clock. */
  readonly clock: 'service-hours' | 'always';
}

/** Without an agreement nothing is promised. */
export const plainRules: IncidentRules = { matrix: defaultMatrix, targets: {}, clock: 'always' };

/** Null until both are known. */
export function priorityOf(
  impact: Degree | undefined,
  urgency: Degree | undefined,
  matrix: PriorityMatrix,
): Priority | null {
  return impact === undefined || urgency === undefined ? null : matrix[impact][urgency];
}
