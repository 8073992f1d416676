import type { SystemAnswer } from '../../src/api/contract/settings.ts';
import { type Resource, useResource } from '../data/resource.ts';

const freshness = { host: 'all', everyMs: 30_000 } as const;

/** How the collector is set up and how it does. */
export function useSystem(): Resource<SystemAnswer> {
  return useResource<SystemAnswer>('/api/v1/system', freshness);
}
