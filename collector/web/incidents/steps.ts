import type { IncidentDetail, IncidentSummary } from '../../src/api/journal-answers.ts';

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

/** Whether the ledger has one of its outages go on: what the ledger has no longer says nothing. */
export function isOutageLasting({ outages }: Pick<IncidentDetail, 'outages'>): boolean {
  return outages.some(({ from, to }) => from !== null && to === null);
}

/** When nobody had taken it before the last of its outages was over by the ledger: that instant, after which it can only be restored. */
export function overBeforeTaken({ incident, outages }: Pick<IncidentDetail, 'incident' | 'outages'>): string | null {
  if (incident.acknowledgedAt !== undefined || isOutageLasting({ outages })) return null;
  const ends = outages.flatMap(({ from, to }) => (from === null || to === null ? [] : [to]));
  // All are written alike, so that the latest is the last by letters as well.
  return ends.toSorted().at(-1) ?? null;
}

/** The move that comes next, and the others; back to work is never the next one. */
export function movesOf({ moves, incident, outages }: Pick<IncidentDetail, 'moves' | 'incident' | 'outages'>): {
  readonly next: IncidentState | undefined;
  readonly others: readonly IncidentState[];
} {
  const orderOf = (one: IncidentState): number => steps.findIndex(({ state }) => state === one);
  const here = orderOf(incident.state);
  const ahead = moves.filter((move) => orderOf(move) > here).toSorted((a, b) => orderOf(a) - orderOf(b));
  const isOver = overBeforeTaken({ incident, outages }) !== null && ahead.includes('restored');
  const next = isOver ? 'restored' : ahead[0];
  const others = ahead.filter((move) => move !== next);
  return { next, others: [...others, ...moves.filter((move) => orderOf(move) < here)] };
}
