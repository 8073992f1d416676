import type { DefinitionEntry } from '../store/store.ts';
import { rightsOf } from './may.ts';
import type { Person } from './person.ts';

/** What an approval is of. */
const approvedKeys = ['target', 'targets', 'from', 'to', 'recurs', 'status', 'approvedBy', 'approvedAt'] as const;

/**
 * Why somebody may not write a maintenance or an adjustment: one that counts as approved is made so by the step for that, which looks who asked for it.
 * Only administrators write down what was approved of elsewhere. Whoever else changes what was approved asks for it anew. Undefined when he may.
 */
export function approvalRefusal(
  value: unknown,
  last: DefinitionEntry | undefined,
  { role, name }: Person,
): string | undefined {
  const body: Readonly<Record<string, unknown>> = Object(value);
  if (body.approvedBy == null || rightsOf(role).includes('administer')) return undefined;
  const isAsApproved = approvedKeys.every((key) => JSON.stringify(body[key]) === JSON.stringify(last?.body?.[key]));
  return isAsApproved ? undefined : `approvedBy: ${role} ${name} cannot write it; leave it out and ask for approval`;
}

/** Why somebody may not take a definition back by another one's leave: an approver gives his own, to what is not his. Undefined when he may. */
export function farewellRefusal(
  approvedBy: string | undefined,
  last: DefinitionEntry | undefined,
  { role, name }: Person,
): string | undefined {
  const rights = rightsOf(role);
  if (approvedBy === undefined || rights.includes('administer')) return undefined;
  const isOwnLeave = rights.includes('approve') && approvedBy === name && last?.author !== name;
  return isOwnLeave ? undefined : `approvedBy: somebody else who may approve has to take it back`;
}
