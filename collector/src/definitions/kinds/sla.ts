import { type Static, type TSchema, Type } from 'typebox';
import { degrees, priorities } from '../../incidents/priority.ts';
import { readTimeZone } from '../../ledger/calendar-file.ts';
import type { Json } from '../../ledger/json.ts';
import { parseObjective } from '../../ledger/objective.ts';
import { sectionNames } from '../../reports/section-names.ts';
import { OneOf } from '../one-of.ts';
import { refuseContradictions } from '../sla-contradictions.ts';
import { closed, defineKind, forPeople, idPattern } from './kind.ts';

/** More than anybody lists on the pages of one agreement; more is a mistake. */
const listMax = 200;

/** Business days that every month has; a later one would skip months. */
const businessDayMax = 15;

const Text = (description: string, maxLength = 200) => Type.String({ minLength: 1, maxLength, description });
const List = <T extends TSchema>(item: T, description: string) =>
  Type.Optional(Type.Array(item, { maxItems: listMax, description }));
const Duration = (description: string) => Type.Optional(Type.String({ description }));
const Calendar = (description: string) => Type.Optional(Type.String({ pattern: idPattern, description }));

const Priority = OneOf(priorities);

const Party = (description: string) =>
  Type.Object(
    { name: Text('As it stands on the cover.'), department: Type.Optional(Text('Such as 経理部.')) },
    {
      ...closed,
      description,
    },
  );

const Promised = Type.Object(
  {
    slo: Type.String({
      pattern: idPattern,
      description: 'Its monthly objective, service hours and rules are its own.',
    }),
    yearly: Type.Optional(
      Type.String({ description: 'Percent over the fiscal year, such as "99.9", besides the month.' }),
    ),
    rto: Duration('Recovery time objective, such as 4h; that of the SLO without one.'),
  },
  closed,
);

const PriorityTargets = Type.Object(
  {
    respond: Duration('From when an incident is detected until it is acknowledged, such as 10m.'),
    resolve: Duration('From when an incident is detected until service is restored, such as 4h.'),
  },
  closed,
);

const byName = <T extends TSchema>(names: readonly string[], value: T) =>
  Object.fromEntries(names.map((name) => [name, Type.Optional(value)]));
const byLevel = (value: TSchema) => Object.fromEntries(degrees.map((name) => [name, value]));

const IncidentTargets = Type.Object(
  {
    clock: Type.Optional(OneOf(['service-hours', 'always'], 'Whose time the clocks count. Default: always.')),
    serviceHours: Calendar('Id of the calendar of the clock service-hours.'),
    targets: Type.Optional(
      Type.Object(byName(priorities, PriorityTargets), { ...closed, description: 'What is promised, by priority.' }),
    ),
    matrix: Type.Optional(
      Type.Object(byLevel(Type.Object(byLevel(Priority), closed)), {
        ...closed,
        description: 'The priority by impact, then by urgency. The usual one without.',
      }),
    ),
  },
  { ...closed, description: 'How fast incidents are to be answered and resolved.' },
);

const Count = Type.Object(
  {
    title: Text('Such as 緊急インシデント.'),
    of: Type.Optional(OneOf(['incidents', 'outages'], 'What is counted. Default: incidents.')),
    priority: Type.Optional(OneOf(priorities, 'Of incidents alone.')),
    atMost: Type.Integer({ minimum: 0, maximum: 100_000 }),
    per: OneOf(['month', 'quarter', 'half-year', 'year'], 'Quarters and halves of the fiscal year.'),
  },
  closed,
);

const Workload = Type.Object(
  {
    title: Text('Such as インシデント件数.'),
    of: OneOf(['incidents', 'outages', 'hosts', 'checks'], 'What is counted: in the month, or watched at its end.'),
    limit: Type.Integer({ minimum: 0, maximum: 10_000_000, description: 'What the agreement covers at the most.' }),
  },
  closed,
);

const Schedule = Type.Object(
  {
    businessDay: Type.Integer({
      minimum: 1,
      maximum: businessDayMax,
      description: '1 = the first one of the next month.',
    }),
    at: Type.String({
      pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
      description: 'Wall clock in timeZone, such as 09:00.',
    }),
    calendar: Calendar('Which days are business days; every day from Monday to Friday without one.'),
  },
  { ...closed, description: 'When the report of the month before is made and sent.' },
);

const Mailbox = Type.Object(
  {
    name: Text('As it stands in the mail.'),
    address: Type.String({ pattern: '^[^\\s@<>,;"]+@[^\\s@<>,;"]+$', maxLength: 254, description: 'Of mail.' }),
  },
  closed,
);

