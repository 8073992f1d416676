/** Time that was bad, of how much. `percent` is how much was good. */
export interface Ratio {
  readonly badMs: number;
  readonly ofMs: number;
  readonly percent: string;
}

const percentDecimals = 6;

/** Without a denominator there is no number, least of all 100. */
export function ratioOf(badMs: number, ofMs: number): Ratio | null {
  return ofMs === 0 ? null : { badMs, ofMs, percent: percentOf(ofMs - badMs, ofMs) };
}

/** Floored, so that no number ever rounds up into compliance. */
export function percentOf(partMs: number, ofMs: number, decimals = percentDecimals): string {
  const scale = 10n ** BigInt(decimals);
  const floored = (BigInt(partMs) * 100n * scale) / BigInt(ofMs);
  return `${floored / scale}.${String(floored % scale).padStart(decimals, '0')}`;
}
