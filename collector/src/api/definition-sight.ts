import { peopleKeys } from '../definitions/kinds/kind.ts';
import type { DefinitionEntry } from '../store/store.ts';
import type { Person } from './person.ts';

/**
 * What somebody may read of a definition; undefined when nothing. A viewer reads the promises about his services whole, and what his services are called:
 * not what they are made of, nor who works on them and why.
 */
export function definitionSeen(
  entry: DefinitionEntry,
  { services }: Pick<Person, 'services'>,
): DefinitionEntry | undefined {
  if (services === null) return entry;
  const { kind, id, body } = entry;
  const anonymous = { ...entry, author: '', reason: '' };
  if (kind === 'slo') return services.includes(String(body?.target)) ? anonymous : undefined;
  if (kind !== 'service' || !services.includes(id)) return undefined;
  return { ...anonymous, body: body && forCustomers(body) };
}

/** What a service is called and who answers for it. */
export function forCustomers(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(body).filter(([key]) => peopleKeys.has(key)));
}
