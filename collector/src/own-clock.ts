import type { MachineClocks } from './clock.ts';

/** The collector's clock may be set back by this much and still be believed: what evidence may lie in the future of its arrival. */
export const clockBackMs = 5000;

/** What is recorded by a clock that went evenly for so long holds against that clock. A machine that boots with a wrong one has set it right before. */
export const clockProvenAfterMs = 300_000;

/**
 * Watches the clock that all evidence is placed by. Behind an instant that was recorded already it was set back, and whatever was placed by it would
 * stand where something else happened: nobody's evidence is taken until it has passed that instant again. Ahead it cannot be told from a machine that slept, and
 * is believed; but only what it says for a while counts against it, so that a clock which was set ahead and right again keeps nobody waiting.
 *
 * Returns what tells how far the clock is behind what was recorded by it; 0 while evidence can be placed by it.
 *
 * @param recordedMs the last instant that an earlier run recorded which lasted for as long; null without one
 * @param onTurn told by how much it is behind when it falls behind, and 0 when it is right again, and what it showed then
 */
export function watchOwnClock(
  clocks: MachineClocks,
  recordedMs: number | null,
  onTurn: (behindMs: number, nowMs: number) => void,
): () => number {
  let toldMs = 0;
  let latestMs = recordedMs ?? Number.NEGATIVE_INFINITY;
  // What the clock is ahead of the one that nobody sets: as it was proven, and as it was last seen to be otherwise.
  let provenMs: number | null = null;
  let tried = { apartMs: clocks.now() - clocks.runningMs(), fromMs: clocks.runningMs() };
  const behind = (nowMs: number): number => {
    const runningMs = clocks.runningMs();
    const apartMs = nowMs - runningMs;
    const isEven = (otherMs: number) => Math.abs(apartMs - otherMs) <= clockBackMs;
    if (provenMs === null || !isEven(provenMs)) {
      tried = { apartMs, fromMs: isEven(tried.apartMs) ? tried.fromMs : runningMs };
      if (nowMs < latestMs - clockBackMs) return latestMs - nowMs;
      if (runningMs - tried.fromMs < clockProvenAfterMs) return 0;
    }
    // Small steps of time synchronisation are followed, however many. What was tried before was not so for long.
    provenMs = apartMs;
    tried = { apartMs, fromMs: runningMs };
    latestMs = Math.max(latestMs, nowMs);
    return 0;
  };
  return () => {
    const nowMs = clocks.now();
    const behindMs = behind(nowMs);
    if (behindMs > 0 !== toldMs > 0) onTurn(behindMs, nowMs);
    toldMs = behindMs;
    return behindMs;
  };
}
