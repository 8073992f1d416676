import { Type } from 'typebox';
import { incidentRules } from '../definitions/incident-rules.ts';
import type { StoredIncident } from '../definitions/journal.ts';
import { clocksOf, hoursAt } from '../incidents/incident-clocks.ts';
import { movesFrom } from '../incidents/move-incident.ts';
import type { Store } from '../store/store.ts';
import { instantOrNull } from './answers.ts';
import { clockAnswer, versionAnswer } from './journal-answers.ts';

export const IncidentParams = Type.Object({ id: Type.String({ maxLength: 80 }) });

/** Answers about incidents, their clocks as of an instant. */
export async function incidentAnswers(store: Store, asOfMs: number) {
  const judgedBy = incidentRules(await store.definitions.entries());
  return ({ id, incident, entry }: StoredIncident) => {
    const { rules, agreed, hours } = judgedBy(incident);
    const open = hours === null ? null : hoursAt(agreed, asOfMs);
    const { priority, respond, resolve } = clocksOf(incident, rules, agreed, asOfMs);
    return {
      id,
      incident: { ...incident },
      ...versionAnswer(entry),
      priority,
      respond: clockAnswer(respond),
      resolve: clockAnswer(resolve),
      hours: open && { isOpen: open.isOpen, changesAt: instantOrNull(open.changesMs) },
      moves: [...movesFrom(incident)],
    };
  };
}
