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
