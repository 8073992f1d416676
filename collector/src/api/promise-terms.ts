import { inForce } from '../definitions/in-force.ts';
import type { Body } from '../definitions/kinds/kind.ts';
import type { SloMonth, SloMonths } from '../definitions/slo-months.ts';
import type { Definitions } from '../ledger/definitions.ts';
import { holidayTables } from '../ledger/holidays.ts';
import { membersOf } from '../ledger/services.ts';
import type { DefinitionEntry } from '../store/store.ts';
import type { PromiseDetail, PromiseTerms } from './contract/promise.ts';

/** What was promised: the SLO as at the beginning of its window, what it names as it was last in it. */
export function termsOf(
  { id, slo, evaluation }: SloMonth,
  { stored, definitions }: SloMonths,
): Omit<PromiseTerms, 'names'> {
  const { entries } = stored;
  const lastMs = Math.min(evaluation.toMs, definitions.asOfMs) - 1;
  const said = entryAt(entries, 'slo', id, evaluation.fromMs);
  if (!said?.body) throw new Error(`slo ${id} says nothing`);
  const { serviceHours } = slo;
  return {
    slo: { id, ...said.body },
    service: bodyAt(entries, 'service', slo.target, lastMs),
    calendar: serviceHours === null ? null : bodyAt(entries, 'calendar', serviceHours, lastMs),
    version: said.version,
  };
}

function bodyAt(
  entries: readonly DefinitionEntry[],
  kind: DefinitionEntry['kind'],
  id: string,
  atMs: number,
): Body | null {
  const body = entryAt(entries, kind, id, atMs)?.body;
  return body ? { id, ...body } : null;
}

/** The first version also holds before it, as the evaluator reads it. */
function entryAt(
  entries: readonly DefinitionEntry[],
  kind: DefinitionEntry['kind'],
  id: string,
  atMs: number,
): DefinitionEntry | undefined {
  const history = entries.filter((entry) => entry.kind === kind && entry.id === id);
  return inForce(history).find(({ toMs }) => atMs < toMs)?.entry;
}

/** The target of an SLO and everything that it stands on. */
export function standsOn({ slo }: SloMonth, { definitions }: SloMonths): string[] {
  return [slo.target, ...membersOf(slo.target, definitions.services), ...definitions.targets.keys()];
}

/** The holidays of the month that close the service hours, with their names. */
export function holidaysOf({ slo, days }: SloMonth, { calendars }: Definitions): PromiseDetail['holidays'] {
  const country = slo.serviceHours === null ? null : calendars.get(slo.serviceHours)?.at(-1)?.value.holidays;
  if (!country) return [];
  const table = holidayTables[country] as Readonly<Record<string, { name: string; name_en: string } | undefined>>;
  return days.flatMap(({ day }) => {
    const holiday = table[day];
    return holiday ? [{ day, ja: holiday.name, en: holiday.name_en }] : [];
  });
}
