/** Raw: the samples themselves. The others: what all samples of a minute or an hour came to. */
export type Tier = 'raw' | 'minute' | 'hour';

export const minuteMs = 60_000;
export const hourMs = 3_600_000;
/** UTC days: the organisation's zone is a setting, and what is stored must not move when that is changed. */
export const dayMs = 86_400_000;

/** How long a point of each tier lasts, and how much time one chunk of it holds. */
export const tiers = {
  raw: { widthMs: 0, chunkMs: hourMs },
  minute: { widthMs: minuteMs, chunkMs: dayMs },
  hour: { widthMs: hourMs, chunkMs: dayMs },
} as const satisfies Record<Tier, { widthMs: number; chunkMs: number }>;

/** The coarsest tier whose points are parts of steps of `stepMs`. */
export function tierFor(stepMs: number): Tier {
  if (stepMs % hourMs === 0) return 'hour';
  return stepMs % minuteMs === 0 ? 'minute' : 'raw';
}

/** The one with the wider points. */
export function coarser(a: Tier, b: Tier): Tier {
  return tiers[a].widthMs >= tiers[b].widthMs ? a : b;
}

/** The multiple of `sizeMs` at or after `atMs`. */
export function ceilTo(atMs: number, sizeMs: number): number {
  return Math.ceil(atMs / sizeMs) * sizeMs;
}

/** The multiple of `sizeMs` at or before `atMs`. */
export function floorTo(atMs: number, sizeMs: number): number {
  return Math.floor(atMs / sizeMs) * sizeMs;
}
