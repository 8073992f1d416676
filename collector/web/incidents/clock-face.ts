import type { IncidentClockAnswer, IncidentSummary } from '../../src/api/journal-answers.ts';

/** How a clock of an incident looks at an instant. */
export interface ClockFace {
  /** `running` and `stopped` are clocks without a target. */
  readonly state: 'met' | 'missed' | 'late' | 'counting' | 'running' | 'stopped';
  /** It stands still because service is not agreed now. */
  readonly isPaused: boolean;
  readonly elapsedMs: number;
  /** Signed; null without a target. */
  readonly remainingMs: number | null;
}

/** The clock that the collector told as of `asOfMs`, gone on to `nowMs` as far as service hours go. */
export function clockFace(
  { elapsedMs, targetMs, isStopped, isMet }: IncidentClockAnswer,
  hours: IncidentSummary['hours'],
  asOfMs: number,
  nowMs: number,
): ClockFace {
  const isPaused = !isStopped && hours?.isOpen === false;
  const untilMs = hours?.changesAt ? Math.min(nowMs, Date.parse(hours.changesAt)) : nowMs;
  const goneMs = isStopped || isPaused ? elapsedMs : elapsedMs + Math.max(0, untilMs - asOfMs);
  const remainingMs = targetMs === null ? null : targetMs - goneMs;
  return { state: stateOf(isStopped, isMet, remainingMs), isPaused, elapsedMs: goneMs, remainingMs };
}

function stateOf(isStopped: boolean, isMet: boolean | null, remainingMs: number | null): ClockFace['state'] {
  if (remainingMs === null) return isStopped ? 'stopped' : 'running';
  if (isStopped) return isMet ? 'met' : 'missed';
  return remainingMs < 0 ? 'late' : 'counting';
}

/** When and by what the clock since the detection stopped; null while it runs. What was measured goes before what was said, as in the resolve clock. */
export function stoppedAt({
  incident: { restoredAt, mergedInto, closedAt },
  overruled,
}: Pick<IncidentSummary, 'incident' | 'overruled'>): {
  readonly by: 'restored' | 'merged';
  readonly at: string;
} | null {
  const backAt = overruled === null ? restoredAt : (overruled.restoredAt ?? undefined);
  if (backAt !== undefined) return { by: 'restored', at: backAt };
  return mergedInto === undefined || closedAt === undefined ? null : { by: 'merged', at: closedAt };
}
