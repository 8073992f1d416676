/** What an agent tells about being there. */
export type Sign =
  /** `atMs` is when the newest sample was taken, `holdMs` how long the next one may stay out. */
  | { readonly type: 'sample'; readonly hostId: string; readonly atMs: number; readonly holdMs: number }
  /** `ttlMs` is when it means to be back; 0 = it does not say. */
  | { readonly type: 'goodbye'; readonly hostId: string; readonly reason: string; readonly ttlMs: number };
