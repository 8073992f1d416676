import { useMemo } from 'react';
import type { Told } from './definitions.ts';
import { useResource } from './resource.ts';

/** Names change rarely, and a change is told. */
const namesEveryMs = 60_000;
const topics = ['services'];

interface Services {
  readonly definitions: readonly Told<{ readonly title?: string }>[];
}

/** What services are called, by their ids. */
export function useServiceNames(): ReadonlyMap<string, string> {
  const { data } = useResource<Services>('/api/v1/services', { topics, everyMs: namesEveryMs });
  return useMemo(() => new Map(data?.definitions.map(({ definition: { id, title } }) => [id, title ?? id])), [data]);
}
