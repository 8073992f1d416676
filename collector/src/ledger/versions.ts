import type { Version } from './definitions.ts';
import type { Json } from './json.ts';

/** Adds a version to the definition called `id`, in order of time. Two versions of one name need two times. */
export function addVersion<T>(byId: Map<string, Version<T>[]>, id: string, effectiveFrom: Json, value: T): void {
  const fromMs = effectiveFrom.isNull ? Number.NEGATIVE_INFINITY : effectiveFrom.time();
  const versions = byId.get(id) ?? [];
  if (versions.some((one) => one.fromMs === fromMs))
    effectiveFrom.fail(`${id} is here twice with the same effectiveFrom`);
  versions.push({ fromMs, value });
  byId.set(
    id,
    versions.sort((a, b) => (a.fromMs < b.fromMs ? -1 : 1)),
  );
}
