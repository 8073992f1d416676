import type { MaintenanceWindow } from '../../src/api/contract/maintenance.ts';

/**
 * What a window is at an instant. `due`: it is its time, and nobody said that work began; `overrun`: its time is over, and nobody said that
 * work ended.
 */
export type WindowState = 'requested' | 'approved' | 'due' | 'running' | 'overrun' | 'over' | 'cancelled';

type Timed = Pick<MaintenanceWindow, 'from' | 'to' | 'cancelledAt' | 'approvedBy' | 'startedAt' | 'endedAt'>;

export function windowState(window: Timed, nowMs: number): WindowState {
  const [fromMs, toMs] = [Date.parse(window.from), Date.parse(window.to)];
  if (window.endedAt !== null) return 'over';
  if (window.cancelledAt !== null) return 'cancelled';
  if (window.startedAt !== null) return nowMs < toMs ? 'running' : 'overrun';
  if (window.approvedBy === null) return 'requested';
  if (nowMs < fromMs) return 'approved';
  return nowMs < toMs ? 'due' : 'over';
}

/** Work that nobody ended is asked about this long; later the question is for the record, not for the moment. */
export const remindedMs = 7 * 86_400_000;

/** What somebody has to look at now: work that goes on, is due, or is late. */
export function isOfNow(window: Timed, nowMs: number): boolean {
  const state = windowState(window, nowMs);
  if (state === 'overrun') return nowMs - Date.parse(window.to) < remindedMs;
  return state === 'running' || state === 'due';
}
