import type { IncidentSummary } from '../../src/api/journal-answers.ts';

export type IncidentState = IncidentSummary['incident']['state'];
type Times = Pick<
  IncidentSummary['incident'],
  'detectedAt' | 'acknowledgedAt' | 'startedAt' | 'restoredAt' | 'fixStartedAt' | 'closedAt'
>;

/** The steps of a response in their order, with the time that tells when each was reached. */
export const steps: readonly { readonly state: IncidentState; readonly time: keyof Times }[] = [
  { state: 'detected', time: 'detectedAt' },
  { state: 'acknowledged', time: 'acknowledgedAt' },
  { state: 'in-progress', time: 'startedAt' },
  { state: 'restored', time: 'restoredAt' },
  { state: 'permanent-fix', time: 'fixStartedAt' },
  { state: 'closed', time: 'closedAt' },
];

export interface StepView {
  readonly state: IncidentState;
  readonly at: string | undefined;
  /** `skipped` was passed without being reached: service may be back before anybody worked on it. */
  readonly is: 'done' | 'now' | 'skipped' | 'next';
}

/** Where a response is. */
export function stepViews(incident: Times & { readonly state: IncidentState }): StepView[] {
  const current = steps.findIndex(({ state }) => state === incident.state);
  return steps.map(({ state, time }, index) => {
    const at = incident[time];
    if (index === current) return { state, at, is: 'now' };
    if (index > current) return { state, at: undefined, is: 'next' };
    return { state, at, is: at === undefined ? 'skipped' : 'done' };
  });
}

/** The move that comes next, and the others; back to work is never the next one. */
export function movesOf({ moves, incident }: Pick<IncidentSummary, 'moves' | 'incident'>): {
  readonly next: IncidentState | undefined;
  readonly others: readonly IncidentState[];
} {
  const orderOf = (one: IncidentState): number => steps.findIndex(({ state }) => state === one);
  const here = orderOf(incident.state);
  const ahead = moves.filter((move) => orderOf(move) > here).toSorted((a, b) => orderOf(a) - orderOf(b));
  return { next: ahead[0], others: [...ahead.slice(1), ...moves.filter((move) => orderOf(move) < here)] };
}
