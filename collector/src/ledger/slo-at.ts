import type { Interval } from './change.ts';
import type { Slo, Version } from './definitions.ts';
import { type Period, windowOf } from './windows.ts';

export type SloResult =
  | { readonly ok: true; readonly slo: Slo; readonly window: Interval }
  | { readonly ok: false; readonly reason: string };

/** The version of an SLO in force at the first instant of its own window; the first version also holds before it. */
export function sloAt(versions: readonly Version<Slo>[], asked: Period, asOfMs: number): SloResult {
  for (const [index, { fromMs, value: slo }] of [...versions.entries()].reverse()) {
    const result = windowOf(slo.window, asked, asOfMs);
    if (!result.ok) return result;
    if (fromMs <= result.window.fromMs || index === 0) return { ok: true, slo, window: result.window };
  }
  throw new Error('an SLO has at least one version');
}
