import type { Store } from '../store/store.ts';
import type { Person } from './person.ts';

/** The ids of the SLOs that somebody may see: all, or of a viewer those about the services that he is named for. */
export async function seenSlos(
  store: { readonly definitions: Pick<Store['definitions'], 'current'> },
  { services }: Pick<Person, 'services'>,
): Promise<string[]> {
  const slos = await store.definitions.current('slo');
  const seen = services && new Set(services);
  return slos.filter(({ body }) => seen === null || seen.has(String(body?.target))).map(({ id }) => id);
}
