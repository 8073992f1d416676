import type { StoredSession } from '../store/session-store.ts';

/** A session ends after this, however busy: a working day and the overtime. */
export const sessionMs = 14 * 3_600_000;

/** And after this without a request. An open page asks every few minutes, so it is a page that nobody has open. */
export const idleMs = 2 * 3_600_000;

/** The secret is changed this often, so that one that was copied somewhere is soon worth nothing. */
export const rotateMs = 3_600_000;

/** How long the secret before is still good, for requests under way; and how long the answer with the new one may take. */
export const graceMs = 60_000;

/** That a session is in use is written no oftener. */
export const seenEveryMs = 60_000;

/** What is to be done with a session whose secret somebody showed. */
export type SessionLook =
  | { readonly is: 'over'; readonly why: 'idle' | 'replayed' }
  /** `rotate`: give it a new secret, with the shown one as the one before. `confirm`: the new one arrived. `touch`: note that it is in use. */
  | { readonly is: 'good'; readonly rotate: boolean; readonly confirm: boolean; readonly touch: boolean };

/**
 * Looks at a session whose present secret, or the one before, has the hash `shown`. The one before stays good until the browser has shown that it got
 * the new one: an answer can be lost. After that it is good for requests under way; later it is shown by somebody else who has it.
 */
export function lookAt(session: StoredSession, shown: string, nowMs: number): SessionLook {
  const { seenMs, rotatedMs, confirmedMs } = session;
  if (nowMs - seenMs >= idleMs) return { is: 'over', why: 'idle' };
  const touch = nowMs - seenMs >= seenEveryMs;
  const sinceMs = nowMs - rotatedMs;
  if (shown === session.hash) {
    const confirm = confirmedMs === null;
    return { is: 'good', confirm, rotate: !confirm && sinceMs >= rotateMs, touch };
  }
  if (confirmedMs === null) return { is: 'good', confirm: false, rotate: sinceMs >= graceMs, touch };
  if (nowMs - confirmedMs >= graceMs) return { is: 'over', why: 'replayed' };
  return { is: 'good', confirm: false, rotate: false, touch };
}
