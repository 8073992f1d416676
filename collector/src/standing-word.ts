import type { Standing } from './store/standing-store.ts';
import type { Host } from './store/store.ts';

/** How a host stands, the gravest first. */
export type StandingWord = 'revoked' | 'decommissioned' | 'cloned' | 'pending' | 'active';

/** One word for how a host stands with the collector. */
export function standingWord(
  { revokedMs, decommissionedMs }: Pick<Host, 'revokedMs' | 'decommissionedMs'>,
  standing: Standing | undefined,
  nowMs: number,
): StandingWord {
  if (revokedMs !== null) return 'revoked';
  if (decommissionedMs !== null && decommissionedMs <= nowMs) return 'decommissioned';
  if (standing && standing.quarantine !== null) return 'cloned';
  return standing?.isPending ? 'pending' : 'active';
}
