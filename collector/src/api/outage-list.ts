import { Type } from 'typebox';

import { askedMonth, type ToldMonth, type ToldOutage, toldOutages } from '../definitions/told-outages.ts';
import type { OutageClass } from '../ledger/classes.ts';
import { instant, instantOrNull } from './answers.ts';
import {
  type OutageAnswer,
  type OutageList,
  outageClasses,
  type StretchAnswer,
  stretchClasses,
} from './contract/outages.ts';
import { noteAnswer } from './journal-answers.ts';
import type { ApiParts } from './parts.ts';
import { MonthQuery, type PeriodQuery, periodOf } from './period.ts';
import type { Person } from './person.ts';
import { type Refusal, refusal } from './save-definition.ts';
import { targetTitles } from './target-titles.ts';

const everyClass = ['all', ...outageClasses, ...stretchClasses] as const;

/** What of a month's ledger somebody asks for. */
export const LedgerQuery = {
  ...MonthQuery,
  service: Type.Optional(
    Type.String({ maxLength: 400, description: 'only what is of one target; numbers stay those of the whole month' }),
  ),
  class: Type.Optional(
    Type.Unsafe<(typeof everyClass)[number]>(
      Type.Union(
        everyClass.map((name) => Type.Literal(name)),
        { description: 'only those of one class; with `all` also what is no outage' },
      ),
    ),
  ),
  missing: Type.Optional(Type.Boolean({ description: 'only those that need a cause or an action' })),
};

export interface LedgerAsked extends PeriodQuery {
  readonly slo?: string;
  readonly target?: string;
  readonly service?: string;
  readonly class?: (typeof everyClass)[number];
  readonly missing?: boolean;
}

/** The ledger of a month as somebody may see it, or why there is none. */
export async function outageList(
  { store, organisation, asOf }: ApiParts,
  { slo, target, service, missing, class: wanted, ...query }: LedgerAsked,
  { services }: Pick<Person, 'services'>,
): Promise<OutageList | Refusal> {
  const asOfMs = await asOf();
  const period = periodOf(query, organisation.timeZone, asOfMs);
  if (typeof period === 'string') return refusal(400, 'REQUEST_INVALID', period);
  const [month, timeZone] = [period.month ?? '', period.timeZone];
  const asked = await askedMonth(store, { slo, target }, { month, timeZone });
  if (!asked) return refusal(404, 'DEFINITION_UNKNOWN', `slo ${slo}`);
  const told = await toldOutages(store, asked, asOfMs);
  const isShown = (id: string) => (services?.includes(id) ?? true) && (service === undefined || id === service);
  const isWanted = (name: string) => wanted === undefined || wanted === 'all' || name === wanted;
  const outages = numbered(told)
    .filter((one) => isShown(one.target) && isWanted(one.class) && (!missing || one.missing.length > 0))
    .map((one) => (services === null ? one : forViewers(one)));
  const stretches = stretchesOf(told, asOfMs, wanted, missing).filter(
    (one) => isShown(one.target) && isWanted(one.class),
  );
  const named = [...outages.flatMap((one) => [one.target, ...one.began]), ...stretches.map((one) => one.target)];
  return {
    asOf: instant(asOfMs),
    month,
    timeZone,
    total: outages.length + stretches.length,
    outages,
    stretches,
    loose: services === null ? told.loose.map(({ entry }) => noteAnswer(entry)) : [],
    titles: await targetTitles(store, named),
  };
}

function numbered({ outages }: ToldMonth): OutageAnswer[] {
  let number = 0;
  return outages.map((one) => outageAnswer(one, one.outage.slos.length === 0 ? null : ++number));
}

/** What people work on among themselves, and the machines below a service, are not for its customers; the report tells them what was found. */
function forViewers(outage: OutageAnswer): OutageAnswer {
  return { ...outage, began: [], notes: [], incidents: [], missing: [] };
}

function stretchesOf(
  told: ToldMonth,
  asOfMs: number,
  wanted: LedgerAsked['class'],
  missing: boolean | undefined,
): StretchAnswer[] {
  if (wanted === undefined || missing) return [];
  return told.stretches().map(({ target, slo, class: name, fromMs, toMs, inBaseMs, reason }) => ({
    ...{ target, slo, class: name, inBaseMs },
    from: instant(fromMs),
    to: toMs < asOfMs ? instant(toMs) : null,
    lengthMs: toMs - fromMs,
    ...(reason !== undefined && { reason }),
  }));
}

function outageAnswer({ outage, notes, incidents, missing, atMs }: ToldOutage, number: number | null): OutageAnswer {
  const { target, fromMs, toMs, downMs, slos, began, earliestMs, latestMs, reason } = outage;
  return {
    number,
    target,
    class: gravest(slos.map((one) => one.class)),
    from: instant(fromMs),
    to: instantOrNull(toMs),
    ...(earliestMs !== undefined && { earliest: instant(earliestMs) }),
    ...(latestMs !== undefined && { latest: instant(latestMs) }),
    ...(reason !== undefined && { reason }),
    downMs,
    began: [...began],
    slos: slos.map((one) => ({ ...one })),
    at: instant(atMs),
    notes: notes.map(({ entry }) => noteAnswer(entry)),
    incidents: incidents.map(({ id }) => id),
    missing: [...missing],
  };
}

/** Of what nothing was promised about everything is down time that nobody planned. */
function gravest(classes: readonly OutageClass[]): OutageClass {
  return outageClasses.find((name) => classes.includes(name)) ?? 'unplanned';
}
