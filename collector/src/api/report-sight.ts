import { slaOf } from '../definitions/sla.ts';
import type { DefinitionEntry, Store } from '../store/store.ts';
import type { Person } from './person.ts';

/** Which reports somebody may read. */
export interface ReportSight {
  /** Customers read what was made final, and nothing of how it came to be. */
  readonly isFinalOnly: boolean;
  /** Whether he may read those of an agreement; null is all hosts. */
  sees(sla: string | null): boolean;
}

/** A viewer reads the reports of agreements that promise nothing but services he is named for: a report tells all of its agreement. */
export async function reportSight({ definitions }: Store, { services }: Person): Promise<ReportSight> {
  if (services === null) return { isFinalOnly: false, sees: () => true };
  const slos = new Map((await definitions.current('slo')).map(({ id, body }) => [id, String(body?.target)]));
  const isHis = (target: string | undefined) => target !== undefined && services.includes(target);
  const isOfHis = ({ id, body }: DefinitionEntry) =>
    slaOf(id, body ?? {}).slos.every(({ slo }) => isHis(slos.get(slo)));
  const his = new Set((await definitions.current('sla')).filter(isOfHis).map(({ id }) => id));
  return { isFinalOnly: true, sees: (sla) => sla !== null && his.has(sla) };
}
