import type { DefinitionEntry } from '../store/store.ts';
import { historiesOf } from './in-force.ts';
import type { Body, Fault } from './kinds/kind.ts';
import type { SlaBody } from './kinds/sla.ts';

interface Named {
  /** Such as `slo order-site`. */
  readonly name: string;
  readonly path: string;
}

/** The definitions that an agreement names. Only of a body that was read. */
export function namesInSla(body: Body): Named[] {
  const { slos, incidents, schedule } = body as unknown as SlaBody;
  const calendar = (id: string | undefined, path: string) =>
    id === undefined ? [] : [{ name: `calendar ${id}`, path }];
  return [
    ...slos.map(({ slo }, index) => ({ name: `slo ${slo}`, path: `slos[${index}].slo` })),
    ...calendar(incidents?.serviceHours, 'incidents.serviceHours'),
    ...calendar(schedule?.calendar, 'schedule.calendar'),
  ];
}

/** The first agreement that names what is not there, or an SLO whose months are not its own. */
export function slaProblem(
  entries: readonly DefinitionEntry[],
): (Fault & { readonly entry: DefinitionEntry }) | undefined {
  const last = new Map(entries.map((entry) => [`${entry.kind} ${entry.id}`, entry]));
  for (const entry of historiesOf(entries, 'sla').flatMap((history) => history.slice(-1))) {
    if (entry.body === null) continue;
    for (const { name, path } of namesInSla(entry.body)) {
      const reason = refusal(last.get(name)?.body, name, entry.body);
      if (reason !== undefined) return { entry, path, reason };
    }
  }
  return undefined;
}

function refusal(named: Body | null | undefined, name: string, sla: Body): string | undefined {
  if (named == null) return `there is no ${name}`;
  if (!name.startsWith('slo ')) return undefined;
  const { calendar, timeZone } = named.window as { readonly calendar?: string; readonly timeZone?: string };
  if (calendar === undefined) return `${name} has no calendar window, so it has no months`;
  if (timeZone === sla.timeZone) return undefined;
  return `the months of ${name} begin in ${timeZone}, those of the agreement in ${String(sla.timeZone)}`;
}
