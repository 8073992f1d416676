import type { Random } from './random.ts';

/** A time in which a target was down, by true time. */
export interface Outage {
  readonly fromMs: number;
  readonly toMs: number;
  /** It answers nothing at all, and a look ends by its deadline. */
  readonly isMute: boolean;
}

/** What a check looks at, with its outages decided before anything begins. */
export class Target {
  readonly outages: readonly Outage[];

  /** Outages and the times between last long enough for every rule to see them, even when looks are missed. */
  constructor(random: Random, span: { readonly fromMs: number; readonly toMs: number }, phaseMsMin: number) {
    const outages: Outage[] = [];
    let atMs = span.fromMs + phaseMsMin + random.waitMs(5 * phaseMsMin);
    for (;;) {
      const toMs = atMs + phaseMsMin + random.waitMs(phaseMsMin);
      if (toMs + phaseMsMin > span.toMs) break;
      outages.push({ fromMs: atMs, toMs, isMute: random.chance(0.5) });
      atMs = toMs + phaseMsMin + random.waitMs(5 * phaseMsMin);
    }
    this.outages = outages;
  }

  /** The outage of this instant. */
  outageAt(atMs: number): Outage | undefined {
    return this.outages.find(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs);
  }
}
