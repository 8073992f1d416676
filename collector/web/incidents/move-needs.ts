import type { IncidentSummary } from '../../src/api/journal-answers.ts';
import type { IncidentState } from './steps.ts';

/** What has to be said before an incident can go to a state, and was not said yet. */
export interface MoveNeeds {
  readonly judgement: boolean;
  readonly permanentPlan: boolean;
  readonly permanentEnd: boolean;
  readonly reason: boolean;
}

/** Which questions a dialog asks with a move; the collector decides whether the answers do. */
export function moveNeeds(to: IncidentState, incident: IncidentSummary['incident']): MoveNeeds {
  const { priority, impact, urgency, permanent, waived, state } = incident;
  return {
    judgement: priority === undefined && (impact === undefined || urgency === undefined),
    permanentPlan: to === 'permanent-fix' && (!permanent?.owner || !permanent.dueOn),
    permanentEnd: to === 'closed' && !permanent?.doneOn && !waived,
    reason: to === 'in-progress' && state === 'closed',
  };
}

export type MoveTimeProblem = 'early' | 'late' | 'missing';

/** What is wrong with when an incident is said to have come to a state (null: nobody said it); after `overAt` nobody takes it any more. */
export function moveTimeProblem(detectedAt: string, overAt: string | null, at: string | null): MoveTimeProblem | null {
  if (at === null) return overAt === null ? null : 'missing';
  if (Date.parse(at) < Date.parse(detectedAt)) return 'early';
  return overAt !== null && Date.parse(overAt) < Date.parse(at) ? 'late' : null;
}
