import { Type } from 'typebox';
import { incidentRules } from '../definitions/incident-rules.ts';
import type { StoredIncident } from '../definitions/journal.ts';
import { measuredEnds } from '../definitions/measured-ends.ts';
import { clocksOf, hoursAt } from '../incidents/incident-clocks.ts';
import { movesFrom } from '../incidents/move-incident.ts';
import type { Store } from '../store/store.ts';
import { instantOrNull } from './answers.ts';
import { clockAnswer, versionAnswer } from './journal-answers.ts';

export const IncidentParams = Type.Object({ id: Type.String({ maxLength: 80 }) });

/** Answers about some incidents, their clocks as of an instant. `timeZone` is that of the organisation. */
export async function incidentAnswers(
  store: Store,
  incidents: readonly StoredIncident[],
  moment: { readonly timeZone: string; readonly asOfMs: number },
) {
  const { asOfMs } = moment;
  const judgedBy = incidentRules(await store.definitions.entries());
  const said = incidents.map(({ incident }) => incident);
  const measuredEndMs = await measuredEnds(store, said, moment);
  return ({ id, incident, entry }: StoredIncident) => {
    const { rules, agreed, hours } = judgedBy(incident);
    const open = hours === null ? null : hoursAt(agreed, asOfMs);
    const at = { nowMs: asOfMs, measuredEndMs: measuredEndMs(incident) };
    const { priority, respond, resolve, overruled } = clocksOf(incident, rules, agreed, at);
    return {
      id,
      incident: { ...incident },
      ...versionAnswer(entry),
      priority,
      respond: clockAnswer(respond),
      resolve: clockAnswer(resolve),
      overruled: overruled && { restoredAt: instantOrNull(overruled.endMs) },
      hours: open && { isOpen: open.isOpen, changesAt: instantOrNull(open.changesMs) },
      moves: [...movesFrom(incident)],
    };
  };
}
