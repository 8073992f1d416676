import { epochMs, type Incident } from '../../incidents/incident.ts';
import { type AgreedTime, clocksOf, type IncidentClocks } from '../../incidents/incident-clocks.ts';
import type { MeasuredEndMs } from '../../incidents/measured-end.ts';
import { type IncidentRules, priorities } from '../../incidents/priority.ts';
import { type IncidentVersion, timelineOf } from '../../incidents/timeline.ts';
import { formatTime } from '../../ledger/format-time.ts';
import type { IncidentRow, ResponseTarget } from '../rows.ts';

/** An incident as its last version tells it. */
export interface ToldIncident {
  readonly id: string;
  readonly said: Incident;
  readonly versions: readonly IncidentVersion[];
  /** Until when the ledger has its outages last. */
  readonly measuredEndMs: MeasuredEndMs;
}

/** By what incidents are judged. */
export interface IncidentJudge {
  readonly rules: IncidentRules;
  /** The service time of the clock `service-hours`. */
  readonly agreed: AgreedTime;
  readonly asOfMs: number;
}

export interface JudgedIncident extends ToldIncident {
  readonly clocks: IncidentClocks;
}

export function judged(incidents: readonly ToldIncident[], { rules, agreed, asOfMs }: IncidentJudge): JudgedIncident[] {
  return incidents
    .map((incident) => ({
      ...incident,
      clocks: clocksOf(incident.said, rules, agreed, { nowMs: asOfMs, measuredEndMs: incident.measuredEndMs }),
    }))
    .sort((a, b) => epochMs(a.said.detectedAt) - epochMs(b.said.detectedAt) || (a.id < b.id ? -1 : 1));
}

export function incidentRow({ id, said, versions, clocks }: JudgedIncident): IncidentRow {
  const at = (time: string | undefined) => (time === undefined ? null : formatTime(epochMs(time)));
  return {
    id,
    title: said.title,
    state: said.state,
    priority: clocks.priority,
    detectedAt: formatTime(epochMs(said.detectedAt)),
    acknowledgedAt: at(said.acknowledgedAt),
    restoredAt: at(said.restoredAt),
    ...(clocks.overruled && { measured: { restoredAt: timeOrNull(clocks.overruled.endMs) } }),
    closedAt: at(said.closedAt),
    respondMs: clocks.respond.isStopped ? clocks.respond.elapsedMs : null,
    resolveMs: clocks.resolve.isStopped ? clocks.resolve.elapsedMs : null,
    respondMet: clocks.respond.isMet,
    resolveMet: clocks.resolve.isMet,
    outages: said.outages?.length ?? 0,
    timeline: timelineOf(versions).flatMap(({ atMs, by, event, reason }) => {
      // A change of state is among the times above; what people wrote is told in their words.
      const text = event.what === 'note' ? event.text : reason;
      return text === '' ? [] : [{ at: formatTime(atMs), by, text }];
    }),
    links: said.links ?? [],
  };
}

function timeOrNull(ms: number | null): string | null {
  return ms === null ? null : formatTime(ms);
}

/** One row for each priority that has a target, or that incidents had. */
export function responseTargets(incidents: readonly JudgedIncident[], { rules }: IncidentJudge): ResponseTarget[] {
  return priorities.flatMap((priority): ResponseTarget[] => {
    const target = rules.targets[priority];
    const of = incidents.filter(({ clocks }) => clocks.priority === priority);
    if (!target && of.length === 0) return [];
    const worst = (clock: 'respond' | 'resolve') => {
      const times = of.map(({ clocks }) => clocks[clock].elapsedMs);
      return times.length === 0 ? null : Math.max(...times);
    };
    const missed = (clock: 'respond' | 'resolve') => of.filter(({ clocks }) => clocks[clock].isMet === false).length;
    return [
      {
        priority,
        incidents: of.length,
        respondTargetMs: target?.respondMs ?? null,
        respondWorstMs: worst('respond'),
        respondMissed: missed('respond'),
        resolveTargetMs: target?.resolveMs ?? null,
        resolveWorstMs: worst('resolve'),
        resolveMissed: missed('resolve'),
        clock: rules.clock,
      },
    ];
  });
}
