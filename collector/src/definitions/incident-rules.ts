import type { Incident } from '../incidents/incident.ts';
import { epochMs } from '../incidents/incident.ts';
import { type AgreedTime, roundTheClock } from '../incidents/incident-clocks.ts';
import { type IncidentRules, plainRules } from '../incidents/priority.ts';
import { agreedTime } from '../ledger/calendars.ts';
import type { DefinitionEntry } from '../store/store.ts';
import { assemble } from './assemble.ts';
import { calendarVersions } from './calendar-versions.ts';
import { inForce } from './in-force.ts';
import { neededBy } from './needed.ts';
import { slaOf } from './sla.ts';

/** What an incident is judged by. */
export interface JudgedBy {
  readonly rules: IncidentRules;
  readonly agreed: AgreedTime;
  /** The calendar whose hours the clocks count; null where they count round the clock. */
  readonly hours: string | null;
}

/** What incidents are judged by: their agreement as it was in force when they were detected. */
export function incidentRules(entries: readonly DefinitionEntry[]): (incident: Incident) => JudgedBy {
  const hours = agreedTimes(entries);
  const histories = Map.groupBy(
    entries.filter(({ kind }) => kind === 'sla'),
    ({ id }) => id,
  );
  return ({ sla, detectedAt }) => {
    const detectedMs = epochMs(detectedAt);
    const stretches = inForce(histories.get(sla ?? '') ?? []);
    // The first version also holds before it, as that of an SLO does.
    const stretch = stretches.findLast(({ fromMs }) => fromMs <= detectedMs) ?? stretches[0];
    if (!stretch?.entry.body) return { rules: plainRules, agreed: roundTheClock, hours: null };
    const { incidents, incidentHours } = slaOf(stretch.entry.id, stretch.entry.body);
    const agreed = incidentHours === null ? roundTheClock : hours(incidentHours);
    return { rules: incidents, agreed, hours: incidentHours };
  };
}

/** The service time of each calendar, whatever version of it was in force when. */
function agreedTimes(entries: readonly DefinitionEntry[]): (calendar: string) => AgreedTime {
  const versionsOf = calendarVersions(entries);
  return (calendar) => {
    const versions = versionsOf(calendar);
    return (window) => agreedTime(versions, window);
  };
}

/** The agreements now in force that promise something about any of these targets. */
export function agreementsAbout(
  entries: readonly DefinitionEntry[],
  targets: readonly string[],
  nowMs: number,
): string[] {
  const assembled = assemble(entries, 0);
  const histories = Map.groupBy(
    entries.filter(({ kind }) => kind === 'sla'),
    ({ id }) => id,
  );
  return [...histories].flatMap(([id, history]) => {
    const body = inForce(history).findLast(({ fromMs }) => fromMs <= nowMs)?.entry.body;
    if (!body) return [];
    const needed = neededBy(
      assembled,
      slaOf(id, body).slos.map(({ slo }) => slo),
    );
    const about = new Set([...needed.targets, ...needed.assembled.services.map((service) => service.id)]);
    return targets.some((target) => about.has(target)) ? [id] : [];
  });
}
