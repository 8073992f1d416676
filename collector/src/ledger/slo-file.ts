import { readTimeZone } from './calendar-file.ts';
import {
  type Definitions,
  type MaintenancePolicy,
  type Policy,
  plainPolicy,
  type Slo,
  type Version,
  type WindowRule,
} from './definitions.ts';
import type { Json } from './json.ts';
import { readNotice } from './notice.ts';
import { type Objective, parseObjective } from './objective.ts';
import { addVersion } from './versions.ts';

const windowKeys = ['calendar', 'timeZone', 'startMonth', 'rolling', 'from', 'to'] as const;

const sloKeys = ['id', 'target', 'objective', 'window', 'serviceHours', 'unknown', 'degraded', 'maintenance'] as const;

/** Reads the SLOs of an evaluation file; what they name is in `definitions`. One that changed is here once per `effectiveFrom`. */
export function readSlos(list: Json, definitions: Definitions): Map<string, Version<Slo>[]> {
  const slos = new Map<string, Version<Slo>[]>();
  for (const item of list.items()) {
    const slo = item.members(...sloKeys, 'ignoreShorterThan', 'effectiveFrom');
    const id = slo.id.name();
    const target = slo.target.name();
    if (!definitions.targets.has(target) && !definitions.services.has(target)) {
      slo.target.fail(`there is no target or service ${target}`);
    }
    const serviceHours = slo.serviceHours.isNull ? null : slo.serviceHours.name();
    if (serviceHours !== null && !definitions.calendars.has(serviceHours)) {
      slo.serviceHours.fail(`there is no calendar ${serviceHours}`);
    }
    const policy: Policy = {
      degraded: slo.degraded.isNull ? plainPolicy.degraded : slo.degraded.oneOf('up', 'down'),
      unknown: slo.unknown.isNull ? plainPolicy.unknown : slo.unknown.oneOf('exclude', 'down', 'up'),
      ignoreShorterThanMs: slo.ignoreShorterThan.isNull ? 0 : slo.ignoreShorterThan.duration(),
      maintenance: readMaintenancePolicy(slo.maintenance, serviceHours, definitions),
    };
    const objective = readObjective(slo.objective);
    addVersion(slos, id, slo.effectiveFrom, {
      id,
      target,
      objective,
      window: readWindow(slo.window),
      serviceHours,
      policy,
    });
  }
  return slos;
}

function readObjective(objective: Json): Objective {
  return (
    parseObjective(objective.string()) ?? objective.fail('must be a decimal percentage from "0" to "100", like "99.9"')
  );
}

function readMaintenancePolicy(
  maintenance: Json,
  serviceHours: string | null,
  { calendars }: Definitions,
): MaintenancePolicy {
  if (maintenance.isNull) return plainPolicy.maintenance;
  const keys = ['count', 'minimumNotice', 'noticeCalendar', 'capPerWindow'] as const;
  const { count, minimumNotice, noticeCalendar, capPerWindow } = maintenance.members(...keys);
  const named = noticeCalendar.isNull ? serviceHours : noticeCalendar.name();
  const calendar =
    named === null ? null : (calendars.get(named) ?? noticeCalendar.fail(`there is no calendar ${named}`));
  return {
    count: count.isNull ? plainPolicy.maintenance.count : count.oneOf('exclude', 'up', 'ignore'),
    minimumNotice: minimumNotice.isNull ? null : readNotice(minimumNotice, calendar),
    capPerWindowMs: capPerWindow.isNull ? null : capPerWindow.duration(),
  };
}

function readWindow(window: Json): WindowRule {
  const all = window.members(...windowKeys);
  if (!all.rolling.isNull) {
    const { rolling } = window.members('rolling');
    const lengthMs = rolling.duration();
    return lengthMs > 0 ? { kind: 'rolling', lengthMs } : rolling.fail('the window is empty');
  }
  if (!all.calendar.isNull) {
    const { calendar, timeZone, startMonth } = window.members('calendar', 'timeZone', 'startMonth');
    calendar.oneOf('day', 'month', 'quarter', 'year');
    return {
      kind: 'calendar',
      timeZone: readTimeZone(timeZone),
      startMonth: startMonth.isNull ? 1 : startMonth.integer(1, 12),
    };
  }
  const { from, to } = window.members('from', 'to');
  const rule = { kind: 'explicit', fromMs: from.time(), toMs: to.time() } as const;
  return rule.fromMs < rule.toMs ? rule : window.fail('the window is empty or ends before it begins');
}
