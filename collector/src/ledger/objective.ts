/** A percentage exactly as it was written: `units / scale` percent. */
export interface Objective {
  readonly units: bigint;
  readonly scale: bigint;
}

/** Twelve digits after the point are finer than a millisecond in a century; more is a mistake. */
const pattern = /^(\d{1,3})(?:\.(\d{1,12}))?$/;

/** `"99.9"`; undefined when it is no decimal percentage from 0 to 100. */
export function parseObjective(text: string): Objective | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [, whole = '', fraction = ''] = match;
  const objective = { units: BigInt(whole + fraction), scale: 10n ** BigInt(fraction.length) };
  return objective.units <= 100n * objective.scale ? objective : undefined;
}

/** Whether `badMs` of `ofMs` keeps the objective, compared without rounding. */
export function meets({ badMs, ofMs }: { badMs: number; ofMs: number }, { units, scale }: Objective): boolean {
  return BigInt(ofMs - badMs) * 100n * scale >= units * BigInt(ofMs);
}

/** (1 − objective) × `baseMs`, floored. */
export function budgetOf(baseMs: number, { units, scale }: Objective): number {
  return Number((BigInt(baseMs) * (100n * scale - units)) / (100n * scale));
}
