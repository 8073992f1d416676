import { findOutages } from '../definitions/told-outages.ts';
import { epochMs, type Incident, type IncidentState, type IncidentTimes } from '../incidents/incident.ts';
import { isBeforeMeasured, type MeasuredEndMs, measuredEndOf } from '../incidents/measured-end.ts';
import { type MoveRefusal, moveIncident } from '../incidents/move-incident.ts';
import { formatTime } from '../ledger/format-time.ts';
import type { Store } from '../store/store.ts';
import { refusal } from './save-definition.ts';
import { type IncidentChange, type IncidentWriter, isRefusal, readTime } from './save-incident.ts';

const moveRefusals: Readonly<Record<MoveRefusal, string>> = {
  'no-way': 'there is no way there from where it is',
  'priority-missing': 'give impact and urgency, or a priority, first',
  'outage-open': 'an outage that it is about still lasts by the ledger',
  'before-measured-end': 'at: by the ledger its outages were not over yet',
  'after-measured-end': 'at: by the ledger its outages were over by then',
  'permanent-missing': 'give the permanent action with its owner and due date first',
  'permanent-open': 'say when the permanent action was done, or in waived why there is none',
  'reason-missing': 'reason: say why it is opened again',
  'time-in-future': 'at: give an instant that is not in the future',
  'time-out-of-order': 'at: is before what must have happened earlier; compare its times',
};

/** Members that clocks are read off, or that tell when: to say them otherwise is a correction. */
const corrected = [
  'occurredAt',
  'detectedAt',
  'acknowledgedAt',
  'startedAt',
  'restoredAt',
  'fixStartedAt',
  'closedAt',
] as const satisfies readonly (keyof IncidentTimes)[];

/** What is said of an incident, and what is said no longer: null. */
export type IncidentPatch = Readonly<Record<string, unknown>>;

/** Says members anew; when service was back no earlier than the ledger has it. */
export function patched(store: Store, members: IncidentPatch, writer: IncidentWriter, asOfMs: number): IncidentChange {
  return async (before) => {
    if (writer.reason.trim() === '' && corrected.some((key) => Object.hasOwn(members, key)))
      return refusal(400, 'REASON_MISSING', 'reason: say why a time was another one');
    const incident = withMembers(before, members);
    const said = (key: 'acknowledgedAt' | 'restoredAt') => readTime(incident[key] ?? '');
    const [takenMs, backMs] = [said('acknowledgedAt'), said('restoredAt')];
    // What is no time is refused as it is read.
    if (backMs === undefined) return incident;
    const endMs = Object.hasOwn(members, 'restoredAt') ? await measuredEnd(store, incident, writer, asOfMs) : undefined;
    if (isBeforeMeasured(backMs, endMs)) {
      const why = `restoredAt: by the ledger its outages were not over yet; ${measuredWords(endMs)}`;
      return refusal(409, 'MOVE_REFUSED', why);
    }
    const isOfOrder = Object.hasOwn(members, 'acknowledgedAt') || Object.hasOwn(members, 'restoredAt');
    if (!isOfOrder || takenMs === undefined || takenMs <= backMs) return incident;
    return refusal(409, 'MOVE_REFUSED', 'restoredAt: must not be before acknowledgedAt; say both');
  };
}

async function measuredEnd(
  store: Store,
  { outages = [] }: Incident,
  { timeZone }: IncidentWriter,
  asOfMs: number,
): Promise<MeasuredEndMs> {
  return measuredEndOf(await findOutages(store, outages, timeZone, asOfMs));
}

/** What the ledger says, and how that is mended where it is wrong. */
function measuredWords(endMs: MeasuredEndMs): string {
  const until = typeof endMs === 'number' ? `they lasted until ${formatTime(endMs)}` : 'one of them still lasts';
  return `${until}. If the ledger is wrong, correct it by an adjustment that somebody else approves`;
}

/** What the last version noted is not said again. */
function withMembers({ note: _, ...incident }: Incident, members: IncidentPatch): Incident {
  const all = { ...incident, ...members };
  // It is read as strictly as any definition before it is written.
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)) as unknown as Incident;
}

/** Takes an incident to another state; what is said with it is said first. */
export function movedBy(
  store: Store,
  { to, at, said }: { readonly to: IncidentState; readonly at: string | undefined; readonly said: IncidentPatch },
  writer: IncidentWriter,
  asOfMs: number,
): IncidentChange {
  const { nowMs, reason } = writer;
  return async (before) => {
    const incident = await patched(store, said, writer, asOfMs)(before);
    if (isRefusal(incident)) return incident;
    const measuredEndMs = await measuredEnd(store, incident, writer, asOfMs);
    const atMs = at === undefined ? arrivalMs(incident, to, measuredEndMs, nowMs) : epochMs(at);
    const moved = moveIncident(incident, { to, atMs, nowMs, reason, measuredEndMs });
    if (moved.ok) return moved.incident;
    return refusal(409, 'MOVE_REFUSED', `${before.state} to ${to}: ${refusalWords(moved.why, measuredEndMs)}`);
  };
}

function refusalWords(why: MoveRefusal, endMs: MeasuredEndMs): string {
  if (why === 'after-measured-end' && typeof endMs === 'number')
    return `${moveRefusals[why]}, at ${formatTime(endMs)}. Say when it was taken until then, or go on to restored, which takes it as service comes back`;
  const isMeasured = why === 'outage-open' || why === 'before-measured-end';
  return isMeasured ? `${moveRefusals[why]}; ${measuredWords(endMs)}` : moveRefusals[why];
}

/** Service was back when its last outage ended, whenever somebody says so, but not before somebody took it; all else happens when it is said. */
function arrivalMs({ acknowledgedAt }: Incident, to: IncidentState, endMs: MeasuredEndMs, nowMs: number): number {
  if (to !== 'restored' || typeof endMs !== 'number') return nowMs;
  return Math.min(Math.max(endMs, acknowledgedAt === undefined ? endMs : epochMs(acknowledgedAt)), nowMs);
}
