import type { LineFigures } from '../line.ts';
import type { unknownOf } from './shares.ts';

/** What the bounds have besides the time that was down and unknown. */
export function edgesOf(
  { downMs, unknownMs, worst, best }: LineFigures,
  unknown: ReturnType<typeof unknownOf>,
): { readonly lowerMs: number; readonly upperMs: number } {
  const observedMs = downMs - (unknown === 'down' ? unknownMs : 0);
  return {
    lowerMs: worst === null ? 0 : worst.badMs - observedMs - unknownMs,
    upperMs: best === null ? 0 : observedMs - best.badMs,
  };
}
