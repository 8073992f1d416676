import { formatTime } from '../ledger/format-time.ts';
import { disorderOf, epochMs, type Incident, type IncidentState, type IncidentTimes } from './incident.ts';
import { isBeforeMeasured, type MeasuredEndMs } from './measured-end.ts';

/** Which states lead to which. Back to `in-progress` leads what turned out not to be over. */
const ways: Readonly<Record<IncidentState, readonly IncidentState[]>> = {
  detected: ['acknowledged', 'in-progress', 'restored'],
  acknowledged: ['in-progress', 'restored'],
  'in-progress': ['restored'],
  restored: ['permanent-fix', 'closed', 'in-progress'],
  'permanent-fix': ['closed', 'in-progress'],
  closed: ['in-progress'],
};

/** Where an incident can go from here, if it has what that needs. */
export function movesFrom({ state, mergedInto }: Pick<Incident, 'state' | 'mergedInto'>): readonly IncidentState[] {
  return mergedInto === undefined ? ways[state] : [];
}

export interface IncidentMove {
  readonly to: IncidentState;
  /** When it got there. */
  readonly atMs: number;
  /** When somebody says so. */
  readonly nowMs: number;
  readonly reason: string;
  /** Until when the outages that it is about lasted. */
  readonly measuredEndMs: MeasuredEndMs;
}

/** Why an incident stays where it is. */
export type MoveRefusal =
  | 'no-way'
  | 'priority-missing'
  | 'outage-open'
  | 'before-measured-end'
  | 'after-measured-end'
  | 'permanent-missing'
  | 'permanent-open'
  | 'reason-missing'
  | 'time-in-future'
  | 'time-out-of-order';

export type MovedIncident =
  | { readonly ok: true; readonly incident: Incident }
  | { readonly ok: false; readonly why: MoveRefusal };

/** The incident in its next state, or what is missing for that. */
export function moveIncident(incident: Incident, move: IncidentMove): MovedIncident {
  const why = refusalOf(incident, move);
  if (why) return { ok: false, why };
  const next = arrived(incident, move);
  const isInOrder = disorderOf((key) => timeOf(next, key)) === undefined;
  return isInOrder ? { ok: true, incident: next } : { ok: false, why: 'time-out-of-order' };
}

function refusalOf(
  incident: Incident,
  { to, atMs, nowMs, reason, measuredEndMs }: IncidentMove,
): MoveRefusal | undefined {
  if (!movesFrom(incident).includes(to)) return 'no-way';
  if (atMs > nowMs) return 'time-in-future';
  const { priority, impact, urgency, permanent, waived } = incident;
  if (priority === undefined && (impact === undefined || urgency === undefined)) return 'priority-missing';
  if (isTakenTooLate(incident, to, atMs, measuredEndMs)) return 'after-measured-end';
  switch (to) {
    case 'restored':
      if (measuredEndMs === null) return 'outage-open';
      if (isBeforeMeasured(atMs, measuredEndMs)) return 'before-measured-end';
      return incident.acknowledgedAt !== undefined && atMs < epochMs(incident.acknowledgedAt)
        ? 'time-out-of-order'
        : undefined;
    case 'permanent-fix':
      return permanent?.owner && permanent.dueOn ? undefined : 'permanent-missing';
    case 'closed':
      return permanent?.doneOn || waived ? undefined : 'permanent-open';
    case 'in-progress':
      return incident.state === 'closed' && reason.trim() === '' ? 'reason-missing' : undefined;
    default:
      return undefined;
  }
}

/** Whether nobody had taken it before service was back: then it is restored, and taking it is no step of its own any more. */
function isTakenTooLate(
  { acknowledgedAt }: Incident,
  to: IncidentState,
  atMs: number,
  measuredEndMs: MeasuredEndMs,
): boolean {
  const isTaking = to === 'acknowledged' || to === 'in-progress';
  return isTaking && acknowledgedAt === undefined && typeof measuredEndMs === 'number' && measuredEndMs < atMs;
}

function arrived(incident: Incident, { to, atMs }: IncidentMove): Incident {
  // What the last version said besides is not said again.
  const { note: _, ...before } = incident;
  const at = formatTime(atMs);
  switch (to) {
    case 'acknowledged':
      return { ...before, state: to, acknowledgedAt: at };
    case 'in-progress': {
      const { restoredAt: __, fixStartedAt: ___, closedAt: ____, ...open } = before;
      const { acknowledgedAt = at, startedAt = at } = open;
      return { ...open, state: to, acknowledgedAt, startedAt };
    }
    case 'restored':
      // Nobody had taken it before: there is nothing left to answer once service is back.
      return { ...before, state: to, acknowledgedAt: before.acknowledgedAt ?? at, restoredAt: at };
    case 'permanent-fix':
      return { ...before, state: to, fixStartedAt: at };
    case 'closed':
      return { ...before, state: to, closedAt: at };
    case 'detected':
      return { ...before, state: to };
  }
}

function timeOf(incident: Incident, key: keyof IncidentTimes): number | undefined {
  const time = incident[key];
  return time === undefined ? undefined : epochMs(time);
}