const schema = Type.Object(
  {
    ...forPeople,
    customer: Party('Whom the report is for.'),
    provider: Type.Optional(Party('Who makes it; the organisation of the configuration without one.')),
    purpose: Type.Optional(Text('What the report is for, as its cover says.', 500)),
    inScope: List(Text('In the words of the agreement.', 500), 'What the agreement covers.'),
    outOfScope: List(Text('In the words of the agreement.', 500), 'What it does not cover.'),
    contacts: List(
      Type.Object({ role: Text('Such as サービス責任者.'), name: Text('Who.'), reach: Text('How.') }, closed),
      'Who is to be called, in their order.',
    ),
    timeZone: Type.String({ description: 'IANA zone in which its months begin, such as Asia/Tokyo.' }),
    fiscalYearStart: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 12, description: 'First month of its year. Default: 4.' }),
    ),
    slos: Type.Array(Promised, {
      minItems: 1,
      maxItems: listMax,
      description: 'What is promised, in the order of the report.',
    }),
    recoveryPoints: List(
      Type.Object(
        {
          title: Text('Such as 会計DB バックアップ.'),
          rpo: Type.String({ description: 'Such as 24h.' }),
          check: Type.Optional(
            Type.String({
              maxLength: 400,
              pattern: '^check:',
              description:
                'A check of the kind file whose maxAgeMs is the rpo: reports tell by it how old the backup was. Of a check in the configuration of an agent the collector knows the kind alone.',
            }),
          ),
        },
        closed,
      ),
      'Recovery point objectives.',
    ),
    plan: Type.Optional(
      Type.Object(
        {
          title: Text('Such as 事業継続計画 第3版.'),
          url: Type.String({ maxLength: 2000, pattern: '^https?://', description: 'Where it is.' }),
        },
        { ...closed, description: 'The plan for the continuity of the services.' },
      ),
    ),
    incidents: Type.Optional(IncidentTargets),
    counts: List(Count, 'Promises that count, such as at most two urgent incidents in half a year.'),
    workload: List(Workload, 'Up to how much work the promises hold.'),
    confidentiality: Type.Optional(Text('Printed on every page, such as 社外秘.')),
    documentNumber: Type.Optional(
      Text('With {sla}, {year}, {month} and {fiscalYear} filled in. Default: {sla}-{year}-{month}.'),
    ),
    sections: Type.Optional(
      Type.Array(OneOf(sectionNames), {
        minItems: 1,
        maxItems: sectionNames.length,
        uniqueItems: true,
        description: 'The sections that the report has, in their order. Default: all.',
      }),
    ),
    dates: Type.Optional(OneOf(['western', 'era', 'both'], '2026年, 令和8年, or both. Default: western.')),
    languages: Type.Optional(
      Type.Array(OneOf(['ja', 'en']), { minItems: 1, maxItems: 2, uniqueItems: true, description: 'Default: ja.' }),
    ),
    formats: Type.Optional(
      Type.Array(Type.String({ pattern: '^[a-z]{2,8}$' }), {
        minItems: 1,
        maxItems: 10,
        uniqueItems: true,
        description: 'What is sent, such as pdf and xlsx. Default: pdf.',
      }),
    ),
    schedule: Type.Optional(Schedule),
    reviewers: List(Mailbox, 'Who works on it, and gets its drafts by mail.'),
    recipients: List(Mailbox, 'Who gets it by mail once it is final.'),
  },
  closed,
);
export type SlaBody = Static<typeof schema>;

/** A service level agreement: to whom what was promised, and how its monthly report is made. */
export const sla = defineKind({
  kind: 'sla',
  plural: 'slas',
  schema,
  withTargets: ({ recoveryPoints, ...body }, rename) => ({
    ...body,
    ...(recoveryPoints && {
      recoveryPoints: recoveryPoints.map(({ check, ...point }, index) => {
        return check === undefined ? point : { ...point, check: rename(check, `recoveryPoints[${index}].check`) };
      }),
    }),
  }),
  read(body) {
    const members = new Map(body.entries());
    readTimeZone(members.get('timeZone') ?? body);
    const slos = new Set<string>();
    for (const item of members.get('slos')?.items() ?? []) {
      const { slo, yearly, rto } = item.members('slo', 'yearly', 'rto');
      if (slos.has(slo.string())) slo.fail('is here twice');
      slos.add(slo.string());
      if (!yearly.isNull && !parseObjective(yearly.string())) yearly.fail('must be a decimal percentage, like "99.9"');
      if (!rto.isNull) rto.duration();
    }
    for (const item of members.get('recoveryPoints')?.items() ?? [])
      item.members('title', 'rpo', 'check').rpo.duration();
    const incidents = members.get('incidents');
    if (incidents) readIncidents(incidents);
  },
  refuse: refuseContradictions,
});

function readIncidents(incidents: Json): void {
  const { clock, serviceHours, targets } = incidents.members('clock', 'serviceHours', 'targets', 'matrix');
  if (!clock.isNull && clock.string() === 'service-hours' && serviceHours.isNull)
    clock.fail('needs serviceHours, the id of a calendar');
  for (const [, target] of targets.isNull ? [] : targets.entries()) {
    for (const [, duration] of target.entries()) duration.duration();
  }
}
