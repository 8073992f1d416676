import type { TargetItem, TargetItems } from '../../src/api/contract/targets.ts';
import { useResource } from './resource.ts';

/** Names change rarely. */
const freshness = { host: 'all', topics: ['services', 'hosts'], everyMs: 60_000 } as const;

/** Every service, host and check by its name; undefined until they are there, and where nobody wants them. */
export function useTargets(isWanted = true): readonly TargetItem[] | undefined {
  return useResource<TargetItems>(isWanted ? '/api/v1/targets' : null, freshness).data?.targets;
}
