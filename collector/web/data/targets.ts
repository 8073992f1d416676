import type { TargetItem, TargetItems } from '../../src/api/contract/targets.ts';
import { useResource } from './resource.ts';

/** Names change rarely. */
const freshness = { host: 'all', topics: ['services', 'hosts'], everyMs: 60_000 } as const;

/** Every service, host and check by its name; undefined until they are there. */
export function useTargets(): readonly TargetItem[] | undefined {
  return useResource<TargetItems>('/api/v1/targets', freshness).data?.targets;
}
