/** How fast newcomers are let in. */
export interface AdmissionLimits {
  readonly perSecond: number;
  /** As many as may come at once after a quiet time. */
  readonly burst: number;
  /** Nobody is told to stay away longer: who asks again and again without coming must not push honest agents out of reach. */
  readonly waitMsMax: number;
}

export interface Admission {
  readonly atMs: number;
  /** Newcomers that may come at once. */
  readonly room: number;
  /** Those who were told to come later, and whose turn is still to come. */
  readonly queued: number;
}

export function newAdmission(nowMs: number, { burst }: AdmissionLimits): Admission {
  return { atMs: nowMs, room: burst, queued: 0 };
}

/** Room and queue as they are at `nowMs`. A clock that was set back gives nothing and takes nothing. */
function passed({ atMs, room, queued }: Admission, nowMs: number, { perSecond, burst }: AdmissionLimits): Admission {
  const turns = (Math.max(0, nowMs - atMs) / 1000) * perSecond;
  return { atMs: nowMs, room: Math.min(burst, room + turns), queued: Math.max(0, queued - turns) };
}

/** An agent comes back after N to 2 N, so after 1.5 N in the middle. */
const jitterMean = 1.5;

export type Admitted =
  | { readonly admission: Admission; readonly admitted: true }
  | { readonly admission: Admission; readonly admitted: false; readonly retryMs: number };

/**
 * Lets a newcomer in, or tells it when to come. Each is told a turn behind those told before, so that they come back about as fast as they
 * can be let in, however many they are.
 */
export function admit(before: Admission, nowMs: number, limits: AdmissionLimits): Admitted {
  const admission = passed(before, nowMs, limits);
  if (admission.room >= 1) return { admission: { ...admission, room: admission.room - 1 }, admitted: true };
  return { ...putOff(admission, nowMs, limits), admitted: false };
}

/** Gives a newcomer that cannot be let in the next turn. */
export function putOff(
  before: Admission,
  nowMs: number,
  limits: AdmissionLimits,
): { admission: Admission; retryMs: number } {
  const { perSecond, waitMsMax } = limits;
  const admission = passed(before, nowMs, limits);
  const queued = Math.min(admission.queued + 1, (perSecond * waitMsMax) / 1000);
  const waitMs = (queued / perSecond) * 1000;
  return { admission: { ...admission, queued }, retryMs: Math.ceil(waitMs / jitterMean) };
}

/** Takes back that somebody was let in. */
export function giveBack(before: Admission, nowMs: number, limits: AdmissionLimits): Admission {
  const admission = passed(before, nowMs, limits);
  return { ...admission, room: Math.min(limits.burst, admission.room + 1) };
}
