import type { DefinitionEntry } from '../store/store.ts';
import { rightsOf } from './may.ts';
import type { Person } from './person.ts';

/** What an approval is of. */
const approvedKeys = ['targets', 'from', 'to', 'recurs', 'approvedBy', 'approvedAt'] as const;

/**
 * Why somebody may not write a maintenance: one that counts as approved is for who may approve, and whoever else changes what was approved asks
 * for it anew. Undefined when he may.
 */
export function approvalRefusal(
  value: unknown,
  last: DefinitionEntry | undefined,
  { role, name }: Person,
): string | undefined {
  const body: Readonly<Record<string, unknown>> = Object(value);
  if (body.approvedBy == null || rightsOf(role).includes('approve')) return undefined;
  const isAsApproved = approvedKeys.every((key) => JSON.stringify(body[key]) === JSON.stringify(last?.body?.[key]));
  return isAsApproved ? undefined : `approvedBy: ${role} ${name} cannot approve; leave it out and ask for approval`;
}
